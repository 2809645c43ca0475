package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.spi.Sleeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Heymarket's times are compared with Heymarket's clock, however far ours is from it. */
class ServerClockRouteTest {

    private static final ChangesRig.Clock CLOCK = new ChangesRig.Clock();
    private static final int HOUR = 3_600;

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(sandbox -> sandbox.clock(CLOCK));

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        CLOCK.reset();
    }

    private static HeymarketSandbox anHourBehind(Profile profile) {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        sandbox.profile(profile);
        sandbox.set(Switch.CLOCK_BEHIND, HOUR);
        return sandbox;
    }

    @ParameterizedTest
    @EnumSource
    void aContactOfTheFutureHidesNoChangeWhereOurClockIsAhead(Profile profile) {
        HeymarketSandbox sandbox = anHourBehind(profile);
        try (ChangesRig rig = new ChangesRig(sandbox, CLOCK)) {
            sandbox.seed(Seed.phone("12025551000"));
            sandbox.seed(Seed.phone("12025551001").updated(CLOCK.now().minusSeconds(HOUR / 2)));
            rig.start("start=fromNow").poll();
            CLOCK.pass(Duration.ofSeconds(60));
            rig.poll();
            CLOCK.pass(Duration.ofSeconds(60));
            long late = sandbox.seed(Seed.phone("12025551002")).id();

            assertThat(rig.poll()).contains(late);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAgeOfACursorIsReportedByTheClockThatTheCursorGoesBy(Profile profile) {
        HeymarketSandbox sandbox = anHourBehind(profile);
        try (ChangesRig rig = new ChangesRig(sandbox, CLOCK)) {
            sandbox.seed(Seed.phone("12025551000"));
            rig.start("start=fromNow").poll();

            ManagedPolls polls =
                    (ManagedPolls) rig.context().getRoute("changes").getConsumer();

            assertThat(polls.getCursorAgeMillis()).isBetween(0L, 60_000L);
        }
    }

    /** The call that created the contact got no answer, and the run that comes next finds it. */
    @ParameterizedTest
    @EnumSource
    void whatAMirrorMeantToCreateIsKnownAsItsOwnWhereOurClockIsAhead(Profile profile) throws Exception {
        HeymarketSandbox sandbox = anHourBehind(profile);
        Map<String, String> ben = Map.of("phone", "+12025550143", "first", "Ben");
        Map<String, String> mara = Map.of("phone", "+12025550144", "first", "Mara");
        try (TestContext context = new TestContext();
                ProducerTemplate template = context.createProducerTemplate()) {
            context.getRegistry().bind("sleeper", Sleeper.class, (Sleeper) duration -> sandbox.faults()
                    .add(Fault.status(503)
                            .when((method, path) -> path.contains("search"))
                            .always()));
            HeymarketConfiguration configuration =
                    context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setBaseUrl(sandbox.baseUrl());
            configuration.setApiKey(sandbox.apiKey());
            configuration.setMaxRetries(0);
            context.start();
            String uri = "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=10&failOnPartial=false"
                    + "&ledgerDirectory=" + folder;
            sandbox.faults()
                    .add(Fault.resetAfterApply()
                            .when((method, path) -> method.equals("POST")
                                    && (path.equals("/v2/contacts") || path.startsWith("/v1/batch"))));

            SyncReport lost = template.requestBody(uri, List.of(ben), SyncReport.class);
            sandbox.faults().clear();
            CLOCK.pass(Duration.ofSeconds(30));
            SyncReport found = template.requestBody(uri, List.of(ben), SyncReport.class);
            SyncReport gone = template.requestBody(uri, List.of(mara), SyncReport.class);

            assertThat(lost.getResult().count(Outcome.UNKNOWN)).isEqualTo(1);
            assertThat(found.getResult().getUnsuccessful()).isZero();
            assertThat(gone.getDeletions().counts().candidates()).isEqualTo(1);
            assertThat(sandbox.contacts()).extracting("first").containsExactly("Mara");
        }
    }
}
