package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the API has stored several contacts of one phone, and where a search does not show the latest yet. */
class SeveralContactsTest {

    private static final String PHONE = "12025550143";

    private FaultRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new FaultRig(Profile.HOSTILE);
        rig.sandbox.set(Switch.SEARCH_LAG, 60_000);
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    @Test
    void aLostWriteBesideSeveralContactsIsNotSaidToBeUnsent() {
        rig.sandbox.set(Switch.SEARCH_LAG, 0);
        rig.sandbox.seed(Seed.phone(PHONE).first("Tove"));
        rig.sandbox.faults().add(Fault.deepNesting().when((method, path) -> path.equals("/v2/contacts")));

        RowResult row = row("heymarket:contacts/bulk-upsert?failOnPartial=false&resolve=false", "Mara");

        assertThat(rig.sandbox.contacts()).hasSize(2);
        assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(row.reasonCode()).isEqualTo("OUTCOME_UNKNOWN");
    }

    @Test
    void aBatchWriteThatMayBeInAnotherContactOfThePhoneIsNotSaidToHaveFailed() {
        rig.sandbox.set(Switch.STRING_ANSWERS, "EMPTY");
        rig.sandbox.set(Switch.BATCH_ANSWER, "OK_OR_FAILED");
        String another = "[{\"phone\":\"" + PHONE + "\",\"first\":\"Tove\"}]";
        assertThat(rig.send("heymarket:api/call?method=POST&path=/v1/batch/contacts", another)
                        .getException())
                .isNull();
        assertThat(rig.send("heymarket:contacts/create?apiVersion=v1", row("Ida"))
                        .getException())
                .isNull();
        rig.whileAsleep = () -> rig.sandbox.set(Switch.SEARCH_LAG, 0);

        RowResult row = row("heymarket:contacts/bulk-upsert?failOnPartial=false", "Mara");

        assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(row.reason()).contains("NOT_VERIFIED").contains("several contacts have the phone");
    }

    @Test
    void aCreateThatIsFoundIsGivenAsItWasStoredAndNotAsTheSearchShowsIt() {
        rig.sandbox.set(Switch.CREATE_EXISTING, "CONVERGE");
        rig.sandbox.seed(Seed.phone(PHONE).first("Tove").created(Instant.now()));
        rig.sandbox.faults().add(Fault.garbage().when((m, path) -> path.equals("/v1/contact")));

        Exchange created = rig.send("heymarket:contacts/create?apiVersion=v1", row("Mara"));

        assertThat(created.getMessage().getBody(Contact.class).getFirst()).isEqualTo("Mara");
        assertThat(row("heymarket:contacts/bulk-upsert?failOnPartial=false", "Tove")
                        .outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(rig.sandbox.contacts().get(0).first()).isEqualTo("Tove");
    }

    private static Map<String, Object> row(String first) {
        return Map.of("phone", "+" + PHONE, "first", first);
    }

    private RowResult row(String uri, String first) {
        Exchange exchange = rig.send(uri, List.of(row(first)));
        return ConsentTrial.rows(exchange).get(0);
    }
}
