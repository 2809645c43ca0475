package io.github.camelheymarket.bulk;

import io.github.camelheymarket.bulk.BulkCalls.Answer;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.BulkAnswer;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from the answer to a bulk write what became of each row, by key and never by position. */
final class WriteAnswers {

    private static final String REFUSED_ITEM =
            "REFUSED: Heymarket named the row among those that failed, without a reason";

    private final BulkCalls calls;
    private final ContactFinder finder;
    private final RowPlanner planner;
    private final RunLog log;
    private final Splits splits;

    WriteAnswers(BulkCalls calls, ContactFinder finder, RowPlanner planner, RunLog log, Splits splits) {
        this.calls = calls;
        this.finder = finder;
        this.planner = planner;
        this.log = log;
        this.splits = splits;
    }

    /** The answer of v2 bulk (C5.16). A row that it does not mention was not stored (R6.1). */
    void bulk(List<PendingWrite> writes, Answer<BulkAnswer> answer) {
        ApiResponse response = answer.response();
        ContactIndex stored = ContactIndex.of(answer.content().stored());
        Map<String, String> failed = new HashMap<>();
        for (BulkAnswer.FailedItem item : answer.content().failed()) {
            String reason = item.reason() == null ? "Heymarket gave no reason" : Masks.text(item.reason());
            Keys.of(item.contact()).forEach(key -> failed.put(key, reason));
        }
        for (PendingWrite write : writes) {
            int attempts = write.group().attempts;
            String key = first(write, failed.keySet());
            if (key != null) {
                end(write, Verdict.refused(Outcome.REJECTED, "REFUSED", failed.get(key), response, attempts));
                continue;
            }
            Stored echo = namesOf(write)
                    .filter(stored::has)
                    .findFirst()
                    .map(name -> stored.get(List.of(name)).get(0))
                    .orElse(null);
            end(write, echo == null ? unmentioned(write, response) : echoed(write, echo, response));
        }
    }

    /** Of a contact that only its UUID names an answer without UUIDs cannot tell anything. */
    private static Verdict unmentioned(PendingWrite write, ApiResponse response) {
        boolean nameless = write.route().isRaw() && namesOf(write).allMatch(name -> name.startsWith("contact_id:"));
        return nameless ? succeeded(write, response) : vanished(response, write.group().attempts);
    }

    private static Verdict vanished(ApiResponse response, int attempts) {
        return Verdict.refused(
                Outcome.FAILED, "VANISHED", "Heymarket's answer does not mention the row", response, attempts);
    }

    private static Verdict echoed(PendingWrite write, Stored echo, ApiResponse response) {
        Long expected = write.stored() == null ? null : write.stored().id();
        if (expected != null && echo.id() != null && !expected.equals(echo.id())) {
            return Verdict.refused(
                    Outcome.FAILED,
                    "OTHER_CONTACT",
                    "the update of contact " + expected + " came out as contact " + echo.id(),
                    response,
                    write.group().attempts);
        }
        String uuid =
                echo.uuid() == null && write.stored() != null ? write.stored().uuid() : echo.uuid();
        Long id = echo.id() == null ? expected : echo.id();
        return Verdict.answered(write.success(), id, uuid, response, write.group().attempts);
    }

    private static String first(PendingWrite write, Set<String> keys) {
        return namesOf(write).filter(keys::contains).findFirst().orElse(null);
    }

    /**
     * What an answer may name the item by, the surest first. An address is a name only where there is no phone: people
     * share addresses.
     */
    private static Stream<String> namesOf(PendingWrite write) {
        Contact item = new Contact(write.item());
        Set<String> phones = Keys.phonesOf(item);
        Stream<String> ids = write.stored() == null ? Stream.of() : write.stored().identity().stream();
        Stream<String> uuid = Stream.ofNullable(Keys.uuid(item.getUuid()));
        Stream<String> rest = phones.isEmpty() ? Keys.of(item).stream().filter(Keys::isEmail) : phones.stream();
        return Stream.of(ids, uuid, rest).flatMap(names -> names);
    }

    /** The answer of v1 batch (C5.10). An array may be of the failed or of the stored: one search tells. */
    void batch(List<PendingWrite> writes, Answer<BatchAnswer> answer) {
        Route route = writes.get(0).route();
        if (answer.content().plain()) {
            for (PendingWrite write : writes) {
                end(write, succeeded(write, answer.response()));
            }
        } else if (route.isRaw()) {
            rawArray(writes, answer);
        } else {
            verify(writes, answer);
        }
    }

