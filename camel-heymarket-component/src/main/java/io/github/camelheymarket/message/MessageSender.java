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

    private final ApiGateway gateway;
    private final LagPauses pauses;
    private final Reconciler reconciler;

    public MessageSender(ApiGateway gateway, Sleeper sleeper) {
        this.gateway = gateway;
        this.pauses = new LagPauses(sleeper);
        this.reconciler = new Reconciler(pauses);
    }

    /**
     * @param record what the exchange has sent so far
     * @param looksFirst whether an earlier exchange may have sent the message, so that it is searched for by its local id first
     * @throws HeymarketUnknownOutcomeException if it may have been sent, and the searches do not show it
     */
    public SentMessage send(OutgoingMessage message, SendRecord record, boolean looksFirst) {
        Optional<SentMessage> before =
                record.sent(message).map(SentMessage::known).or(() -> sentBefore(message, record, looksFirst));
        if (before.isPresent()) {
            return before.get();
        }
        SentMessage sent = sendOnce(message, record);
        record.sent(message, sent);
        return sent;
    }

    private Optional<SentMessage> sentBefore(OutgoingMessage message, SendRecord record, boolean looksFirst) {
        Optional<SendRecord.Doubt> doubt = record.doubt(message);
        if (doubt.isEmpty() && !looksFirst) {
            return Optional.empty();
        }
        SendSearch search = search(message, doubt.map(SendRecord.Doubt::sent));
        reconciler.afterRefusal(List.of(message), true, search);
        Optional<SentMessage> found = found(search, 0);
        found.ifPresent(sent -> record.sent(message, sent));
        if (found.isEmpty() && search.isAmbiguous()) {
            throw notSent("an earlier send of it may have succeeded: messages that may be it are in the conversation");
        }
        if (found.isEmpty() && doubt.isPresent() && !isSettled(doubt.get())) {
            throw notSent("an earlier send of it got no response less than a minute ago, and may still be carried out");
        }
        return found;
    }

    private static HeymarketUnknownOutcomeException notSent(String why) {
        return new HeymarketUnknownOutcomeException(
                "OUTCOME_UNKNOWN: the message was not sent again, since " + why
                        + ". Look into the conversation before you send it with another local id.",
                new HeymarketException.Details(0, null, null, null, 0, null, true),
                null);
    }

    private boolean isSettled(SendRecord.Doubt doubt) {
        return Duration.between(doubt.sent(), clock().steady()).compareTo(SETTLED) >= 0;
    }

    private SentMessage sendOnce(OutgoingMessage message, SendRecord record) {
        ApiRequest request = gateway.request(ApiEndpoint.SEND_V1, message.request());
        Instant sentAt = clock().steady();
        try {
            ApiResponse response = gateway.client().call(request);
            return new SentMessage(read(request, response), response, response.attempts(), false);
        } catch (HeymarketUnknownOutcomeException doubt) {
            return settle(message, sentAt, doubt, record);
        } catch (HeymarketBadRequestException refusal) {
            if (!isAboutLocalId(refusal)) {
                throw refusal;
            }
            // Heymarket knows the local id, so the message was sent before.
            SendSearch search = search(message, Optional.empty());
            reconciler.afterRefusal(List.of(message), true, search);
            return found(search, refusal.getAttempts()).orElseThrow(() -> refusal);
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
        if (answer instanceof ObjectNode object && object.hasNonNull("id")) {
            return new HeymarketMessage(object);
        }
        throw new IllegalArgumentException("the answer shows no message");
    }

    private SentMessage settle(
            OutgoingMessage message, Instant sentAt, HeymarketUnknownOutcomeException doubt, SendRecord record) {
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
        record.doubt(message, sentAt, clock().steady());
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

    private SendSearch search(OutgoingMessage message, Optional<Instant> sentAt) {
        Instant since = sentAt.map(at -> clock().at(at).minus(SLACK)).orElse(null);
        return new SendSearch(message, since, new SendHistory(gateway));
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
