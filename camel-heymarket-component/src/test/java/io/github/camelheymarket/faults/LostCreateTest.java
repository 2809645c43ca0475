package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R8.2 for {@code contacts/create}: a contact that is found as it was sent is the result; if it is absent it is sent once more; otherwise the outcome is unknown. */
class LostCreateTest extends LostCreateTestCase {

    private static final Duration[] BOTH_LOOKS = {Duration.ofSeconds(2), Duration.ofSeconds(8)};

    @ParameterizedTest
    @CsvSource({"KIND, " + V1, "KIND, " + V2, "HOSTILE, " + V1, "HOSTILE, " + V2})
    void whatWasStoredIsTheResult(Profile profile, String uri) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.set(Switch.SEARCH_LAG, 0);
            lose(rig, Fault.resetAfterApply(), 1);

            Exchange exchange = rig.send(uri, full(rig));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Contact.class).getId())
                    .isEqualTo(onlyOne(rig).id());
            assertThat(attempts(exchange)).isEqualTo(1);
            assertThat(rig.slept).containsExactly(Duration.ofSeconds(2));
            assertThat(onlyOne(rig).isOptedOut()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"TAGS_IN_READS, LABELS", "AVATAR_FORM, FILE_NAME"})
    void whatWasStoredIsTheResultThoughReadsShowItInAnotherForm(Switch form, String value) throws IOException {
        try (FaultRig rig = new FaultRig(Profile.KIND)) {
            rig.sandbox.set(form, value);
            lose(rig, Fault.resetAfterApply(), 1);

            Exchange exchange = rig.send(V2, full(rig));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Contact.class).getId())
                    .isEqualTo(onlyOne(rig).id());
        }
    }

    @ParameterizedTest
    @CsvSource({"KIND, " + V1, "KIND, " + V2, "HOSTILE, " + V1, "HOSTILE, " + V2})
    void whatIsAbsentAtBothLooksIsSentOnceMore(Profile profile, String uri) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);

            Exchange exchange = rig.send(uri, full(rig));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Contact.class).getId())
                    .isEqualTo(onlyOne(rig).id());
            assertThat(attempts(exchange)).isEqualTo(2);
            assertThat(rig.slept).startsWith(BOTH_LOOKS);
            assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_DUPLICATES))
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatAppearsAtTheSecondLookIsTheResult(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);
            rig.whileAsleep = () -> {
                if (rig.slept.size() == 2) {
                    rig.sandbox.seed(Seed.phone(PHONE).first("Mara"));
                }
            };

            Exchange exchange = rig.send(V2, mara());

            assertThat(exchange.getMessage().getBody(Contact.class).getId())
                    .isEqualTo(onlyOne(rig).id());
            assertThat(creates(rig)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactWithoutPhoneIsLookedForByItsAddress(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.truncated(), 1);

            Exchange exchange = rig.send(V2, Map.of("first", "Mara", "email", "mara@example.org"));

            assertThat(exchange.getException()).isNull();
            assertThat(creates(rig)).isEqualTo(1);
            assertThat(onlyOne(rig).email()).isEqualTo("mara@example.org");
        }
    }

    /** Minutes either way, as a machine without time synchronisation has them. */
    @ParameterizedTest
    @CsvSource({"KIND, " + V1, "KIND, " + V2, "HOSTILE, " + V1, "HOSTILE, " + V2})
    void whatWasStoredIsTheResultWhereOurClockIsAhead(Profile profile, String uri) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.set(Switch.SEARCH_LAG, 0);
            rig.sandbox.set(Switch.CLOCK_BEHIND, 600);
            lose(rig, Fault.resetAfterApply(), 1);

            Exchange exchange = rig.send(uri, full(rig));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Contact.class).getId())
                    .isEqualTo(onlyOne(rig).id());
            assertThat(rig.slept).containsExactly(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theNewOneIsFoundBesideAnOlderOneWithItsPhone(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.set(Switch.SEARCH_LAG, 0);
            long older = rig.sandbox
                    .seed(Seed.phone(PHONE).first("Mara").created(Instant.now().minusSeconds(90)))
                    .id();
            lose(rig, Fault.resetAfterApply(), 1);

            Exchange exchange = rig.send(V2, mara());

            assertThat(exchange.getMessage().getBody(Contact.class).getId()).isNotEqualTo(older);
            assertThat(rig.sandbox.contactCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aCreateIsSentTwiceAtMost(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 9);

            Exchange exchange = rig.send(V2, mara());

            assertThat(exchange.getException(HeymarketUnknownOutcomeException.class))
                    .hasMessageContaining("OUTCOME_UNKNOWN")
                    .hasMessageContaining("sent twice")
                    .satisfies(e -> assertThat(e.getAttempts()).isEqualTo(2));
            assertThat(creates(rig)).isEqualTo(2);
            assertThat(rig.sandbox.contacts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aSecondCreateThatGetsLostIsLookedForToo(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);
            lose(rig, Fault.resetAfterApply(), 1);

            Exchange exchange = rig.send(V2, mara());

            assertThat(exchange.getException()).isNull();
            assertThat(attempts(exchange)).isEqualTo(2);
            assertThat(onlyOne(rig).first()).isEqualTo("Mara");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatASecondCreateIsRefusedForIsReported(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.resetBeforeApply(), 1);
            lose(rig, Fault.status(400), 1);

            Exchange exchange = rig.send(V2, mara());

            assertThat(exchange.getException()).isInstanceOf(HeymarketBadRequestException.class);
            assertThat(exchange.getException().getSuppressed())
                    .hasExactlyElementsOfTypes(HeymarketUnknownOutcomeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anAnswerOfAnUnknownShapeIsLookedInto(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            lose(rig, Fault.status(200, "[1, 2, 3]"), 1);

            Exchange exchange = rig.send(V2, mara());

            assertThat(exchange.getException()).isNull();
            assertThat(creates(rig)).isEqualTo(2);
            assertThat(onlyOne(rig).first()).isEqualTo("Mara");
        }
    }

    /** Every kind of member that a create can have. */
    private static Map<String, Object> full(FaultRig rig) {
        long field = rig.sandbox.defineField("Branch");
        long tag = rig.sandbox.defineTag("Regular");
        return Map.of(
                "phone",
                PHONE,
                "first",
                "Mara",
                "last",
                "Quist",
                "email",
                "mara@example.org",
                "avatar",
                "https://example.org/mara.png",
                "assignee_id",
                310,
                "custom",
                Map.of(Long.toString(field), "North"),
                "tags",
                List.of(Map.of("tag_id", tag)),
                "is_opted_out",
                true);
    }

    private static SandboxContact onlyOne(FaultRig rig) {
        assertThat(rig.sandbox.contacts()).hasSize(1);
        return rig.sandbox.contacts().get(0);
    }

    private static int attempts(Exchange exchange) {
        return exchange.getMessage().getHeader(HeymarketConstants.RESULT_ATTEMPTS, Integer.class);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aCreateWithUnknownOutcomeIsFoundByTheNextLoad(Profile profile) throws IOException {
        try (FaultRig rig = new FaultRig(profile)) {
            rig.sandbox.set(Switch.SEARCH_LAG, 600_000);
            lose(rig, Fault.resetAfterApply(), 1);
            rig.whileAsleep = () -> rig.sandbox
                    .faults()
                    .add(Fault.status(503)
                            .when((method, path) -> path.contains("/contacts"))
                            .always());
            assertThat(rig.send(V2, mara()).getException()).isNotNull();
            assertThat(creates(rig)).isEqualTo(1);
            rig.sandbox.faults().clear();

            rig.send("heymarket:contacts/bulk-upsert", List.of(mara()));

            assertThat(onlyOne(rig).phone()).isEqualTo(PHONE);
        }
    }
}
