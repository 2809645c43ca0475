package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.HeymarketMessage;
import io.github.camelheymarket.model.ResultList;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.paging.ItemIterator;
import io.github.camelheymarket.paging.ItemPages;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages among which a send may be found (C9.1.3, C9.1.4). For one search. */
final class SendHistory {

    /** The most messages that one read of a conversation returns (C9.1.3). */
    private static final int MAX_OF_CONVERSATION = 50;

    private static final int PAGE_SIZE = 100;

    /** Fewer messages than this are not a part of a longer list, whatever the page size of Heymarket. */
    private static final int MAX_IN_DOUBT = 25;

    private static final int MAX_OF_TEAM = 1_000;

    private final ApiGateway gateway;
    private @Nullable ApiResponse last;

    SendHistory(ApiGateway gateway) {
        this.gateway = gateway;
    }

    /** The response that the last read ended with. */
    @Nullable
    ApiResponse last() {
        return last;
    }

    /**
     * Some of the newest messages.
     *
     * @param isComplete whether all messages since the time are among them
     */
    record Read(List<HeymarketMessage> messages, boolean isComplete) {}

    /** The messages of the conversation with one phone. @param since {@code null} for those that one read returns */
    Read ofConversation(String phone, long inboxId, @Nullable Instant since) {
        List<HeymarketMessage> messages = read(gateway.history(phone, inboxId));
        return new Read(
                messages,
                since == null
                        || messages.size() < MAX_OF_CONVERSATION
                        || messages.stream().anyMatch(message -> isBefore(message, since)));
    }

    /**
     * The messages of the team, the newest first, until one is older than the time, but not more than 1,000.
     *
     * @param since {@code null} for the newest 100
     */
    Read ofTeam(@Nullable Instant since) {
        ItemPages pages = new ItemPages(
                ApiEndpoint.MESSAGES_V1.operation(),
                ApiEndpoint.MESSAGES_V1.plainForm().pages(),
                JsonNodeFactory.instance.objectNode(),
                PAGE_SIZE);
        boolean[] atEnd = new boolean[1];
        List<HeymarketMessage> messages = new ArrayList<>();
        int max = since == null ? PAGE_SIZE : MAX_OF_TEAM;
        boolean isOld = false;
        try (ItemIterator items = new ItemIterator(
                pages, request -> answer(gateway.items(ApiEndpoint.MESSAGES_V1, request)), () -> atEnd[0] = true)) {
            while (!isOld && messages.size() < max && items.hasNext()) {
                HeymarketMessage message = new HeymarketMessage(items.next().json());
                messages.add(message);
                isOld = since != null && isBefore(message, since);
            }
        }
        // created_at may be a lower bound, so that each page is the first one (C9.1.4): the end of a longer list proves
        // nothing.
        return new Read(messages, since == null || isOld || atEnd[0] && messages.size() < MAX_IN_DOUBT);
    }

    private List<HeymarketMessage> read(ApiAnswer<ResultList<ResultObject>> answer) {
        return answer(answer).stream()
                .map(item -> new HeymarketMessage(item.json()))
                .toList();
    }

    private List<ResultObject> answer(ApiAnswer<ResultList<ResultObject>> answer) {
        last = answer.response();
        return answer.content();
    }

    /** Not if the time of the message is not known. */
    static boolean isBefore(HeymarketMessage message, Instant time) {
        Instant date = date(message);
        return date != null && date.isBefore(time);
    }

    private static @Nullable Instant date(HeymarketMessage message) {
        try {
            return message.getDate() == null
                    ? null
                    : OffsetDateTime.parse(message.getDate()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
