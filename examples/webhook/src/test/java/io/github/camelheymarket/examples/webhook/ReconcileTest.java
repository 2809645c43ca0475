package io.github.camelheymarket.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.postgres.DatabaseServer;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes without an event get into the table, too. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReconcileTest {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final String FIRST = "12025550000";
    private static final String SECOND = "12025550001";
    private static final String MARK = "12025550002";
    private static final Instant LONG_AGO = Instant.parse("2026-05-01T10:00:00Z");

    @AutoClose
    private static final DatabaseServer SERVER = new DatabaseServer();

    private Database database;
    private HeymarketAccount account;
    private HeymarketSandbox sandbox;
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(SERVER.newDatabase(), Map.of("PGUSER", "postgres"));
    }

    @AfterEach
    void close() throws Exception {
        if (receiver != null) {
            receiver.close();
        }
        account.close();
        database.close();
    }

    private void sandbox(Profile profile) {
        account = HeymarketAccount.sandbox(profile);
        sandbox = account.sandbox().orElseThrow();
        sandbox.seed(Seed.phone(FIRST).updated(LONG_AGO.plusSeconds(1)));
        sandbox.seed(Seed.phone(SECOND).updated(LONG_AGO));
    }

    private void start(Duration changes, Duration audit) throws Exception {
        receiver = new Receiver(database, 0, sandbox.webhook().token())
                .reconciling(account.settings(), changes, audit)
                .start();
    }

    private void tell(WebhookEvent event) {
        assertThat(sandbox.webhook().post(receiver.url(), sandbox.webhook().json(event)))
                .isEqualTo(200);
    }

    private void awaitRow(String phone, boolean optedOut) {
        await().atMost(1, TimeUnit.MINUTES)
                .untilAsserted(() -> assertThat(database.optedOut()).containsEntry(phone, optedOut));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatHappenedBeforeTheStartIsNoticedByTheFirstPoll(Profile profile) throws Exception {
        sandbox(profile);
        sandbox.optOut(FIRST);

        start(SOON, NEVER);

        awaitRow(FIRST, true);
        assertThat(database.rowsBySource()).containsExactly(Map.entry("changes", 1L));
    }

    @Test
    void anOptOutIsNoticedByTheNextPollWhereItChangesTheContactsTime() throws Exception {
        sandbox(Profile.HOSTILE);
        sandbox.set(Switch.CONSENT_UPDATES, true);
        sandbox.optOut(SECOND);
        start(SOON, NEVER);
        awaitRow(SECOND, true);

        sandbox.optOut(FIRST);
        sandbox.optIn(SECOND);

        awaitRow(FIRST, true);
        awaitRow(SECOND, false);
        assertThat(database.rowsBySource()).containsExactly(Map.entry("changes", 2L));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whereItDoesNotChangeItTheListOfAllNoticesIt(Profile profile) throws Exception {
        sandbox(profile);
        sandbox.set(Switch.CONSENT_UPDATES, false);
        sandbox.optOut(FIRST);

        start(NEVER, SOON);

        awaitRow(FIRST, true);
        sandbox.optOut(SECOND);
        awaitRow(SECOND, true);
    }

    @Test
    void anEventOfLaterThanTheQuestionWins() throws Exception {
        sandbox(Profile.KIND);
        sandbox.optOut(SECOND);
        start(SOON, NEVER);
        awaitRow(SECOND, true);
        tell(WebhookEvent.optIn(FIRST)
                .with("created", Instant.now().plusSeconds(3_600).toString()));

        sandbox.clearRequests();
        sandbox.optOut(FIRST);
        await().until(() -> !sandbox.requests("POST", "/v1/contact/status").isEmpty());
        // One at a time: when this one is through, so is the other.
        sandbox.optIn(SECOND);
        awaitRow(SECOND, false);

        assertThat(database.optedOut()).containsEntry(FIRST, false);
    }

    @Test
    void nobodyIsAskedAboutWhereContactAndTableAgree() throws Exception {
        sandbox(Profile.KIND);
        sandbox.seed(Seed.phone(MARK).updated(LONG_AGO.minusSeconds(1)).optedOutByContact());

        start(SOON, NEVER);

        awaitRow(MARK, true);
        assertThat(sandbox.requests("POST", "/v1/contact/status")).hasSize(1);
        assertThat(database.optedOut()).containsOnlyKeys(MARK);
    }
}
