package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A contact that may be deleted is never reported as present, and one that is absent after a call of unknown outcome is reported as deleted (R3.4). */
class BulkDeleteOutcomeTest {

    private static final String DELETE = "heymarket:contacts/bulk-delete?keepOptedOut=false&failOnPartial=false";

    private FaultRig rig;
    private List<Object> rows;

    private void start(Profile profile) throws IOException {
        rig = new FaultRig(profile);
        rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SandboxContact contact = rig.sandbox.seed(Seed.phone("1202555014" + i));
            rows.add(contact.uuid().toString());
        }
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "KIND, PASSED_OVER", "KIND, STATUS_404", "KIND, STATUS_400",
        "HOSTILE, PASSED_OVER", "HOSTILE, STATUS_404", "HOSTILE, STATUS_400"
    })
    void rowsThatACallWithoutAnswerDeletedAreSent(Profile profile, String absent) throws IOException {
        start(profile);
        rig.sandbox.set(Switch.BULK_DELETE_ABSENT, absent);
        strike(Fault.resetAfterApply());

        assertThat(told("")).containsOnly("SENT").hasSize(4);
        assertThat(rig.sandbox.contacts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KIND, STATUS_404", "KIND, STATUS_400", "HOSTILE, STATUS_404", "HOSTILE, STATUS_400"})
    void withVerifyTheyAreDeleted(Profile profile, String absent) throws IOException {
        start(profile);
        rig.sandbox.set(Switch.BULK_DELETE_ABSENT, absent);
        strike(Fault.resetAfterApply());

        assertThat(told("&verify=true")).containsOnly("DELETED").hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void whoWasNeverThereIsNotFoundAndTheOthersAreDeleted(Profile profile) throws IOException {
        start(profile);
        rig.sandbox.set(Switch.BULK_DELETE_ABSENT, "STATUS_404");
        rows.set(2, UUID.randomUUID().toString());

        assertThat(told("")).containsExactly("SENT", "SENT", "REJECTED NOT_FOUND", "SENT");
        assertThat(rig.sandbox.contacts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalThatDoesNotSayWhyIsSettledByALook(Profile profile) throws IOException {
        start(profile);
        strike(Fault.resetAfterApply());
        strike(Fault.status(400, "")).always();

        assertThat(told("")).containsOnly("DELETED").hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalAfterTheHalvesIsSettledByALook(Profile profile) throws IOException {
        start(profile);
        strike(Fault.resetAfterApply());
        strike(Fault.status(404));
        strike(Fault.status(429)).always();

        assertThat(told("")).containsOnly("DELETED").hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"KIND, 401", "KIND, 403", "HOSTILE, 401", "HOSTILE, 403"})
    void aCredentialThatIsRefusedAfterwardsLeavesAllOfThemUnknown(Profile profile, int status) throws IOException {
        start(profile);
        strike(Fault.resetAfterApply());
        strike(Fault.status(404));
        strike(Fault.status(status)).always();

        Exchange exchange = rig.send(DELETE, rows);

        HeymarketStoppedException stopped = exchange.getException(HeymarketStoppedException.class);
        assertThat(told(stopped.getResult()))
                .containsOnly("UNKNOWN OUTCOME_UNKNOWN")
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void aReadThatFailsLeavesItsOwnRowUnverified(Profile profile) throws IOException {
        start(profile);
        String second = "/v2/contact/" + rows.get(1);
        rig.sandbox
                .faults()
                .add(Fault.status(500).when((method, path) -> path.equals(second)))
                .always();

        assertThat(told("&verify=true")).containsExactly("DELETED", "UNKNOWN NOT_VERIFIED", "DELETED", "DELETED");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSentBeforeTheJobStoppedIsNotToldToBeThere(Profile profile) throws IOException {
        start(profile);
        rig.sandbox.faults().add(Fault.status(403).on("GET", "/v2/contact/")).always();

        HeymarketStoppedException stopped =
                rig.send(DELETE + "&verify=true", rows).getException(HeymarketStoppedException.class);

        assertThat(told(stopped.getResult()))
                .containsExactly(
                        "UNKNOWN NOT_VERIFIED",
                        "UNKNOWN OUTCOME_UNKNOWN",
                        "UNKNOWN OUTCOME_UNKNOWN",
                        "UNKNOWN OUTCOME_UNKNOWN");
    }

    @ParameterizedTest
    @EnumSource
    void oneByIntegerIdIsSettledByALookWhereARefusalDoesNotSayWhy(Profile profile) throws IOException {
        start(profile);
        rows = List.of(rig.sandbox.contacts().get(0).id());
        rig.sandbox.faults().add(Fault.resetAfterApply().on("DELETE", "/v1/contact/"));
        rig.sandbox
                .faults()
                .add(Fault.status(400, "").on("DELETE", "/v1/contact/"))
                .always();

        assertThat(told("")).containsExactly("DELETED");
    }

    private Fault strike(Fault fault) {
        return rig.sandbox.faults().add(fault.on("DELETE", "/v2/contacts"));
    }

    private List<String> told(String options) {
        Exchange exchange = rig.send(DELETE + options, rows);
        assertThat(exchange.getException()).isNull();
        return told(exchange.getMessage().getBody(BulkResult.class));
    }

    private static List<String> told(BulkResult result) {
        List<RowResult> all = new ArrayList<>();
        result.rows().forEachRemaining(all::add);
        assertThat(all).extracting(RowResult::index).doesNotHaveDuplicates();
        return all.stream()
                .map(row -> row.outcome() + (row.reasonCode() == null ? "" : " " + row.reasonCode()))
                .toList();
    }
}
