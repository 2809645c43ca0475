package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunCalls.SET_STATUS;
import static io.github.camelheymarket.bulk.RunCalls.STATUS;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R5.5: an invalid tag does not keep anybody reachable who opted out. */
class RejectedOptOutsTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final String READ = "GET /v2/contact/" + UUID;
    private static final GroupResult BAD_TAG =
            GroupResult.rejected(new HeymarketValidationException("TAG_UNKNOWN", "tags", "no such tag", "vip"));
    private static final StoredContact MARA = stored("{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":false}");
    private static final StoredContact OUT = stored("{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":true}");

    private final RowGroup optsOut = group(row(0, "12025550143", true));
    private RunCalls run = new RunCalls();

    private void settings(UnaryOperator<BulkSettingsBuilder> change) {
        run.close();
        run = new RunCalls(change);
    }

    @AfterEach
    void close() {
        run.close();
    }

    private GroupResult ended(StoredContact contact, GroupResult result) {
        return run.rejected.ended(Match.of(optsOut, contact), result, run.recorder);
    }

    private static RowGroup rejected(Row row) {
        return RowGroup.rejected(row, Set.of(MatchBy.PHONE), TagMode.ADD, BAD_TAG);
    }

    private List<RowResult> carryOut(RowGroup... groups) {
        run.open(groups);
        run.rejected.carryOut(List.of(groups), run.recorder);
        return run.parts.told;
    }

    @Test
    void theOptOutOfARejectedRowIsCarriedOutWhereThePersonIsFound() {
        run.answer(SEARCH, "[{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":false}]")
                .answer(SET_STATUS, "\"ok\"");
        RowResult result = carryOut(rejected(row(0, "12025550143", true))).get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.reason())
                .startsWith("TAG_UNKNOWN: no such tag")
                .endsWith("Its opt-out was carried out all the same.");
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(result.changes()).containsExactly(new FieldChange("is_opted_out", null, "true"));
        assertThat(run.requests.get(run.requests.size() - 1).body())
                .hasToString("{\"id\":7,\"status\":\"unsubscribed\"}");
    }

    @Test
    void whereNobodyIsFoundTheOptOutIsSaidToBeLost() {
        run.answer(SEARCH, "[]");
        RowResult result = carryOut(rejected(row(0, "12025550143", true))).get(0);
        assertThat(result.reason()).endsWith("Its opt-out was not carried out: no contact is known for the row.");
    }

    @Test
    void whereSeveralAreFoundNobodyIsOptedOutAndTheRowSaysSo() {
        run.answer(SEARCH, "[{\"id\":7,\"phone\":\"12025550143\"},{\"id\":8,\"phone\":\"12025550143\"}]");
        RowResult result = carryOut(rejected(row(0, "12025550143", true))).get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.reason())
                .contains("Its opt-out was not carried out: AMBIGUOUS")
                .contains("7, 8");
        assertThat(run.calls()).doesNotContain(SET_STATUS);
    }

    @Test
    void aKeyThatHeymarketRefusesLosesItsOwnOptOutOnly() {
        run.fail(SEARCH, RunCalls.badRequest());
        List<RowResult> results = carryOut(rejected(row(0, "12025550143", true)));
        assertThat(results.get(0).reason()).contains("Its opt-out was not carried out: REFUSED");
        assertThat(run.parts.isFree(optsOut)).isTrue();
    }

    @Test
    void noRejectedRowsNeedNoSearch() {
        run.rejected.carryOut(List.of(), run.recorder);
        assertThat(run.requests).isEmpty();
    }

    private static RowGroup named() {
        var fields = JsonNodeFactory.instance.objectNode().put("contact_id", UUID);
        return rejected(new Row(0, "row", MatchBy.CONTACT_ID, fields, true, Set.of()));
    }

    @Test
    void aRowThatNamesItsContactByUuidOptsThatOneOut() {
        run.answer(READ, "{\"id\":7,\"uuid\":\"" + UUID + "\",\"is_opted_out\":false}")
                .answer(SET_STATUS, "\"ok\"");
        assertThat(carryOut(named()).get(0).reason()).endsWith("carried out all the same.");
        assertThat(run.calls()).containsExactly(READ, SET_STATUS);
    }

    @Test
    void aUuidThatHeymarketRefusesIsNobodys() {
        run.fail(READ, RunCalls.badRequest());
        assertThat(carryOut(named()).get(0).reason()).endsWith("no contact is known for the row.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MERGE_UNSAFE", "PHONE_NOT_CHANGED", "VANISHED", "NOT_STORED", "OTHER_CONTACT"})
    void aWriteThatSendingAgainWouldNotMendOptsOutByItself(String code) {
        run.answer(SET_STATUS, "\"ok\"");
        GroupResult result = ended(
                MARA, GroupResult.unsent(Outcome.FAILED, code, "why", null).attempts(2));
        assertThat(result.reason().text()).endsWith("Its opt-out was carried out all the same.");
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.ids().id()).isEqualTo(7);
        assertThat(result.attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"CREATED", "UPDATED", "UNCHANGED", "SKIPPED", "SENT", "UNKNOWN", "KEPT_CONSENT"})
    void aRowThatIsNotRejectedHasItsOptOutInItsWrite(Outcome outcome) {
        GroupResult result = GroupResult.unsent(outcome, MARA);
        assertThat(ended(MARA, result)).isSameAs(result);
    }

    @Test
    void aWriteThatMaySucceedWhenItIsSentAgainKeepsItsOptOutForThen() {
        GroupResult result = GroupResult.notSent(RunCalls.serverError());
        assertThat(ended(MARA, result)).isSameAs(result);
    }

    @Test
    void aRowThatOptsNobodyOutIsLeftAsItIs() {
        RowGroup group = group(row(0, "12025550143", false));
        assertThat(run.rejected.ended(Match.of(group, MARA), BAD_TAG, run.recorder))
                .isSameAs(BAD_TAG);
    }

    @Test
    void amongSeveralContactsNobodyIsOptedOut() {
        GroupResult result = GroupResult.ambiguous("several contacts fit the row", List.of(MARA, OUT));
        assertThat(ended(null, result).reason().text()).endsWith("Its opt-out was not carried out either.");
    }

    @Test
    void whoHasOptedOutAlreadyNeedsNoCall() {
        GroupResult result = ended(OUT, BAD_TAG);
        assertThat(result.reason().text()).endsWith("The contact is opted out already.");
        assertThat(result.ids().id()).isEqualTo(7);
        assertThat(run.requests).isEmpty();
    }

    @Test
    void aContactWhoseReadShowsNoConsentIsAskedForItsStatus() {
        run.answer(STATUS, "{\"id\":7,\"unsubscribed\":true,\"unsubscribed_contact\":true}");
        assertThat(ended(stored("{\"id\":7}"), BAD_TAG).reason().text()).endsWith("The contact is opted out already.");
        assertThat(run.calls()).containsExactly(STATUS);
    }

    @Test
    void aDryRunOptsNobodyOutAndSaysThatItWould() {
        settings(s -> s.dryRun(true));
        assertThat(ended(MARA, BAD_TAG).reason().text()).endsWith("Its opt-out would be carried out all the same.");
        assertThat(run.requests).isEmpty();
    }

    @Test
    void aContactThatNoStatusCallCanNameIsNotOptedOut() {
        assertThat(ended(stored("{\"uuid\":\"" + UUID + "\"}"), BAD_TAG)
                        .reason()
                        .text())
                .endsWith("no contact is known for the row.");
    }

    @Test
    void aRunThatSearchesForNobodySearchesForWhomARejectedRowOptsOut() {
        settings(s -> s.resolve(false));
        run.answer(SEARCH, "[{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":false}]")
                .answer(SET_STATUS, "\"ok\"");
        assertThat(ended(null, BAD_TAG).reason().text()).endsWith("carried out all the same.");
    }

    @Test
    void aRunThatSearchesForNobodyOptsNobodyOutWhereSeveralAreFound() {
        settings(s -> s.resolve(false));
        run.answer(SEARCH, "[{\"id\":7,\"phone\":\"12025550143\"},{\"id\":8,\"phone\":\"12025550143\"}]");
        assertThat(ended(null, BAD_TAG).reason().text()).endsWith("no contact is known for the row.");
    }

    @Test
    void aRunThatSearchedForTheContactDoesNotSearchAgain() {
        assertThat(ended(null, BAD_TAG).reason().text()).endsWith("no contact is known for the row.");
        assertThat(run.requests).isEmpty();
    }

    @Test
    void aModeThatOnlyCreatesLeavesAContactAloneThatIsThere() {
        settings(s -> s.mode(WriteMode.CREATE_ONLY));
        assertThat(ended(MARA, BAD_TAG).reason().text()).endsWith("the mode leaves contacts alone that are there.");
        GroupResult skipped = GroupResult.unsent(Outcome.SKIPPED, MARA);
        assertThat(ended(MARA, skipped)).isSameAs(skipped);
        assertThat(run.requests).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"CREATED", "UNKNOWN"})
    void aModeThatOnlyCreatesOptsOutWhomTheRunItselfCreated(Outcome created) {
        settings(s -> s.mode(WriteMode.CREATE_ONLY));
        run.answer(SET_STATUS, "\"ok\"");
        RowGroup earlier = group(row(0, "12025550143", null));
        run.rejected.ended(Match.none(earlier), GroupResult.unsent(created, MARA), run.recorder);
        assertThat(ended(MARA, BAD_TAG).reason().text()).endsWith("carried out all the same.");
        assertThat(ended(MARA, GroupResult.unsent(Outcome.SKIPPED, MARA))
                        .reason()
                        .text())
                .endsWith("carried out all the same.");
    }

    @Test
    void whomARunFoundAndDidNotCreateItDoesNotOptOutInAModeThatOnlyCreates() {
        settings(s -> s.mode(WriteMode.CREATE_ONLY));
        RowGroup earlier = group(row(0, "12025550143", null));
        run.rejected.ended(Match.of(earlier, MARA), GroupResult.unsent(Outcome.SKIPPED, MARA), run.recorder);
        assertThat(ended(MARA, BAD_TAG).reason().text()).endsWith("leaves contacts alone that are there.");
    }

    @Test
    void inOtherModesASkippedRowIsLeftAsItIs() {
        RowGroup earlier = group(row(0, "12025550143", null));
        run.rejected.ended(Match.none(earlier), GroupResult.unsent(Outcome.CREATED, MARA), run.recorder);
        GroupResult skipped = GroupResult.unsent(Outcome.SKIPPED, MARA);
        assertThat(ended(MARA, skipped)).isSameAs(skipped);
    }

    @Test
    void anOptOutThatHeymarketRefusesIsSaidNotToBeCarriedOut() {
        run.fail(SET_STATUS, RunCalls.badRequest());
        assertThat(ended(MARA, BAD_TAG).reason().text()).endsWith("Its opt-out was not carried out: refused");
    }

    @Test
    void anOptOutWithoutAnAnswerIsNotSaidToBeLost() {
        run.fail(SET_STATUS, RunCalls.lost());
        assertThat(ended(MARA, BAD_TAG).reason().text())
                .endsWith("Whether its opt-out was carried out is not known: no answer");
    }

    @Test
    void aCredentialThatIsNotAcceptedStopsTheRunOnceTheRowHasItsResult() {
        run.fail(SET_STATUS, RunCalls.notAccepted());
        assertThat(ended(MARA, BAD_TAG).reason().text())
                .contains("Its opt-out was not carried out: Heymarket does not accept the credential");
        assertThatThrownBy(run.parts.report::checkpoint).isInstanceOf(JobAbortedException.class);
    }

    @Test
    void aRunThatIsStoppedWhileItVerifiesLeavesTheDoubt() {
        run.answer(SET_STATUS, "{}").fail(STATUS, RunCalls.notAccepted());
        assertThat(ended(MARA, BAD_TAG).reason().text()).contains("Whether its opt-out was carried out is not known: ");
    }
}
