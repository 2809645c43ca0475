package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A made-up history of a few people whose contacts every operation that writes goes over, against a server with switches and
 * faults of its own. After each call a judge that shares nothing with the component compares what the component reported with
 * what the server stores.
 */
final class HistoryTrial {

    static final int PEOPLE = 4;
    private static final int BYSTANDERS = 3;
    private static final int STEPS = 10;

    private final Random random;
    private final FaultRig rig;
    private final Path ledgers;
    private final List<String> story = new ArrayList<>();

    private HistoryTrial(long seed, Random random, FaultRig rig, Path ledgers) {
        this.random = random;
        this.rig = rig;
        this.ledgers = ledgers;
        story.add("seed " + seed);
    }

    /** @return what went wrong, with the whole story; {@code null} where nothing did */
    static String run(long seed, Profile profile, Path ledgers) throws IOException {
        HistoryTime time = new HistoryTime();
        Random random = random(seed);
        int requestsPerMinute = random.nextBoolean() ? 0 : 10 + random.nextInt(30);
        try (FaultRig rig = new FaultRig(profile, time, requestsPerMinute, time);
                HistoryKills kills = new HistoryKills(rig)) {
            rig.whileAsleep = () -> time.pass(rig.slept.get(rig.slept.size() - 1));
            return new HistoryTrial(seed, random, rig, ledgers).run(time, kills, requestsPerMinute);
        }
    }

    /** The first numbers of random generators with small seeds are alike. */
    static Random random(long seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L);
    }

    private String run(HistoryTime time, HistoryKills kills, int requestsPerMinute) {
        HistoryBudget budget = new HistoryBudget(requestsPerMinute, time);
        rig.sandbox.onRequest(budget::request);
        story.add("budget " + requestsPerMinute);
        setSwitches(random, rig.sandbox);
        story.add(rig.sandbox.settings().toString());
        long tier = rig.sandbox.defineField("Tier");
        long other = rig.sandbox.defineField("Shop");
        long tag = rig.sandbox.defineTag("VIP");
        for (int i = 0; i < PEOPLE + BYSTANDERS; i++) {
            if (i >= PEOPLE || random.nextInt(3) > 0) {
                rig.sandbox.seed(Seed.phone(phone(i))
                        .first("first" + i)
                        .last("last" + i)
                        .email("p" + i + "@example.org")
                        .custom(other, "shop" + i)
                        .tag(tag));
            }
        }
        HistorySteps steps = new HistorySteps(random, rig, kills, ledgers, story);
        HistoryMirror mirror = new HistoryMirror();
        for (int step = 0; step < STEPS; step++) {
            Map<Long, SandboxContact> before = contacts();
            int requests = rig.sandbox.requests().size();
            HistoryStep done = steps.next();
            rig.sandbox.faults().clear();
            if (done.isKilled()) {
                // It starts again when a search shows what it wrote last, and its budget is free again.
                time.pass(Duration.ofSeconds(61));
                budget.killed();
            } else if (done.kind() == HistoryStep.Kind.OPT_OUT) {
                // Until then a search would show the flag as it was, which is believed.
                time.pass(Duration.ofSeconds(5));
            }
            String wrong = budget.wrong() != null
                    ? budget.wrong()
                    : new HistoryJudge(before, contacts(), done, tier, steps.hasRawLoads(), mirror).wrong();
            if (wrong != null) {
                rig.sandbox.requests().stream()
                        .skip(requests)
                        .forEach(request ->
                                story.add("    " + request + " " + request.body() + " -> " + request.answer()));
                before.values().forEach(contact -> story.add("    before " + all(contact)));
                contacts().values().forEach(contact -> story.add("    after  " + all(contact)));
                return String.join("\n", story) + "\nWRONG: " + wrong;
            }
        }
        return null;
    }

    /** A quarter of the switches, at random. */
    static void setSwitches(Random random, HeymarketSandbox sandbox) {
        for (Switch question : Switch.values()) {
            if (random.nextInt(4) == 0 && !question.allowed().isEmpty()) {
                sandbox.set(
                        question,
                        question.allowed().get(random.nextInt(question.allowed().size())));
            }
        }
    }

    private static String all(SandboxContact contact) {
        return contact + " " + contact.phone() + " " + contact.first() + " " + contact.last() + " " + contact.email()
                + " " + contact.custom() + " " + contact.tags();
    }

    static String phone(int person) {
        return "1202555014" + person;
    }

    private Map<Long, SandboxContact> contacts() {
        return rig.sandbox.contacts().stream()
                .collect(Collectors.toMap(SandboxContact::id, contact -> contact, (a, b) -> a, LinkedHashMap::new));
    }
}
