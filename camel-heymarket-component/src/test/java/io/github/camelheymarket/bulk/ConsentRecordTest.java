package io.github.camelheymarket.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R5.6: when a run has to say that opt-outs may have been lost. */
class ConsentRecordTest {

    private static final Set<String> OF_ANSWERS = Set.of("rev", "created", "updated", "team_id");
    private static final Set<String> OF_FLAT_LISTS = Set.of("id", "uuid", "created", "updated");

    private final ConsentRecord consent = new ConsentRecord();

    private static Row row(Object source, Set<String> ignored, Boolean optedOut) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("phone", "12025550143");
        return new Row(0, source, MatchBy.PHONE, fields, optedOut, ignored);
    }

    private BulkResult ended(Outcome outcome, boolean shown) {
        BulkResult result = BulkResult.builder(
                        ResultStore.of(List.of(RowResult.builder(0, outcome).build())))
                .build();
        return consent.applyTo(result, shown);
    }

    private static Map<String, Object> flat(boolean whole) {
        Map<String, Object> map = new HashMap<>();
        map.put("display_name", "M");
        map.put("assignee_id", 310);
        map.put(whole ? "is_opted_out" : "other", null);
        return map;
    }

    @Test
    void rowsThatWereReadFromHeymarketAndSayNothingOfConsentDoNotCarryItOver() {
        consent.read(row(new Contact(), Set.of(), null));
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isTrue();
    }

    @Test
    void theColumnsOfAnswersShowThatToo() {
        consent.read(row("text", Set.of("rev", "created"), null));
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isFalse();
        consent.read(row("text", OF_ANSWERS, null));
        consent.read(row("text", Set.of(), null));
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isTrue();
    }

    @Test
    void theColumnsOfFlatListsShowItInMapsAndJson() {
        consent.read(row(flat(false), OF_FLAT_LISTS, null));
        consent.read(row("text", OF_FLAT_LISTS, null));
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isFalse();
        consent.read(row(flat(true), OF_FLAT_LISTS, null));
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isTrue();
    }

    @Test
    void jsonOfFlatListsToo() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("display_name", "M").put("assignee_id", 1);
        consent.read(row(json, OF_FLAT_LISTS, null));
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isFalse();
        json.put("is_opted_out", false);
        consent.read(row(json, OF_FLAT_LISTS, null));
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isTrue();
    }

    @Test
    void oneRowThatSaysSomethingOfConsentSpeaksForTheColumn() {
        consent.read(row(new Contact(), Set.of(), null));
        consent.read(row(new Contact(), Set.of(), false));
        assertThat(ended(Outcome.CREATED, false).isConsentNotCarriedOver()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void aWriteThatMayHaveUndoneAnOptOutIsToldIfItWasDone(Outcome outcome) {
        boolean written = outcome == Outcome.UPDATED || outcome == Outcome.SENT || outcome == Outcome.UNKNOWN;
        consent.ended(false, outcome);
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isFalse();
        consent.ended(true, outcome);
        consent.ended(false, Outcome.UNCHANGED);
        assertThat(ended(Outcome.UNCHANGED, true).isConsentNotCarriedOver()).isEqualTo(written);
    }

    @Test
    void newContactsOfWhomNothingIsKnownAreARiskButNoLoss() {
        consent.read(row("text", Set.of(), null));
        assertThat(ended(Outcome.UNCHANGED, false).isConsentNotCarriedOver()).isFalse();
        assertThat(ended(Outcome.CREATED, true).isConsentNotCarriedOver()).isFalse();
        assertThat(ended(Outcome.CREATED, false).isConsentNotCarriedOver()).isTrue();
        assertThat(ended(Outcome.SENT, false).isConsentNotCarriedOver()).isTrue();
        assertThat(ended(Outcome.SENT, false).isConsentAtRisk()).isFalse();
        consent.ended(true, Outcome.UPDATED);
        assertThat(ended(Outcome.CREATED, false).isConsentAtRisk()).isTrue();
    }
}
