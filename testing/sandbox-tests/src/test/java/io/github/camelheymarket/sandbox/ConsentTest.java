package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Consent;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The consent of a contact, who changed it, and that a test can read it (C5.8, C5.9). */
class ConsentTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    private HeymarketSandbox sandbox;
    private Api api;

    @BeforeEach
    void connect() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
    }

    @ParameterizedTest
    @CsvSource({
        "unsubscribed, false, false, true,  false, false",
        "unsubscribed, false, true,  true,  true,  false",
        "subscribed,   true,  true,  false, false, false",
        "subscribed,   false, false, false, false, false",
        "blocked,      false, false, false, false, true",
    })
    void setStatusChangesConsent(
            String status, boolean admin, boolean contact, boolean adminAfter, boolean contactAfter, boolean blocked) {
        SandboxContact seeded = seed(admin, contact);

        Api.Answer answer = api.post("/v1/contact/set_status", "{'id':" + seeded.id() + ",'status':'" + status + "'}");

        assertThat(answer.text()).isEqualTo("\"success\"");
        assertThat(consent(seeded)).isEqualTo(new Consent(adminAfter, contactAfter, blocked));
    }

    @Test
    void unblockingLeavesAnOptOutAlone() {
        SandboxContact seeded =
                sandbox.seed(Seed.phone("12025550143").optedOutByContact().blocked());

        api.post("/v1/contact/set_status", "{'phone':'12025550143','status':'unblocked'}");

        assertThat(consent(seeded)).isEqualTo(new Consent(false, true, false));
    }

    @Test
    void unblockingOptsInWhereTheSwitchSaysSo() {
        sandbox.set(Switch.ACTIVE_OPTS_IN, true);
        SandboxContact seeded =
                sandbox.seed(Seed.phone("12025550143").optedOutByContact().blocked());

        api.post("/v1/contact/set_status", "{'phone':'12025550143','status':'active'}");

        assertThat(consent(seeded)).isEqualTo(Consent.ACTIVE);
    }

    @Test
    void aPersonOptsOutAndInPastTheApi() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143"));

        sandbox.optOut("12025550143");
        assertThat(consent(seeded)).isEqualTo(new Consent(false, true, false));
        sandbox.optIn("12025550143");
        assertThat(consent(seeded)).isEqualTo(Consent.ACTIVE);

        assertThat(sandbox.consentChanges(seeded.id()))
                .extracting(ConsentChange::cause)
                .containsExactly("STOP", "START");
    }

    @ParameterizedTest
    @CsvSource({"YES, 2", "NO, 1"})
    void anOptOutIsAnUpdateWhereTheSwitchSaysSo(String updates, long rev) {
        sandbox.set(Switch.CONSENT_UPDATES, updates);
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").updated(Instant.EPOCH));

        sandbox.optOut("12025550143");

        SandboxContact now = sandbox.findById(seeded.id()).orElseThrow();
        assertThat(now.isOptedOut()).isTrue();
        assertThat(now.rev()).isEqualTo(rev);
        assertThat(now.updated().isAfter(Instant.EPOCH)).isEqualTo(updates.equals("YES"));
    }

    @Test
    void statusShowsWhoOptedOut() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").optedOutByContact());

        JsonNode status =
                api.post("/v1/contact/status", "{'id':" + seeded.id() + "}").json();

        assertThat(status.get("unsubscribed").asBoolean()).isTrue();
        assertThat(status.get("unsubscribed_contact").asBoolean()).isTrue();
        assertThat(status.get("unsubscribed_admin").asBoolean()).isFalse();
        assertThat(status.get("blocked").asBoolean()).isFalse();
    }

    @Test
    void isOptedOutInAWriteIsAnOptOutByTheTeam() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143"));

        api.put("/v2/contact/" + seeded.uuid(), "{'is_opted_out':true}");

        assertThat(consent(seeded)).isEqualTo(new Consent(true, false, false));
    }

    @Test
    void isOptedOutTrueLeavesThePersonsOwnOptOutAsItIs() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").optedOutByContact());

        api.put("/v2/contact/" + seeded.uuid(), "{'is_opted_out':true}");

        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @Test
    void theHistoryShowsThatAPersonWasOverruled() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").optedOutByContact());

        api.put("/v2/contact/" + seeded.uuid(), "{'is_opted_out':false}");

        ConsentChange change = sandbox.consentChanges(seeded.id()).get(0);
        assertThat(change.isOptIn()).isTrue();
        assertThat(change.overrulesThePerson()).isTrue();
        assertThat(change.cause()).isEqualTo("PUT /v2/contact/" + seeded.uuid() + " is_opted_out false");
    }

    @Test
    void theHistoryShowsAResetByAnUpdateThatLeftTheFlagOut() {
        sandbox.profile(Profile.HOSTILE);
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143").optedOutByAdmin());

        api.put("/v1/contact/" + seeded.id(), "{'phone':'12025550143'}");

        assertThat(sandbox.consentChanges())
                .extracting(ConsentChange::cause)
                .containsExactly("PUT /v1/contact/" + seeded.id() + " is_opted_out omitted");
    }

    @Test
    void theHistoryOutlivesTheContact() {
        SandboxContact seeded = sandbox.seed(Seed.phone("12025550143"));
        api.post("/v1/contact/set_status", "{'id':" + seeded.id() + ",'status':'unsubscribed'}");

        api.delete("/v1/contact/" + seeded.id());

        assertThat(sandbox.consentChanges(seeded.id())).hasSize(1);
    }

    private SandboxContact seed(boolean admin, boolean contact) {
        Seed seed = Seed.phone("12025550143");
        if (admin) {
            seed.optedOutByAdmin();
        }
        return sandbox.seed(contact ? seed.optedOutByContact() : seed);
    }

    private Consent consent(SandboxContact contact) {
        return sandbox.findById(contact.id()).orElseThrow().consent();
    }
}
