package io.github.camelheymarket.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which events a route wants: names in any spelling, and beginnings of names with a star behind them. */
final class EventFilter implements Predicate<String> {

    private final List<String> names = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();

    private EventFilter() {}

    /**
     * @param types names with commas between them; {@code null}, blank or a star for all events
     * @throws IllegalArgumentException for a name that is no event's
     */
    static EventFilter of(String types) {
        EventFilter filter = new EventFilter();
        for (String given : (types == null ? "" : types).split(",")) {
            String name = EventTypes.normal(given);
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
        return new IllegalArgumentException("eventTypes: there is no event '" + given.strip() + "'. The events are "
                + String.join(", ", EventTypes.DOCUMENTED) + "; target_* matches all names with that prefix.");
    }

    /** @param type in our spelling */
    @Override
    public boolean test(String type) {
        return names.isEmpty() && prefixes.isEmpty()
                || names.contains(type)
                || prefixes.stream().anyMatch(type::startsWith);
    }
}
