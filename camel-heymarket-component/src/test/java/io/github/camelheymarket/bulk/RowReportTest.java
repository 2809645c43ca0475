package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.stored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R6: the result of each row, and of the run. */
class RowReportTest {

    private static final GroupResult UNCHANGED = GroupResult.unsent(Outcome.UNCHANGED, stored(7, "12025550143"));

    /** A mapping that knows the custom field 12, and columns that it did not store. */
    private static final class Columns implements RowMapping {
        @Override
        public Row map(long index, Object source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String title(long customField) {
            return customField == 12 ? "Level" : null;
        }

        @Override
        public Set<String> leftOut() {
            return Set.of("Remarks");
        }

        @Override
        public Set<String> unmetMapKeys() {
            return Set.of("Frist");
        }
    }

    @Test
    void theFirstOfTheRowsOfOnePersonHasTheResultAndTheOthersReferToIt() {
        try (RunParts parts = new RunParts()) {
            GroupResult result = UNCHANGED.changing(List.of(new FieldChange("first", "M", "Mara")));
            parts.report.ended(group(row(3, "12025550143", null), row(5, "12025550143", null)), result);

            assertThat(parts.told).extracting(RowResult::index).containsExactly(3L, 5L);
            assertThat(parts.told).extracting(RowResult::mergedWith).containsExactly(null, 3L);
            assertThat(parts.told).extracting(RowResult::contactId).containsExactly(7L, 7L);
            assertThat(parts.told.get(0).changes()).hasSize(1);
            assertThat(parts.told.get(1).changes()).isEmpty();
            assertThat(parts.result().getTotal()).isEqualTo(2);
            assertThat(parts.result().rows()).toIterable().hasSize(2);
        }
    }

    @Test
    void aRowTellsTheLastDigitsOfItsPhoneAndNotAllOfThem() {
        try (RunParts parts = new RunParts()) {
            parts.report.ended(group(row(0, "12025550143", null)), UNCHANGED);
            parts.report.stopped(row(1, "12025550143", null), new JobAbortedException("stop", null));

            assertThat(parts.told)
                    .allSatisfy(told -> assertThat(told.key()).endsWith("43").doesNotContain("5550143"));
        }
    }

    @Test
    void aCustomFieldIsToldByItsTitleIfItHasOne() {
        try (RunParts parts = new RunParts(RunObserver.NONE, new Columns())) {
            parts.report.ended(
                    group(row(0, "12025550143", null)),
                    UNCHANGED.changing(List.of(
                            new FieldChange("custom.12", "silver", "gold"),
                            new FieldChange("custom.13", null, "x"),
                            new FieldChange("first", "M", "Mara"))));

            assertThat(parts.told.get(0).changes())
                    .containsExactly(
                            new FieldChange("custom.Level", "silver", "gold"),
                            new FieldChange("custom.13", null, "x"),
                            new FieldChange("first", "M", "Mara"));
        }
    }

    @Test
    void aRowThatCannotBeReadIsRejectedAndTold() {
        try (RunParts parts = new RunParts()) {
            var e = new HeymarketValidationException("PHONE_NOT_POSSIBLE", "Mobile", "too short", "12");
            parts.report.rejected(4, "row", e);
            parts.report.rejectedWithOptOut(5, "row", e);

            assertThat(parts.outcomes()).containsExactly(Outcome.REJECTED, Outcome.REJECTED);
            assertThat(parts.told).extracting(RowResult::index).containsExactly(4L, 5L);
            assertThat(parts.told).extracting(RowResult::field).containsOnly("Mobile");
            assertThat(parts.told.get(0).reason()).isEqualTo("PHONE_NOT_POSSIBLE: too short");
            assertThat(parts.told.get(1).reason()).endsWith("no valid key identifies the contact.");
            assertThat(parts.result().count(Outcome.REJECTED)).isEqualTo(2);
        }
    }

