package io.github.camelheymarket.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.Leftovers;
import io.github.camelheymarket.examples.postgres.DatabaseServer;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WebhookTest {

    private static final String PHONE = "12025550143";
    private static final String EARLY = "2026-05-01T10:00:00.000Z";
    private static final String LATE = "2026-05-01T10:00:00.001Z";

    @AutoClose
    private static final DatabaseServer SERVER = new DatabaseServer();

    @AfterEach
    void noThreadIsLeft() {
        Leftovers.noThreads("Camel.*|vert\\.x.*|qtp.*|Hikari.*|pool-.*");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void eachEventIsInTheTableWhenItIsAnswered(Profile profile) {
        ProgramRun run = ProgramRun.of(Map.of(), "--people=30", "--profile=" + profile);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(Webhook.SUCCESS);
        assertThat(run.count("events")).isEqualTo(44);
        assertThat(run.count("failed")).isZero();
        assertThat(run.count("rows")).isEqualTo(30);
        assertThat(run.count("missing")).isZero();
        assertThat(run.count("wrong")).isZero();
        assertThat(run.out()).contains("24 opted out").containsPattern("maximum +[\\d.]+");
        assertThat(run.count("missed")).isEqualTo(12);
        assertThat(run.count("found")).isEqualTo(12);
        assertThat(run.count("differing")).isZero();
    }

    @Test
    void theLastWordCountsWhateverComesLast() throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder().start();
                Database database = Database.open(SERVER.newDatabase(), Map.of("PGUSER", "postgres"));
                Receiver receiver = new Receiver(database, 0, sandbox.webhook().token()).start()) {
            SandboxWebhook webhook = sandbox.webhook();
            WebhookEvent out = WebhookEvent.optOut(PHONE);
            WebhookEvent in = WebhookEvent.optIn(PHONE);

            webhook.post(receiver.url(), webhook.json(in.with("created", LATE)));
            webhook.post(receiver.url(), webhook.json(out.with("created", EARLY)));
            assertThat(database.optedOut()).containsOnly(Map.entry(PHONE, false));

            webhook.post(receiver.url(), webhook.json(out.with("created", LATE)));
            webhook.post(receiver.url(), webhook.json(in.with("created", LATE)));
            assertThat(database.optedOut()).as("of two at one time the opt-out").containsOnly(Map.entry(PHONE, true));

            webhook.post(receiver.url(), webhook.json(in.without("created")));
            assertThat(database.optedOut()).as("without a time it is of now").containsOnly(Map.entry(PHONE, false));
        }
    }

    @Test
    void anEventThatCannotBeStoredIsNotAnsweredWith200() throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder().start();
                Database database = Database.open(SERVER.newDatabase(), Map.of("PGUSER", "postgres"));
                Receiver receiver = new Receiver(database, 0, sandbox.webhook().token()).start()) {
            SandboxWebhook webhook = sandbox.webhook();
            WebhookEvent out = WebhookEvent.optOut(PHONE);

            assertThat(webhook.post(receiver.url(), webhook.json(out.without("phone"))))
                    .isEqualTo(500);
            assertThat(webhook.post(receiver.url(), webhook.json(out.with("created", "yesterdayish"))))
                    .isEqualTo(500);
            assertThat(database.optedOut()).isEmpty();
        }
    }

    @Test
    void waitsForHeymarketUntilItIsStopped() throws Exception {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder().start();
                Database database = Database.open(SERVER.newDatabase(), Map.of("PGUSER", "postgres"))) {
            SandboxWebhook webhook = sandbox.webhook();
            try (ProgramRun.Running run = ProgramRun.start(
                    Map.of("HEYMARKET_WEBHOOK_TOKEN", webhook.token(), "PGUSER", "postgres"),
                    "--real",
                    "--database=" + database.url())) {
                await().until(() -> run.out().contains("none, since there are no credentials"));
                await().until(() -> run.out().contains("/heymarket/events"));
                String url = run.out().replaceAll("(?s).*listens +(\\S+).*", "$1");

                assertThat(webhook.post(url, webhook.json(WebhookEvent.optOut(PHONE))))
                        .isEqualTo(200);
                assertThat(database.optedOut()).containsOnly(Map.entry(PHONE, true));
                assertThat(webhook.post(
                                url, webhook.json(WebhookEvent.optIn(PHONE)).replace(webhook.token(), "other")))
                        .isEqualTo(401);

                run.stop();
                assertThat(run.exitCode()).isEqualTo(Webhook.SUCCESS);
                assertThat(run.out()).doesNotContain(webhook.token()).contains("Stopped.");
            }
        }
    }

    @Test
    void pollsForWhatNoEventShowsWhereThereAreCredentials() throws Exception {
        try (HeymarketAccount account = HeymarketAccount.sandbox(Profile.HOSTILE);
                Database database = Database.open(SERVER.newDatabase(), Map.of("PGUSER", "postgres"))) {
            HeymarketSandbox sandbox = account.sandbox().orElseThrow();
            sandbox.seed(Seed.phone(PHONE).optedOutByContact());
            Map<String, String> environment = new HashMap<>(account.environment());
            environment.putAll(Map.of("HEYMARKET_WEBHOOK_TOKEN", "whk-1", "PGUSER", "postgres"));
            try (ProgramRun.Running run = ProgramRun.start(environment, "--real", "--database=" + database.url())) {
                await().atMost(1, TimeUnit.MINUTES)
                        .untilAsserted(() -> assertThat(database.optedOut()).containsOnly(Map.entry(PHONE, true)));

                run.stop();
                assertThat(run.exitCode()).isEqualTo(Webhook.SUCCESS);
                assertThat(run.out()).contains("polls     " + sandbox.baseUrl()).doesNotContain(sandbox.secretKey());
            }
        }
    }

    @Test
    void failsWithoutTokenAndWithWrongOptions() {
        assertThat(ProgramRun.of(Map.of(), "--real").err()).contains("HEYMARKET_WEBHOOK_TOKEN");
        assertThat(ProgramRun.of(Map.of(), "--poeple", "3").err()).contains("Did you mean '--people'?");
        assertThat(ProgramRun.of(Map.of(), "--people", "0").err()).contains("--people must be from 1");
        assertThat(ProgramRun.of(Map.of(), "--database", "jdbc:postgresql://localhost/x")
                        .err())
                .contains("--database requires --real");
        assertThat(ProgramRun.of(Map.of(), "--real").exitCode()).isEqualTo(Webhook.FAILED);
    }
}
