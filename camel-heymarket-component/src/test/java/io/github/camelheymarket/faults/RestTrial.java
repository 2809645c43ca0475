package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/**
 * A made-up history of an account with four people: tags, lists, templates, scheduled messages, conversations, channels and e-mails
 * come, change and go, against a server with switches and faults of its own. After each call a judge that shares nothing with the
 * component compares what the component reported with what the server stores.
 */
final class RestTrial {

    static final int PEOPLE = 4;
    private static final int STEPS = 12;

    private final Random random;
    private final FaultRig rig;
    private final List<String> story = new ArrayList<>();
    private final List<Long> people = new ArrayList<>();

    private RestTrial(long seed, Random random, FaultRig rig) {
        this.random = random;
        this.rig = rig;
        story.add("seed " + seed);
    }

    /** @return what went wrong, with the whole story; {@code null} where nothing did */
    static String run(long seed, Profile profile) throws IOException {
        HistoryTime time = new HistoryTime();
        Random random = HistoryTrial.random(seed);
        int requestsPerMinute = random.nextInt(4) > 0 ? 0 : 5 + random.nextInt(10);
        try (FaultRig rig = new FaultRig(profile, time, requestsPerMinute, time);
                HistoryKills kills = new HistoryKills(rig)) {
            rig.whileAsleep = () -> time.pass(rig.slept.get(rig.slept.size() - 1));
            return new RestTrial(seed, random, rig).run(time, kills, requestsPerMinute);
        }
    }

    private String run(HistoryTime time, HistoryKills kills, int requestsPerMinute) {
        HistoryBudget budget = new HistoryBudget(requestsPerMinute, time);
        HeymarketSandbox sandbox = rig.sandbox;
        sandbox.onRequest(budget::request);
        story.add("budget " + requestsPerMinute);
        HistoryTrial.setSwitches(random, sandbox);
        story.add(sandbox.settings().toString());
        seed();
        time.pass(Duration.ofSeconds(10));
        RestSteps steps = new RestSteps(random, rig, kills, people, story);
        for (int i = 0; i < STEPS; i++) {
            if (steps.says()) {
                // Until then a search would show the flag as it was, which is believed.
                time.pass(Duration.ofSeconds(5));
            }
            SortedMap<String, Object> before = RestAccount.facts(sandbox, people);
            int requests = sandbox.requests().size();
            RestStep step = steps.next();
            sandbox.faults().clear();
            if (step.isKilled()) {
                time.pass(Duration.ofSeconds(61));
                budget.killed();
            }
            SortedMap<String, Object> after = RestAccount.facts(sandbox, people);
            String wrong = budget.wrong() != null ? budget.wrong() : new RestJudge(before, after, step).wrong();
            if (wrong != null) {
                sandbox.requests().stream()
                        .skip(requests)
                        .forEach(request ->
                                story.add("    " + request + " " + request.body() + " -> " + request.answer()));
                before.forEach((name, fact) -> story.add("    before " + name + ": " + fact));
                after.forEach((name, fact) -> story.add("    after  " + name + ": " + fact));
                return String.join("\n", story) + "\nWRONG: " + wrong;
            }
            if (step.optsOut()) {
                time.pass(Duration.ofSeconds(5));
            }
        }
        return null;
    }

    private void seed() {
        HeymarketSandbox sandbox = rig.sandbox;
        long tag = sandbox.defineTag("VIP");
        long shop = sandbox.defineField("Shop");
        for (int i = 0; i < PEOPLE; i++) {
            SandboxContact contact = sandbox.seed(Seed.phone(HistoryTrial.phone(i))
                    .first("first" + i)
                    .last("last" + i)
                    .email("p" + i + "@example.org")
                    .custom(shop, "shop" + i)
                    .tag(tag));
            people.add(contact.id());
            sandbox.messaging().receive(i % 2 == 0 ? 12 : 13, HistoryTrial.phone(i), "Hello from " + i);
        }
        sandbox.messaging().defineTemplate("Old template", "Good morning");
        sandbox.messaging().defineList("Old list", HistoryTrial.phone(0));
        sandbox.set(Switch.POISONED_VALUE, false);
    }
}
