package io.github.camelheymarket.webhook;

import io.github.camelheymarket.model.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The event types of a route: names in any spelling, or prefixes followed by an asterisk. */
final class EventFilter implements Predicate<String> {

    private final List<String> names = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();

    private EventFilter() {}

    /**
     * @param types comma-separated names; {@code null}, blank or an asterisk for all events
     * @throws IllegalArgumentException for an unknown name
     */
    static EventFilter of(@Nullable String types) {
        EventFilter filter = new EventFilter();
        for (String given : (types == null ? "" : types).split(",")) {
            String name = EventTypes.normalise(given);
            if (name.endsWith("*")) {
                filter.prefix(given, name.substring(0, name.length() - 1));
            } else if (!name.isEmpty()) {
                filter.name(given, name);
            }
        }
        return filter;
    }

    private void name(String given, String name) {
        if (!EventTypes.isKnown(name)) {
            throw unknown(given);
        }
        names.add(name);
    }

    private void prefix(String given, String prefix) {
        if (!EventTypes.isKnownPrefix(prefix)) {
            throw unknown(given);
        }
        prefixes.add(prefix);
    }

    private static IllegalArgumentException unknown(String given) {
        return new IllegalArgumentException(
                "eventTypes: there is no event " + Texts.quoted(given.strip()) + ". The events are "
                        + String.join(", ", EventTypes.DOCUMENTED) + "; target_* matches all names with that prefix.");
    }

    /** @param type as {@link EventTypes#normalise} spells it */
    @Override
    public boolean test(String type) {
        return names.isEmpty() && prefixes.isEmpty()
                || names.contains(type)
                || prefixes.stream().anyMatch(type::startsWith);
    }
}
