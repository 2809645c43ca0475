package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.LagPauses;
import io.github.camelheymarket.api.Reconciler;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.ServerClock;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends messages, each at most once. A send that gets no response is not sent again: the component searches for it (R8.2), and
 * if no search shows it the outcome is unknown. A redelivery of the exchange searches again, and sends the message only if a
 * minute has passed: whether Heymarket ignores a second send with the same local id is not known (C9.0, C11.24).
 */
public final class MessageSender {

    /** After this time Heymarket no longer applies a send that got no response. */
    static final Duration SETTLED = Duration.ofSeconds(60);

    /** How far the times of messages may be behind Heymarket's clock as its answers show it. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    /** Before this time a message of the same text is another, where answers do not show local ids. */
    private static final Duration SAME_TEXT = Duration.ofHours(24);

    private final ApiGateway gateway;
    private final RecentSends recent = new RecentSends();
    private final LagPauses pauses;
    private final Reconciler reconciler;
    private final long start;

    public MessageSender(ApiGateway gateway, Sleeper sleeper) {
        this.gateway = gateway;
        this.pauses = new LagPauses(sleeper);
        this.reconciler = new Reconciler(pauses);
        this.start = pauses.now();
    }

    /**
     * @param record what the exchange has sent so far
     * @param earlier by whom a message with a given local id may have been sent before
     * @param check is called before a message is sent that was not sent before; an exception prevents it
     * @throws HeymarketUnknownOutcomeException if it may have been sent, and the searches do not show it
     */
    public SentMessage send(OutgoingMessage message, SendRecord record, EarlierSend earlier, Runnable check) {
        try {
            Optional<SentMessage> before = record.sent(message)
                    .or(() -> recent.id(message.key()))
                    .map(SentMessage::known)
                    .or(() -> sentBefore(message, record, earlier));
            if (before.isEmpty()) {
                check.run();
            }
            SentMessage sent = before.isPresent() ? before.get() : sendOnce(message, record);
            record.sent(message, sent);
            return sent;
        } catch (HeymarketException e) {
            throw record.failure(message, e);
        }
    }

    private Optional<SentMessage> sentBefore(OutgoingMessage message, SendRecord record, EarlierSend earlier) {
        Optional<Instant> doubt = record.doubt(message);
        if (doubt.isPresent()) {
            Optional<SentMessage> found = afterDoubt(message, doubt.get());
            if (found.isEmpty()) {
                record.notSent(message);
            }
            return found;
        }
        if (earlier == EarlierSend.NONE || !message.hasGivenId()) {
            return Optional.empty();
        }
        SendSearch search = search(message, Optional.empty());
        look(message, search, earlier);
        if (search.isAmbiguous() && search.present().isEmpty()) {
            throw notSent("messages that may be it are in the conversation");
        }
        return found(search, 0);
    }

    private Optional<SentMessage> afterDoubt(OutgoingMessage message, Instant sentAt) {
        SendSearch search = search(message, Optional.of(sentAt));
        reconciler.afterRefusal(List.of(message), true, search);
        Optional<SentMessage> found = found(search, 0);
        if (found.isEmpty() && search.isAmbiguous()) {
            throw notSent("an earlier send of it may have succeeded: messages that may be it are in the conversation");
        }
        if (found.isEmpty() && !isSettled(sentAt)) {
            throw notSent("an earlier send of it got no response less than a minute ago, and may still be carried out");
        }
        return found;
    }

    /** Reads may lag behind a send. */
    private void look(OutgoingMessage message, SendSearch search, EarlierSend earlier) {
        try {
            if (earlier == EarlierSend.JUST_NOW) {
                reconciler.afterNoAnswer(List.of(message), pauses.now(), search);
            } else {
                pauses.beforeFirst(start);
                pauses.beforeSecond(start);
                reconciler.afterRefusal(List.of(message), true, search);
            }
        } catch (JobAbortedException e) {
            throw notSent("the search for an earlier send of it was interrupted");
        }
    }

    private static HeymarketUnknownOutcomeException notSent(String why) {
        return new HeymarketUnknownOutcomeException(
                "OUTCOME_UNKNOWN: the message was not sent again, since " + why
                        + ". Look into the conversation before you send it with another local id.",
                new HeymarketException.Details(new HeymarketException.Response(0, null, null, null, null), 0, true),
                null);
    }

