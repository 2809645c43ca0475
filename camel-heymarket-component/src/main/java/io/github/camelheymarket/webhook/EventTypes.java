package io.github.camelheymarket.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of events (C7.3), each in one spelling of ours whatever the delivery's. */
public final class EventTypes {

    /** Those that Heymarket documents. */
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

    /** Named by an older page or by other programs that receive events. */
    private static final List<String> OTHERS = List.of("chat_updated", "contact_unsubscribed", "contact_opt_out");

    private static final Set<String> CONSENT_OF_OTHERS = Set.of("contact_unsubscribed", "contact_opt_out");
    private static final Pattern SEPARATOR = Pattern.compile("[. -]");

    private EventTypes() {}

    /** Lower case with underscores; {@code message_recieved}, as Heymarket spells it, is {@code message_received}. */
    public static String normal(String type) {
        String name = SEPARATOR.matcher(type.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
        return name.equals("message_recieved") ? "message_received" : name;
    }

    /** Whether it is one of the names that were ever seen. */
    static boolean isKnown(String normal) {
        return DOCUMENTED.contains(normal) || OTHERS.contains(normal);
    }

    /**
     * Whether a prefix begins any name that was ever seen.
     */
    static boolean isKnownPrefix(String prefix) {
        return DOCUMENTED.stream().anyMatch(name -> name.startsWith(prefix))
                || OTHERS.stream().anyMatch(name -> name.startsWith(prefix));
    }

    static boolean isMessage(String normal) {
        return normal.startsWith("message_");
    }

    static boolean isConversation(String normal) {
        return normal.startsWith("chat_");
    }

    /** Whether it changes what a person has agreed to: such an event is never taken for a repeat. */
    static boolean isConsent(String normal) {
        return normal.startsWith("target_") || CONSENT_OF_OTHERS.contains(normal);
    }
}
