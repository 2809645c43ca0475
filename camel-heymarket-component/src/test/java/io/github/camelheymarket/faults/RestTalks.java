package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.messaging.Conversation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes up what is done with conversations, and messages for later. */
final class RestTalks {

    /** Who has access to an inbox. */
    private static final Map<Long, List<Long>> MEMBERS = Map.of(12L, List.of(310L, 311L), 13L, List.of(310L, 312L));

    private final RestDraw draw;

    RestTalks(RestDraw draw) {
        this.draw = draw;
    }

    /** A message for later, as it is written and as it is stored. */
    record Later(Map<String, Object> body, Object fact) {}

    RestCall next() {
        Conversation talk = draw.pick(talks());
        long inbox = talk.inboxId();
        long user = draw.pick(MEMBERS.get(inbox));
        String name = "conversation " + talk.id();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("inbox_id", inbox, "user_id", user));
        body.put("target", "+" + talk.target());
        Set<Long> unread = new TreeSet<>(talk.unread());
        switch (draw.below(6)) {
            case 0, 1 -> {
                boolean opens = draw.chance(50);
                if (draw.chance(50)) {
                    body.remove("target");
                    body.put("chat_id", talk.id());
                }
                Object fact = RestAccount.conversation(inbox, opens, talk.assigned(), unread);
                return RestCall.of(
                        opens ? "conversations/open" : "conversations/close", RestEffect.change(name, fact), body);
            }
            case 2 -> {
                boolean reads = draw.chance(50);
                if (reads) {
                    unread.remove(user);
                } else {
                    unread.add(user);
                }
                Object fact = RestAccount.conversation(inbox, talk.open(), talk.assigned(), unread);
                return RestCall.of(
                        reads ? "conversations/read" : "conversations/unread", RestEffect.change(name, fact), body);
            }
            case 3, 4 -> {
                return reassign(talk, user, body);
            }
            default -> {
                return transfer(talk);
            }
        }
    }

    /** Only its owner may give it away. */
    private RestCall reassign(Conversation talk, long user, Map<String, Object> body) {
        long next = draw.pick(MEMBERS.get(talk.inboxId()));
        body.put("reassign_id", next);
        RestEffect effect = RestEffect.change(
                "conversation " + talk.id(),
                RestAccount.conversation(talk.inboxId(), talk.open(), next, talk.unread()));
        boolean isPossible = talk.assigned() == null || talk.assigned() == user || talk.assigned() == next;
        return RestCall.of("conversations/reassign", isPossible ? effect : effect.butImpossible(), body);
    }

    /** Into an inbox where the person has no conversation. */
    private RestCall transfer(Conversation talk) {
        long inbox = draw.chance(50) ? 12 : 13;
        boolean isThere = inbox == talk.inboxId();
        boolean isTaken = !isThere
                && talks().stream()
                        .anyMatch(other ->
                                other.inboxId() == inbox && other.target().equals(talk.target()));
        Long owner = talk.assigned() != null && MEMBERS.get(inbox).contains(talk.assigned()) ? talk.assigned() : null;
        RestEffect effect = isThere
                ? RestEffect.none()
                : RestEffect.change(
                        "conversation " + talk.id(), RestAccount.conversation(inbox, talk.open(), owner, Set.of()));
        return RestCall.of(
                "conversations/transfer",
                isTaken ? effect.butImpossible() : effect,
                Map.of("conversation_id", talk.id(), "transfer_inbox_id", inbox));
    }

    /** @param lists ids of lists that it may go to */
    Later later(String text, List<Long> lists) {
        Conversation talk = draw.pick(talks());
        long user = draw.pick(MEMBERS.get(talk.inboxId()));
        String time = sandboxDay().plus(draw.below(8) * 15L, ChronoUnit.MINUTES).toString();
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "inbox_id", talk.inboxId(), "execute_at", time, "user_id", user, "content", Map.of("text", text)));
        String target;
        switch (draw.below(3)) {
            case 0 -> {
                body.put("phone_number", "+" + talk.target());
                target = "{\"phone_number\":\"" + talk.target() + "\"}";
            }
            case 1 -> {
                body.put("conversation_id", talk.id());
                target = "{\"conversation_id\":" + talk.id() + "}";
            }
            default -> {
                if (lists.isEmpty()) {
                    body.put("phone_number", "+" + talk.target());
                    target = "{\"phone_number\":\"" + talk.target() + "\"}";
                } else {
                    long list = draw.pick(lists);
                    body.put("list_id", list);
                    target = "{\"list_id\":" + list + "}";
                }
            }
        }
        return new Later(body, RestAccount.scheduled(talk.inboxId(), time, user, target, text));
    }

    /** A day at which no history arrives. */
    private static Instant sandboxDay() {
        return Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
    }

    private List<Conversation> talks() {
        return draw.sandbox.messaging().conversations().stream()
                .filter(talk -> talk.channel().equals(Conversation.SMS))
                .toList();
    }
}
