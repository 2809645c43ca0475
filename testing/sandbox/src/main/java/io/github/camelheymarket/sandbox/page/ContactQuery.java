package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Comparator;
import java.util.Locale;

/**
 * Which contacts a list holds, in what order.
 *
 * @param text what they hold somewhere, in lower case; empty for all
 */
record ContactQuery(String text, Sort sort) {

    /** An order of contacts. */
    enum Sort {
        UPDATED("last updated", Comparator.comparing(SandboxContact::updated).reversed()),
        NAME("name", Comparator.comparing(SandboxContact::displayName, String.CASE_INSENSITIVE_ORDER)),
        PHONE("phone", Comparator.comparing(SandboxContact::phone)),
        CREATED("first created", Comparator.comparing(SandboxContact::created));

        private final String label;
        private final Comparator<SandboxContact> order;

        Sort(String label, Comparator<SandboxContact> order) {
            this.label = label;
            this.order = order.thenComparingLong(SandboxContact::id);
        }

        String label() {
            return label;
        }

        Comparator<SandboxContact> order() {
            return order;
        }
    }

    static ContactQuery of(PageCall call) {
        String sort = call.value("sort");
        for (Sort each : Sort.values()) {
            if (each.name().equalsIgnoreCase(sort)) {
                return new ContactQuery(call.value("q").toLowerCase(Locale.ROOT), each);
            }
        }
        return new ContactQuery(call.value("q").toLowerCase(Locale.ROOT), Sort.UPDATED);
    }

    /** Names, addresses, numbers and custom values are looked at; in a number blanks and punctuation do not count. */
    boolean finds(SandboxContact contact) {
        String digits = text.replaceAll("[\\s()+.-]", "");
        boolean number = digits.matches("\\d+");
        return holds(contact.displayName())
                || holds(contact.first() + " " + contact.last())
                || holds(contact.email())
                || contact.channels().stream()
                        .anyMatch(channel -> holds(channel.value())
                                || number && channel.value().contains(digits))
                || contact.custom().values().stream().anyMatch(this::holds)
                || number && Long.toString(contact.id()).equals(digits);
    }

    private boolean holds(String value) {
        return value.toLowerCase(Locale.ROOT).contains(text);
    }
}
