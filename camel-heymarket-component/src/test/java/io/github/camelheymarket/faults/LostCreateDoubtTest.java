package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A create without an answer of which nothing certain can be found out ends with an unknown outcome (R8.2). */
class LostCreateDoubtTest extends LostCreateTestCase {

    @ParameterizedTest
    @CsvSource({"KIND, " + V1, "KIND, " + V2, "HOSTILE, " + V1, "HOSTILE, " + V2})
    void aContactWithoutTheOptOutThatWentAlongIsNeverTakenForTheNewOne(Profile profile, String uri) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.set(Switch.SEARCH_LAG, 0);
            SandboxContact before =
                    rig.sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());
            lose(rig, Fault.resetBeforeApply(), 1);
            rig.whileAsleep = () -> {
                if (rig.sandbox.delete(before.id())) {
                    rig.sandbox.seed(Seed.phone(PHONE).first("Mara"));
                }
            };

            assertUnknown(rig, rig.send(uri, mara()), 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOlderContactIsNeverTakenForTheNewOne(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.seed(
                    Seed.phone(PHONE).first("Mara").created(Instant.now().minusSeconds(90)));
            lose(rig, Fault.resetBeforeApply(), 1);

            assertUnknown(rig, rig.send(V2, mara()), 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"KIND, 90", "HOSTILE, 90", "KIND, 500", "HOSTILE, 500"})
    void anOlderContactIsNeverTakenForTheNewOneWhereOurClockIsBehind(Profile profile, int age) throws IOException {
        InstantSource theirs = () -> Instant.now().plusSeconds(600);
        try (FaultRig rig = new FaultRig(profile, theirs)) {
            rig.sandbox.set(Switch.CLOCK_BEHIND, 0);
            rig.sandbox.seed(
                    Seed.phone(PHONE).first("Mara").created(theirs.instant().minusSeconds(age)));
            lose(rig, Fault.resetBeforeApply(), 1);

            assertUnknown(rig, rig.send(V2, mara()), 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactWithOtherValuesIsNeverTakenForTheNewOne(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);
            rig.whileAsleep = () -> {
                if (rig.slept.size() == 1) {
                    rig.sandbox.seed(Seed.phone(PHONE).first("Tove"));
                }
            };

            assertUnknown(rig, rig.send(V2, mara()), 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOptOutThatIsNotThereIsNoMatch(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);
            rig.whileAsleep = () -> {
                if (rig.slept.size() == 1) {
                    rig.sandbox.seed(Seed.phone(PHONE).first("Mara"));
                }
            };
            Map<String, Object> body = new HashMap<>(mara());
            body.put("is_opted_out", true);

            assertUnknown(rig, rig.send(V2, body), 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whereTheLookFailsNothingIsSentAgain(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);
            rig.sandbox
                    .faults()
                    .add(Fault.status(503).on("POST", "/v2/contacts/search").always());

            Exchange exchange = rig.send(V2 + "?consentCheck=never", mara());

            assertThat(exchange.getException(HeymarketUnknownOutcomeException.class))
                    .hasMessageContaining("OUTCOME_UNKNOWN");
            assertThat(creates(rig)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactWithNeitherPhoneNorAddressCannotBeLookedFor(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);
            Map<String, Object> body = Map.of(
                    "first",
                    "Mara",
                    "contact_channels",
                    List.of(Map.of("channel_type", "instagram", "channel_id", "mara.example")));

            Exchange exchange = rig.send(V2, body);

            assertThat(exchange.getException()).isInstanceOf(HeymarketUnknownOutcomeException.class);
            assertThat(rig.slept).isEmpty();
            assertThat(creates(rig)).isEqualTo(1);
        }
    }

    private static void assertUnknown(FaultRig rig, Exchange exchange, int contacts) {
        assertThat(exchange.getException(HeymarketUnknownOutcomeException.class))
                .hasMessageContaining("OUTCOME_UNKNOWN")
                .hasMessageNotContaining(PHONE)
                .hasMessageNotContaining("Mara");
        assertThat(creates(rig)).isEqualTo(1);
        assertThat(rig.sandbox.contactCount()).isEqualTo(contacts);
    }
}
