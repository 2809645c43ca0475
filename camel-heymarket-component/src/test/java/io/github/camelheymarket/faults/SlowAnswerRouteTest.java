package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer that arrives byte by byte is one that did not come in time. */
class SlowAnswerRouteTest {

    private static final String PATIENCE = "responseTimeout=1500";
    private static final Duration DRIP = Duration.ofSeconds(1);
    private static final String PHONE = "12025550143";

    @ParameterizedTest
    @EnumSource
    void aReadIsSentAgain(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.seed(Seed.phone(PHONE).first("Mara"));
            rig.sandbox.faults().add(Fault.drip(DRIP));

            Exchange exchange = rig.send("heymarket:contacts/list?" + PATIENCE, null);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(List.class)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWriteThatNeverGetsAWholeAnswerMayHaveBeenDone(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            long id = rig.sandbox.seed(Seed.phone(PHONE)).id();
            rig.sandbox
                    .faults()
                    .add(Fault.drip(DRIP).on("POST", "/v1/contact/set_status"))
                    .always();

            Exchange exchange = rig.send("heymarket:contacts/set-status?status=unsubscribed&" + PATIENCE, id);

            assertThat(exchange.getException(HeymarketConnectionException.class))
                    .hasMessageContaining("responseTimeout")
                    .satisfies(e -> assertThat(e.isMaybeApplied()).isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCreateIsLookedFor(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.faults().add(Fault.drip(DRIP).when((method, path) -> path.equals("/v2/contact")));

            Exchange exchange =
                    rig.send("heymarket:contacts/create?" + PATIENCE, Map.of("phone", PHONE, "first", "Mara"));

            assertThat(exchange.getMessage().getBody(Contact.class).getId())
                    .isEqualTo(rig.sandbox.contacts().get(0).id());
            // In the hostile profile the first look comes too early for a search to show it.
            assertThat(rig.slept).hasSize(profile == Profile.HOSTILE ? 2 : 1);
            assertThat(rig.sandbox.contactCount()).isEqualTo(1);
        }
    }
}
