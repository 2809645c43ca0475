package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Each event that was answered with 200 reached the route, and a message no more than once in a life of the program. */
final class EventJudge {

    private final Violations violations;
    /** How often each event was answered with 200. */
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();

    private final Set<String> messages = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> received = new HashMap<>();
    private final Map<String, Integer> receivedInThisLife = new HashMap<>();

    EventJudge(Violations violations) {
        this.violations = violations;
    }

    /** @param times how often it was answered with 200 */
    void accepted(WebhookEvent event, int times) {
        boolean isMessage = event.type().startsWith("message");
        // A person opts out once, and the events of consent have no id that is documented.
        String id = event.data().get(isMessage ? "id" : "phone").toString();
        accepted.put(id, times);
        if (isMessage) {
            messages.add(id);
        }
    }

    void accept(String[] words) {
        if (words[0].equals("start")) {
            receivedInThisLife.clear();
        } else if (words[0].equals("event")) {
            received.merge(words[2], 1, Integer::sum);
            if (receivedInThisLife.merge(words[2], 1, Integer::sum) > 1 && words[1].startsWith("message")) {
                violations.add("event " + words[2] + " reached the route twice", List.of());
            }
        }
    }

    void judge() {
        accepted.forEach((id, times) -> {
            int least = messages.contains(id) ? 1 : times;
            if (received.getOrDefault(id, 0) < least) {
                violations.add(
                        "event " + id + " was accepted " + times + " times, and reached the route "
                                + received.getOrDefault(id, 0) + " times",
                        List.of());
            }
        });
        accepted.clear();
        messages.clear();
    }

    int received() {
        return received.values().stream().mapToInt(count -> count).sum();
    }
}