    private boolean isSettled(Instant sentAt) {
        return Duration.between(sentAt, clock().steady()).compareTo(SETTLED) >= 0;
    }

    private SentMessage sendOnce(OutgoingMessage message, SendRecord record) {
        ApiRequest request = gateway.request(ApiEndpoint.SEND_V1, message.request());
        Instant sentAt = clock().steady();
        // Before the call: whatever is thrown, an Error included, the message may have been sent.
        record.doubt(message, sentAt);
        try {
            ApiResponse response = gateway.client().call(request);
            HeymarketMessage sent = read(request, response);
            recent.add(message.key(), Objects.requireNonNull(sent.getId(), "the id of a message that was sent"));
            return new SentMessage(sent, response, response.attempts(), false);
        } catch (HeymarketUnknownOutcomeException doubt) {
            return settle(message, sentAt, doubt);
        } catch (HeymarketBadRequestException refusal) {
            if (!isAboutLocalId(refusal)) {
                record.notSent(message);
                throw refusal;
            }
            // Heymarket knows the local id, so the message was sent before.
            SendSearch search = search(message, Optional.empty());
            look(message, search, EarlierSend.JUST_NOW);
            return found(search, refusal.getAttempts()).orElseThrow(() -> notSent("Heymarket knows its local id"));
        } catch (HeymarketException e) {
            if (!e.isMaybeApplied()) {
                record.notSent(message);
            }
            throw e;
        }
    }

    private static HeymarketMessage read(ApiRequest request, ApiResponse response) {
        try {
            return AnswerReader.read(request, response, MessageSender::message);
        } catch (HeymarketAnswerException e) {
            throw AnswerReader.unknown(e, response);
        }
    }

    private static HeymarketMessage message(JsonNode answer) {
        if (answer instanceof ObjectNode object && new HeymarketMessage(object).getId() != null) {
            return new HeymarketMessage(object);
        }
        throw new IllegalArgumentException("the answer shows no message");
    }

    private SentMessage settle(OutgoingMessage message, Instant sentAt, HeymarketUnknownOutcomeException doubt) {
        int attempts = Math.max(1, doubt.getAttempts());
        SendSearch search = search(message, Optional.of(sentAt));
        String why;
        HeymarketException failure = null;
        try {
            reconciler.afterNoAnswer(List.of(message), pauses.now(), search);
            why = search.isAmbiguous()
                    ? "Messages that may be it are in the conversation."
                    : "The conversation does not show it, 10 s later.";
        } catch (JobAbortedException e) {
            why = "The search for the message was interrupted.";
        } catch (HeymarketException e) {
            why = "The search for the message failed.";
            failure = e;
        }
        Optional<SentMessage> found = found(search, attempts);
        if (found.isPresent()) {
            return found.get();
        }
        HeymarketUnknownOutcomeException unknown = AnswerReader.unknown(
                why + " It was not sent again. A redelivery a minute later, and a send with the same local id and "
                        + "duplicateCheck=always, searches for it first.",
                doubt,
                attempts);
        if (failure != null) {
            unknown.addSuppressed(failure);
        }
        throw unknown;
    }

    /** @param sentAt when a send was made whose outcome is unknown; empty if it is not known that there was one */
    private SendSearch search(OutgoingMessage message, Optional<Instant> sentAt) {
        ServerClock clock = clock();
        SendSearch.Window window = sentAt.map(
                        at -> new SendSearch.Window(clock.at(at).minus(SLACK), true))
                .orElseGet(() -> new SendSearch.Window(clock.now().minus(SAME_TEXT), false));
        // A message of this process that was answered is not one whose answer was lost.
        return new SendSearch(message, window, new SendHistory(gateway), id -> window.isKnown() && recent.contains(id));
    }

    private static Optional<SentMessage> found(SendSearch search, int attempts) {
        return search.present().map(shown -> new SentMessage(shown, search.response(), attempts, true));
    }

    private static boolean isAboutLocalId(HeymarketBadRequestException refusal) {
        String body = refusal.getResponseBody();
        return "local_id".equals(refusal.getField()) || body != null && body.contains("local_id");
    }

    private ServerClock clock() {
        return gateway.client().memory().clock();
    }
}