    private static Verdict succeeded(PendingWrite write, ApiResponse response) {
        Stored stored = write.stored();
        return Verdict.answered(
                write.success(),
                stored == null ? null : stored.id(),
                stored == null ? null : stored.uuid(),
                response,
                write.group().attempts);
    }

    private void rawArray(List<PendingWrite> writes, Answer<BatchAnswer> answer) {
        ContactIndex items = ContactIndex.of(answer.content().items());
        for (PendingWrite write : writes) {
            List<Stored> named = items.get(namesOf(write).toList());
            end(
                    write,
                    isRefusal(named)
                            ? refusedItem(answer.response(), write)
                            : Verdict.answered(
                                    named.isEmpty() ? write.success() : Outcome.UNKNOWN,
                                    null,
                                    null,
                                    answer.response(),
                                    write.group().attempts));
        }
    }

    private static Verdict refusedItem(ApiResponse response, PendingWrite write) {
        return Verdict.answered(Outcome.REJECTED, null, null, response, write.group().attempts)
                .but(Outcome.REJECTED, REFUSED_ITEM);
    }

    private void verify(List<PendingWrite> writes, Answer<BatchAnswer> answer) {
        ContactFinder.Found found;
        try {
            found = finder.find(writes.stream().map(WriteAnswers::phoneOf).toList());
        } catch (HeymarketException e) {
            writes.forEach(write ->
                    log.end(write.group(), Verdict.failed(Outcome.UNKNOWN, "NOT_VERIFIED", e, write.group().attempts)));
            calls.stopIfHopeless(e);
            return;
        }
        ContactIndex items = ContactIndex.of(answer.content().items());
        for (PendingWrite write : writes) {
            end(write, verified(write, found, items, answer.response()));
        }
    }

    private static String phoneOf(PendingWrite write) {
        return Keys.phone(write.item().path("phone").asText());
    }

    private Verdict verified(PendingWrite write, ContactFinder.Found found, ContactIndex items, ApiResponse response) {
        int attempts = write.group().attempts;
        List<Stored> candidates = found.index().get(List.of(phoneOf(write)));
        List<Stored> named = items.get(namesOf(write).toList());
        try {
            if (candidates.size() == 1 && planner.isFulfilled(write.group(), candidates.get(0))) {
                Stored stored = candidates.get(0);
                Verdict good = Verdict.answered(write.success(), stored.id(), stored.uuid(), response, attempts);
                return planner.isShown(write.group(), stored) ? good : byMention(named, items, good);
            }
        } catch (HeymarketException e) {
            calls.stopIfHopeless(e);
            return Verdict.failed(Outcome.UNKNOWN, "NOT_VERIFIED", e, attempts);
        }
        if (named.isEmpty()) {
            return vanished(response, attempts);
        }
        return isRefusal(named)
                ? refusedItem(response, write)
                : Verdict.refused(
                        Outcome.FAILED,
                        "NOT_STORED",
                        "Heymarket accepted the row, but the contact does not show its values",
                        response,
                        attempts);
    }

    /**
     * The search cannot show all that was written, so the array decides: its items without an id of the server's are
     * those that failed, its items with one are those that were stored.
     */
    private static Verdict byMention(List<Stored> named, ContactIndex items, Verdict good) {
        if (!named.isEmpty()) {
            return isRefusal(named) ? good.but(Outcome.REJECTED, REFUSED_ITEM) : good;
        }
        if (items.isEmpty()) {
            return good.but(
                    Outcome.UNKNOWN,
                    "NOT_VERIFIED: Heymarket's answer is an empty list, and searches do not show what was written");
        }
        return items.hasIds()
                ? good.but(Outcome.FAILED, "VANISHED: Heymarket's answer does not mention the row")
                : good;
    }

    /** An item that is only an echo of the request is one of those that failed (C5.10). */
    private static boolean isRefusal(List<Stored> named) {
        return named.stream().anyMatch(item -> item.id() == null && item.uuid() == null);
    }

    private void end(PendingWrite write, Verdict verdict) {
        if (verdict.outcome().isWell()) {
            splits.stored();
        }
        log.end(write.group(), verdict);
    }
}
