package io.github.camelheymarket.message;

import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.ReportedRun;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message for each row, one after the other. The recipients' contacts are searched for a hundred rows at a time.
 *
 * <p>Several rows with the same message send it once. A row with the local id of an earlier row and another message is rejected.
 * A job stops as the other jobs do ({@link CallPolicy}), with {@link HeymarketStoppedException}. One object makes one run.
 */
public final class BulkSend {

    private static final int CHUNK = 100;

    private final JobClient job;
    private final Function<Object, OutgoingMessage> composer;
    private final Settings settings;
    private final MessageSender sender;
    private final RecipientConsent consent;
    /** From an earlier delivery of the exchange. */
    private final boolean hadDoubts;

    private final SendResults results;
    private final Rendering rendering;
    private final Map<String, Ended> ended = new HashMap<>();
    private final List<SendRow> chunk = new ArrayList<>();
    private long count;

    /** What became of the first row with a local id. @param key of its message */
    private record Ended(String key, RowResult result) {}

    /**
     * @param checksConsent whether recipients who opted out or are blocked get no message
     * @param earlier by whom messages with a given local id may have been sent before
     * @param dryRun send nothing
     * @param record what the exchange has sent so far
     */
    public record Settings(boolean checksConsent, EarlierSend earlier, boolean dryRun, SendRecord record) {}

    /**
     * @param job makes all calls, those of {@code composer} and {@code sender} too
     * @param composer makes the message of a row, or throws {@link HeymarketValidationException}
     */
    public BulkSend(
            JobClient job,
            Function<Object, OutgoingMessage> composer,
            MessageSender sender,
            Rendering rendering,
            Settings settings,
            SendResults results) {
        this.job = job;
        this.composer = composer;
        this.sender = sender;
        this.rendering = rendering;
        this.settings = settings;
        this.results = results;
        this.consent = new RecipientConsent(job);
        this.hadDoubts = settings.record().isInDoubt();
    }

    /** Reads the input once, to its end. */
    public BulkResult run(Iterator<?> rows) {
        return ReportedRun.of(() -> toEnd(rows), results::close);
    }

    private BulkResult toEnd(Iterator<?> rows) {
        try {
            while (takeNext(rows)) {
                if (chunk.size() == CHUNK) {
                    sendChunk();
                }
            }
            sendChunk();
        } catch (RuntimeException | Error e) {
            throw stopped(JobAbortedException.of(e));
        }
        return result();
    }

    /** @return whether there was another row */
    private boolean takeNext(Iterator<?> rows) {
        Object source;
        try {
            if (!rows.hasNext()) {
                return false;
            }
            source = rows.next();
        } catch (RuntimeException | Error e) {
            throw new JobAbortedException("the input could not be read to its end", e);
        }
        take(new SendRow(count++, source, null));
        return true;
    }

    private void take(SendRow row) {
        if (Thread.currentThread().isInterrupted()) {
            chunk.add(row);
            throw new JobAbortedException("the run was interrupted", null);
        }
        SendRow composed;
        try {
            composed = row.with(composer.apply(row.source()));
        } catch (HeymarketValidationException e) {
            results.add(row, results.rejected(row, e));
            return;
        } catch (HeymarketException e) {
            results.add(row, results.failed(row, failure(row, e)));
            job.policy().stopIfHopeless(e);
            return;
        } catch (RuntimeException | Error e) {
            // The rows of the chunk have a result when the run stops.
            chunk.add(row);
            throw e;
        }
        chunk.add(composed);
    }

    private void sendChunk() {
        RecipientConsent.Contacts contacts = contacts();
        while (!chunk.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new JobAbortedException("the run was interrupted", null);
            }
            SendRow row = chunk.get(0);
            Ended first = ended.get(row.composed().localId());
            if (first == null) {
                send(row, contacts);
            } else {
                chunk.remove(0);
                boolean isSame = first.key().equals(row.composed().key());
                results.add(row, isSame ? results.merged(row, first.result()) : results.reused(row, first.result()));
            }
        }
    }

    private void send(SendRow row, RecipientConsent.@Nullable Contacts contacts) {
        OutgoingMessage message = row.composed();
        try {
            if (settings.dryRun()) {
                check(message, contacts);
                end(results.dry(row, rendering.members(message)), row);
            } else {
                end(
                        results.sent(
                                row,
                                sender.send(
                                        message,
                                        settings.record(),
                                        settings.earlier(),
                                        () -> check(message, contacts))),
                        row);
            }
        } catch (Withheld e) {
            end(results.withheld(row, e.refusal), row);
        } catch (HeymarketException e) {
            end(results.failed(row, e), row);
            job.policy().stopIfHopeless(e);
        }
    }

    /** @param contacts {@code null} if consent is not checked */
    private void check(OutgoingMessage message, RecipientConsent.@Nullable Contacts contacts) {
        if (contacts != null) {
            consent.refusal(message, contacts).ifPresent(refusal -> {
                throw new Withheld(message, refusal);
            });
        }
    }

    private static final class Withheld extends HeymarketConsentException {

        private final transient RecipientConsent.Refusal refusal;

        private Withheld(OutgoingMessage message, RecipientConsent.Refusal refusal) {
            super(RecipientConsent.words(message, refusal));
            this.refusal = refusal;
        }
    }

    /** Before the listener runs: a row whose listener fails has its result all the same. */
    private void end(RowResult result, SendRow row) {
        chunk.remove(row);
        ended.put(row.composed().localId(), new Ended(row.composed().key(), result));
        results.add(row, result);
    }

    /** @return {@code null} if consent is not checked */
    private RecipientConsent.@Nullable Contacts contacts() {
        if (!settings.checksConsent() || chunk.isEmpty()) {
            return null;
        }
        Set<String> phones = new LinkedHashSet<>();
        chunk.stream()
                .filter(row -> !row.composed().isComment())
                .forEach(row -> phones.addAll(row.composed().phones()));
        try {
            return consent.find(phones);
        } catch (HeymarketException e) {
            while (!chunk.isEmpty()) {
                SendRow row = chunk.remove(0);
                results.add(row, results.failed(row, failure(row, e)));
            }
            job.policy().stopIfHopeless(e);
            return null;
        }
    }

    private HeymarketException failure(SendRow row, HeymarketException e) {
        return row.message() == null && !hadDoubts ? e : settings.record().failure(row.message(), e);
    }

    private HeymarketStoppedException stopped(JobAbortedException stop) {
        for (SendRow row : List.copyOf(chunk)) {
            try {
                HeymarketException e = failure(row, new HeymarketException("the run ended before this row"));
                results.add(row, e.isMaybeApplied() ? results.failed(row, e) : results.stopped(row));
            } catch (RuntimeException | Error broken) {
                // The listener that has failed may fail again; the results so far are reported all the same.
                if (broken != stop && broken != stop.getCause()) {
                    stop.addSuppressed(broken);
                }
            }
        }
        return stop.reported("The bulk send", count, result());
    }

    private BulkResult result() {
        return BulkResult.builder(results.toStore())
                .requests(job.counted().requests(), job.extraRequests(), 0)
                .dryRun(settings.dryRun())
                .build();
    }
}