    @Test
    void aRowThatWasReadWhenTheRunStoppedHasFailedAndTellsWhyAndThatItsOptOutIsLost() {
        try (RunParts parts = new RunParts()) {
            HeymarketException cause =
                    new HeymarketException("no", new HeymarketException.Details(503, null, "r-1", null, 2), null);
            JobAbortedException stop = new JobAbortedException("3 calls in a row failed", cause);
            parts.report.stopped(row(0, "12025550143", null), stop);
            parts.report.stopped(row(1, "12025550143", true), new JobAbortedException("interrupted", null));
            parts.report.stopped(row(2, "12025550143", false), new JobAbortedException("interrupted", null));

            assertThat(parts.outcomes()).containsOnly(Outcome.FAILED);
            assertThat(parts.told)
                    .extracting(RowResult::reason)
                    .containsExactly(
                            "RUN_STOPPED: 3 calls in a row failed (HTTP 503)",
                            "RUN_STOPPED: interrupted. Its opt-out was not carried out.",
                            "RUN_STOPPED: interrupted");
            assertThat(parts.result().getTotal()).isEqualTo(3);
        }
    }

    @Test
    void anOptInThatARowAskedForAndDidNotGetIsCountedAsWithheld() {
        try (RunParts parts = new RunParts()) {
            parts.report.ended(group(row(0, "12025550143", false), row(1, "12025550143", false)), UNCHANGED);
            parts.report.ended(group(row(2, "12025550143", false)), UNCHANGED, false, true);
            parts.report.ended(group(row(3, "12025550143", null)), UNCHANGED);
            parts.report.ended(
                    group(row(4, "12025550143", false)), GroupResult.unsent(Outcome.FAILED, "GONE", "gone", null));

            assertThat(parts.result().getOptInsWithheld()).isEqualTo(2);
        }
    }

    @Test
    void theResultNamesTheColumnsThatWereNotStoredAndTheOptionsThatMatchNone() {
        try (RunParts parts = new RunParts(RunObserver.NONE, new Columns())) {
            var fields = JsonNodeFactory.instance.objectNode().put("phone", "12025550143");
            parts.report.read(new Row(0, "row", MatchBy.PHONE, fields, null, Set.of("rev")));
            BulkResult result = parts.report.result(9, 4, 2, true, true);

            assertThat(result.getIgnoredColumns()).containsExactlyInAnyOrder("rev", "Remarks");
            assertThat(result.getUnusedMapKeys()).containsExactly("Frist");
            assertThat(result.getRequests()).isEqualTo(9);
            assertThat(result.getExtraRequests()).isEqualTo(4);
            assertThat(result.getSplitCalls()).isEqualTo(2);
            assertThat(result.isDryRun()).isTrue();
        }
    }

    @Test
    void aWriteThatMayHaveUndoneAnOptOutIsToldInTheResult() {
        try (RunParts parts = new RunParts()) {
            parts.report.ended(group(row(0, "12025550143", null)), UNCHANGED.with(Outcome.UPDATED), true, false);
            assertThat(parts.result().isConsentNotCarriedOver()).isTrue();
        }
    }

    @Test
    void theObserverLearnsTheContactOfRowsThatEnd() {
        List<Object> seen = new ArrayList<>();
        RunObserver observer = new RunObserver() {
            @Override
            public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
                seen.addAll(List.of(keys, outcome, id));
            }
        };
        try (RunParts parts = new RunParts(observer, new Columns())) {
            parts.report.ended(group(row(0, "12025550143", null)), UNCHANGED);
        }
        assertThat(seen).containsExactly(Set.of("phone:12025550143"), Outcome.UNCHANGED, 7L);
    }

    @Test
    void rowsThatCameFromHeymarketWithoutConsentAreToldInTheResult() {
        try (RunParts parts = new RunParts()) {
            var fields = JsonNodeFactory.instance.objectNode().put("phone", "12025550143");
            parts.report.read(new Row(0, new Contact(), MatchBy.PHONE, fields, null, Set.of()));
            assertThat(parts.result().isConsentNotCarriedOver()).isTrue();
        }
    }

    @Test
    void anOptionThatMatchesNoColumnIsNamedInAWarning() {
        try (RunParts parts = new RunParts(RunObserver.NONE, new Columns());
                RunParts without = new RunParts()) {
            assertThat(LogCapture.during(parts::result)).anyMatch(line -> line.contains("map.Frist"));
            assertThat(LogCapture.during(without::result)).isEmpty();
        }
    }
}
