package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.Cases;
import io.github.camelheymarket.model.EventData;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * 5,000 deliveries over eight connections, in the forms of both profiles, one in twenty a repeat (over any of them, so that some come while the first is
 * still in the route), one in twenty with a wrong token, some too large, some malformed, and people who opt out, in and out
 * with identical bodies: the route sees each good event once, every event of consent, and nothing else.
 */
class WebhookLoadTest {

    private static final int DELIVERIES = Cases.times(5_000);
    private static final int CONNECTIONS = 8;
    private static final int MAX_BODY = 4_000;
    private static final long SEED = 20260502;

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final WebhookRig rig = new WebhookRig();

    private final Random random = new Random(SEED);
    private final Map<Long, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final Map<String, List<String>> consents = new ConcurrentHashMap<>();

    private final Set<Long> good = new HashSet<>();
    private final List<String> goodBodies = new ArrayList<>();
    private final List<List<Delivery>> shares = new ArrayList<>();
    private int people;

    /** @param answers any of these is right */
    private record Delivery(String body, Set<Integer> answers) {}

    private record Answer(Delivery delivery, int status) {}

    @Test
    void eachGoodEventIsSeenOnceAndEveryEventOfConsent() throws Exception {
        prepare(HEYMARKET.sandbox());
        rig.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(WebhookRig.receive("maxBodySize=" + MAX_BODY)).process(exchange -> count(exchange.getMessage()));
            }
        });

        List<Answer> answers = deliver();

        Map<Integer, Long> statuses = new TreeMap<>();
        answers.forEach(answer -> statuses.merge(answer.status(), 1L, Long::sum));
        System.out.println("answers by status " + statuses + ", good events " + good.size()
                + ", people who opted out, in and out " + people);
        assertThat(answers).hasSizeGreaterThanOrEqualTo(DELIVERIES);
        assertThat(answers)
                .filteredOn(answer -> !answer.delivery().answers().contains(answer.status()))
                .isEmpty();
        assertThat(seen.keySet()).isEqualTo(good);
        assertThat(seen.values()).allMatch(times -> times.get() == 1);
        assertThat(consents).hasSize(people);
        assertThat(consents.values()).allMatch(List.of("target_opt_out", "target_opt_in", "target_opt_out")::equals);
    }

    private void count(Message message) {
        if (message.getBody() instanceof EventData data) {
            if (data.getId() % 10 == 0) {
                // Long enough for some repeats to come meanwhile.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
            seen.computeIfAbsent(data.getId(), id -> new AtomicInteger()).incrementAndGet();
        } else {
            consents.computeIfAbsent(
                            (String) message.getBody(Map.class).get("phone"), phone -> new CopyOnWriteArrayList<>())
                    .add(message.getHeader("CamelHeymarketEventType", String.class));
        }
    }

    private void prepare(HeymarketSandbox sandbox) {
        for (int i = 0; i < CONNECTIONS; i++) {
            shares.add(new ArrayList<>());
        }
        for (int i = 0; i < DELIVERIES; ) {
            sandbox.profile(random.nextBoolean() ? Profile.KIND : Profile.HOSTILE);
            i += add(sandbox.webhook(), shares.get(random.nextInt(CONNECTIONS)));
        }
    }

    /** Adds one delivery, or the three of a person, to what goes over a connection. */
    private int add(SandboxWebhook webhook, List<Delivery> share) {
        int dice = random.nextInt(100);
        if (dice < 5 && !goodBodies.isEmpty()) {
            // Mostly of what was just delivered, so that some meet the first delivery in the route.
            int back = random.nextBoolean() ? Math.min(goodBodies.size(), 8) : goodBodies.size();
            String repeat = goodBodies.get(goodBodies.size() - 1 - random.nextInt(back));
            share.add(new Delivery(repeat, Set.of(200, 503)));
            return 1;
        }
        if (dice < 10) {
            String token = webhook.token();
            webhook.token("whk-guess-" + dice);
            share.add(new Delivery(webhook.json(message("guessed")), Set.of(401)));
            webhook.token(token);
            return 1;
        }
        if (dice < 12) {
            share.add(new Delivery(webhook.json(message("x".repeat(MAX_BODY))), Set.of(413)));
            return 1;
        }
        if (dice < 14) {
            String body = webhook.json(message("broken"));
            share.add(new Delivery(body.substring(0, random.nextInt(body.length())), Set.of(400)));
            return 1;
        }
        if (dice < 16) {
            String phone = "1202555" + (1_0000 + people++);
            WebhookEvent out = WebhookEvent.optOut(phone);
            for (WebhookEvent event : List.of(out, new WebhookEvent("target_opt_in", out.data()), out)) {
                share.add(new Delivery(webhook.json(event), Set.of(200)));
            }
            return 3;
        }
        WebhookEvent event = message("Is Friday still ok?");
        good.add((Long) event.data().get("id"));
        goodBodies.add(webhook.json(event));
        // A repeat on another connection may be first.
        share.add(new Delivery(webhook.json(event), Set.of(200, 503)));
        return 1;
    }

    private static WebhookEvent message(String text) {
        return WebhookEvent.messageReceived("12025550143", text);
    }

    private List<Answer> deliver() throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<List<Answer>>> ends = new ArrayList<>();
            for (List<Delivery> share : shares) {
                ends.add(connections.submit(() -> share.stream()
                        .map(delivery -> new Answer(delivery, rig.status(delivery.body())))
                        .toList()));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<List<Answer>> end : ends) {
                answers.addAll(end.get());
            }
            return answers;
        } finally {
            connections.shutdownNow();
        }
    }
}
