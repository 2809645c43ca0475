package io.github.camelheymarket.sandbox.webhook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Something that happened at Heymarket, with the members that C7.3 has for it, all invented. Each has an id of its own.
 * Immutable: {@link #with} and {@link #without} give another event.
 *
 * @param type as Heymarket documents it, with its spelling {@code message_recieved}
 * @param data the members of {@code event_data}
 */
public record WebhookEvent(String type, Map<String, Object> data) {

    /** All that are documented. */
    public static final List<String> TYPES = List.of(
            "message_sent",
            "message_recieved",
            "chat_reassigned",
            "chat_closed",
            "chat_opened",
            "chat_pending",
            "chat_transferred",
            "target_opt_out",
            "target_opt_in",
            "target_double_opt_in",
            "target_double_opt_restricted",
            "incoming_call");

    private static final AtomicLong IDS = new AtomicLong(55_120_000);
    private static final long CONVERSATION = 880_031;
    private static final int INBOX = 12;

    public WebhookEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** An event of any kind, documented or not, about an invented person. */
    public static WebhookEvent of(String type) {
        return of(type, "12025550143");
    }

    /** @param phone whom it is about, in digits */
    public static WebhookEvent of(String type, String phone) {
        if (type.startsWith("message")) {
            return message(type, phone, "Is Friday still ok?");
        }
        if (type.startsWith("chat")) {
            return conversation(type, CONVERSATION).with("target", phone);
        }
        return person(type, phone);
    }

    /** @param phone digits without the leading plus sign, as everywhere here */
    public static WebhookEvent messageReceived(String phone, String text) {
        return message("message_recieved", phone, text);
    }

    public static WebhookEvent messageSent(String phone, String text) {
        return message("message_sent", phone, text);
    }

    public static WebhookEvent chatClosed(long conversationId) {
        return conversation("chat_closed", conversationId);
    }

    public static WebhookEvent optOut(String phone) {
        return person("target_opt_out", phone);
    }

    public static WebhookEvent optIn(String phone) {
        return person("target_opt_in", phone);
    }

    public static WebhookEvent incomingCall(String phone) {
        return person("incoming_call", phone);
    }

    /** The same with one member set. */
    public WebhookEvent with(String member, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(data);
        members.put(member, value);
        return new WebhookEvent(type, members);
    }

    /** The same with one member gone. */
    public WebhookEvent without(String member) {
        Map<String, Object> members = new LinkedHashMap<>(data);
        members.remove(member);
        return new WebhookEvent(type, members);
    }

    private static WebhookEvent message(String type, String phone, String text) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", IDS.incrementAndGet());
        members.put("text", text);
        members.put("phone", phone);
        members.put("target", phone);
        members.put("date", now());
        members.put("status", type.equals("message_sent") ? "sent" : "received");
        members.put("type", "text");
        members.put("user", 31);
        members.put("conversation", Map.of("id", CONVERSATION, "inbox", INBOX, "channel", "sms", "target", phone));
        return new WebhookEvent(type, members);
    }

    private static WebhookEvent conversation(String type, long id) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("inbox", INBOX);
        members.put("channel", "sms");
        members.put("target", "12025550143");
        members.put("assigned", 31);
        members.put("status", type.substring(type.indexOf('_') + 1));
        members.put("created", "2026-01-12T08:00:00Z");
        members.put("updated", now());
        members.put("rev", IDS.incrementAndGet());
        return new WebhookEvent(type, members);
    }

    /** The members of these are not documented; they are guessed from the names that C7.3 tells to look for. */
    private static WebhookEvent person(String type, String phone) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", IDS.incrementAndGet());
        members.put("phone", phone);
        members.put("inbox_id", INBOX);
        members.put("created", now());
        return new WebhookEvent(type, members);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
