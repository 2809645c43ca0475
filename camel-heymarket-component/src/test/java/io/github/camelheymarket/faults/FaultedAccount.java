package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The account that the kinds of operation work on: Mara, who opted out, and Tove, a tag, a list, a field and a message. */
record FaultedAccount(HeymarketSandbox sandbox) {

    /** The {@link #content} after the seed. */
    static final List<String> SEEDED = List.of("Mara Quist out", "Tove Lind");

    void seed() {
        // Apart in time, so that a page of one contact is never the half of a group.
        sandbox.seed(Seed.phone("12025550143")
                .first("Mara")
                .last("Quist")
                .optedOutByContact()
                .updated(Instant.now().minusSeconds(3600)));
        sandbox.seed(Seed.phone("12025550167").first("Tove").last("Lind"));
        sandbox.defineField("Branch");
        sandbox.defineTag("VIP");
        sandbox.messaging().defineList("Spring");
        sandbox.set(Switch.MESSAGE_LAG, 0);
        sandbox.messaging().receive("12025550143", "Are you open?");
    }

    /** Names, and {@code out} behind those that opted out, and what else is not as {@link #seed seeded}; sorted. */
    List<String> content() {
        List<String> account = new ArrayList<>();
        sandbox.contacts().forEach(c -> account.add(c.first() + " " + c.last() + (c.isOptedOut() ? " out" : "")));
        List<String> tags =
                new ArrayList<>(sandbox.tags().stream().map(Tag::label).toList());
        if (!tags.remove("VIP")) {
            account.add("no tag VIP");
        }
        tags.forEach(tag -> account.add("tag " + tag));
        sandbox.messaging().lists().stream()
                .filter(list -> list.size() > 0)
                .forEach(list -> account.add(list.title() + ": "
                        + list.contacts().stream()
                                .map(id -> sandbox.findById(id).orElseThrow().first())
                                .collect(Collectors.joining(" "))));
        sandbox.messaging().sent().forEach(message -> account.add("to " + message.target() + ": " + message.text()));
        account.sort(null);
        return account;
    }

    /** The id that a plain operation works on, by header. */
    Object[] headers(OperationRow row) {
        return switch (row) {
            case PLAIN_WRITE ->
                new Object[] {
                    HeymarketConstants.RESOURCE_ID,
                    sandbox.messaging().lists().get(0).id()
                };
            case PLAIN_DELETE ->
                new Object[] {
                    HeymarketConstants.RESOURCE_ID, sandbox.tags().get(0).id()
                };
            default -> new Object[0];
        };
    }

    String id(String first) {
        return sandbox.contacts().stream()
                .filter(contact -> contact.first().equals(first))
                .map(contact -> Long.toString(contact.id()))
                .findFirst()
                .orElseThrow();
    }

    String uuid(String first) {
        return sandbox.findById(Long.parseLong(id(first))).orElseThrow().uuid().toString();
    }
}
