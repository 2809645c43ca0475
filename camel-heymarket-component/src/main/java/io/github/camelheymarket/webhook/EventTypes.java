package io.github.camelheymarket.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of event types (C7.3), in one spelling for all spellings that deliveries use. */
public final class EventTypes {

    /** The names that Heymarket documents. */
    public static final List<String> DOCUMENTED = List.of(
            "message_sent",
            "message_received",
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

    /** Names in older documentation and in other programs that receive events. */
    private static final List<String> OTHERS = List.of("chat_updated", "contact_unsubscribed", "contact_opt_out");

    private static final Set<String> OTHER_CONSENT = Set.of("contact_unsubscribed", "contact_opt_out");
    private static final Pattern SEPARATOR = Pattern.compile("[. -]");

    private EventTypes() {}

    /** Lower case with underscores; {@code message_recieved}, as Heymarket spells it, is {@code message_received}. */
    public static String normalise(String type) {
        String name = SEPARATOR.matcher(type.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
        return name.equals("message_recieved") ? "message_received" : name;
    }

    static boolean isKnown(String name) {
        return DOCUMENTED.contains(name) || OTHERS.contains(name);
    }

    static boolean isKnownPrefix(String prefix) {
        return DOCUMENTED.stream().anyMatch(name -> name.startsWith(prefix))
                || OTHERS.stream().anyMatch(name -> name.startsWith(prefix));
    }

    static boolean isMessage(String name) {
        return name.startsWith("message_");
    }

    static boolean isConversation(String name) {
        return name.startsWith("chat_");
    }

    /** Whether the event changes a contact's consent. */
    static boolean isConsent(String name) {
        return name.startsWith("target_") || OTHER_CONSENT.contains(name);
    }
}
