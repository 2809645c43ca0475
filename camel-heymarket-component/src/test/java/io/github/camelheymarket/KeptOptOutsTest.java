package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.rowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R5.6: an opt-out does not die with its contact without a word. */
class KeptOptOutsTest {

    private static final String BULK = "heymarket:contacts/bulk-delete?failOnPartial=false";
    private static final String DELETE = "heymarket:contacts/delete";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static String phone(int i) {
        return "1202555014" + i;
    }

    private SandboxContact out(HeymarketSandbox sandbox, int i) {
        return sandbox.seed(Seed.phone(phone(i)).first("Mara").optedOutByContact());
    }

    private List<RowResult> bulk(String options, Object... rows) {
        return rowsOf(routes.ok(BULK + options, List.of(rows)).getBody(BulkResult.class));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void bulkDeleteKeepsWhoOptedOutOrIsBlocked(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        String byUuid = out(sandbox, 0).uuid().toString();
        long byId = out(sandbox, 1).id();
        out(sandbox, 2);
        String blocked = sandbox.seed(Seed.phone(phone(3)).blocked()).uuid().toString();
        String other = sandbox.seed(Seed.phone(phone(4))).uuid().toString();
        long otherId = sandbox.seed(Seed.phone(phone(5))).id();

        List<RowResult> rows = bulk("", byUuid, byId, Map.of("phone", phone(2)), blocked, other, otherId);

        assertThat(rows)
                .extracting(RowResult::outcome)
                .containsExactly(
                        Outcome.KEPT_CONSENT,
                        Outcome.KEPT_CONSENT,
                        Outcome.KEPT_CONSENT,
                        Outcome.KEPT_CONSENT,
                        Outcome.SENT,
                        Outcome.DELETED);
        assertThat(rows.get(0).reasonCode()).isEqualTo("KEPT_CONSENT");
        assertThat(sandbox.contacts())
                .extracting(SandboxContact::phone)
                .containsExactlyInAnyOrder(phone(0), phone(1), phone(2), phone(3));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aLoadAfterItFindsWhoOptedOut(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        String uuid = out(sandbox, 0).uuid().toString();

        bulk("", uuid);
        routes.ok("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", phone(0), "first", "Tove")));

        assertThat(sandbox.allByPhone(phone(0))).singleElement().matches(SandboxContact::isOptedOut);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void withoutItEverybodyIsDeletedWithoutALook(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        String uuid = out(sandbox, 0).uuid().toString();

        assertThat(bulk("&keepOptedOut=false", uuid))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.SENT);

        assertThat(sandbox.contactCount()).isZero();
        assertThat(routes.calls()).containsExactly("DELETE /v2/contacts");
    }

    @Test
    void aDryRunShowsWhoWouldBeKept() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        String out = out(sandbox, 0).uuid().toString();
        String other = sandbox.seed(Seed.phone(phone(1))).uuid().toString();
        long outById = out(sandbox, 2).id();
        out(sandbox, 3);

        assertThat(bulk("&dryRun=true", out, other, outById, Map.of("phone", phone(3)), Map.of("phone", phone(1))))
                .extracting(RowResult::outcome)
                .containsExactly(
                        Outcome.KEPT_CONSENT, Outcome.SENT, Outcome.KEPT_CONSENT, Outcome.KEPT_CONSENT, Outcome.SENT);
        assertThat(sandbox.contactCount()).isEqualTo(4);
    }

    @Test
    void whoseOptOutARecordShowsIsKeptWhateverTheStatusCallSays() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        String uuid = out(sandbox, 0).uuid().toString();
        sandbox.faults()
                .add(Fault.status(200, "{}").on("POST", "/v1/contact/status").always());

        assertThat(bulk("", uuid)).extracting(RowResult::outcome).containsExactly(Outcome.KEPT_CONSENT);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoIsNotThereHasNothingToBeKept(Profile profile) {
        routes.sandbox(profile);
        Object[] nobody = {"0b0e0a32-2ad1-4d52-8a4b-000000000001", 987654};

        assertThat(bulk("", nobody))
                .extracting(RowResult::outcome)
                .isEqualTo(bulk("&keepOptedOut=false", nobody).stream()
                        .map(RowResult::outcome)
                        .toList());
    }

    @Test
    void whoseConsentNobodyShowsIsNotDeleted() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.HOSTILE);
        long id = sandbox.seed(Seed.phone(phone(0))).id();
        sandbox.faults()
                .add(Fault.status(200, "{}").on("POST", "/v1/contact/status").always());

        assertThat(bulk("", id)).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(row.reasonCode()).isEqualTo("CONSENT_UNKNOWN");
        });
        routes.failure(HeymarketConsentException.class, DELETE + "?keepOptedOut=true", Map.of("contact_id", id));
        assertThat(sandbox.contactCount()).isEqualTo(1);

        Message done = routes.ok(DELETE, Map.of("contact_id", id));
        assertThat(done.getHeader(HeymarketConstants.RESULT_OPT_OUT_LOST)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aDeleteSaysThatAnOptOutWentWithTheContact(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        out(sandbox, 0);
        long byId = out(sandbox, 1).id();
        String byUuid = out(sandbox, 2).uuid().toString();
        sandbox.seed(Seed.phone(phone(3)));

        for (Object who :
                List.of(Map.of("phone", phone(0)), Map.of("contact_id", byId), Map.of("contact_id", byUuid))) {
            Message[] done = new Message[1];
            List<String> log = LogCapture.during(() -> done[0] = routes.ok(DELETE, who));
            assertThat(done[0].getHeader(HeymarketConstants.RESULT_OPT_OUT_LOST))
                    .isEqualTo(true);
            assertThat(log).anyMatch(line -> line.contains("WARN") && line.contains("keepOptedOut=true"));
        }
        assertThat(routes.ok(DELETE, Map.of("phone", phone(3))).getHeader(HeymarketConstants.RESULT_OPT_OUT_LOST))
                .isEqualTo(false);
        assertThat(sandbox.contactCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aDeleteThatKeepsThemRefuses(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        out(sandbox, 0);
        String byUuid = out(sandbox, 1).uuid().toString();
        sandbox.seed(Seed.phone(phone(2)));

        routes.failure(HeymarketConsentException.class, DELETE + "?keepOptedOut=true", Map.of("phone", phone(0)));
        routes.failure(HeymarketConsentException.class, DELETE + "?keepOptedOut=true", Map.of("contact_id", byUuid));
        routes.ok(DELETE + "?keepOptedOut=true", Map.of("phone", phone(2)));

        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void aCredentialThatIsNotAcceptedIsNoLookThatFailed() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long id = sandbox.seed(Seed.phone(phone(0))).id();
        sandbox.faults().add(Fault.status(401).on("POST", "/v1/contact/status").always());

        routes.failure(HeymarketAuthenticationException.class, DELETE, Map.of("contact_id", id));

        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aLookThatFailsDoesNotKeepADeleteFromBeingMade() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long id = sandbox.seed(Seed.phone(phone(0))).id();
        sandbox.faults().add(Fault.status(500).on("POST", "/v1/contact/status").always());

        Message done = routes.ok(DELETE, Map.of("contact_id", id));

        assertThat(done.getHeader(HeymarketConstants.RESULT_OPT_OUT_LOST)).isNull();
        assertThat(sandbox.contactCount()).isZero();
    }
}
