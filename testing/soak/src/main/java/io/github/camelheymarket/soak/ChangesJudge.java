package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether every last state reached the route that wants all, and that of others the route that wants those of others alone. */
final class ChangesJudge {

    private final HeymarketSandbox sandbox;
    private final Violations violations;
    private final Set<String> all = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final Set<Long> seen = new HashSet<>();
    private final Set<Long> buried = new HashSet<>();
    private long delivered;

    ChangesJudge(HeymarketSandbox sandbox, Violations violations) {
        this.sandbox = sandbox;
        this.violations = violations;
    }

    void accept(String[] words) {
        if (!words[0].equals("change")) {
            return;
        }
        delivered++;
        long id = Long.parseLong(words[3]);
        if (words[2].equals("deleted")) {
            buried.add(id);
            sandbox.findById(id)
                    .ifPresent(contact -> violations.add("delivered as deleted, and is there: " + contact, List.of()));
        } else {
            (words[1].equals("all") ? all : others).add(id + ":" + words[4]);
            if (words[1].equals("all")) {
                seen.add(id);
            }
        }
    }

    private static String state(SandboxContact contact) {
        return contact.id() + ":" + contact.rev();
    }

    private static boolean isOfOthers(SandboxContact contact) {
        int person = Integer.parseInt(contact.phone().substring(4)) - 2_000_000;
        return person >= Lane.OTHERS && person < Lane.NEWCOMERS;
    }

    /** What has not been delivered. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (SandboxContact contact : sandbox.contacts()) {
            if (!all.contains(state(contact))) {
                missing.add(contact.phone() + " " + contact);
            }
            if (isOfOthers(contact) && !others.contains(state(contact))) {
                missing.add(contact.phone() + " " + contact + " with skipOwn");
            }
        }
        for (long id : seen) {
            if (!buried.contains(id) && sandbox.findById(id).isEmpty()) {
                missing.add(id + " deleted");
            }
        }
        return missing;
    }

    /** Of the states that are stored and that the program wrote, those that skipOwn left out. */
    String leftOut() {
        List<SandboxContact> own = sandbox.contacts().stream()
                .filter(contact -> !isOfOthers(contact))
                .toList();
        long left =
                own.stream().filter(contact -> !others.contains(state(contact))).count();
        return left + " of " + own.size();
    }

    long delivered() {
        return delivered;
    }
}
