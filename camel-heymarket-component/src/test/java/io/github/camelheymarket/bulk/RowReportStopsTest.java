package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.storage.ResultSpool;
import io.github.camelheymarket.storage.ScratchFile;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stops a run besides its calls, and what is left of its results. */
class RowReportStopsTest {

    private static final GroupResult UNCHANGED = GroupResult.unsent(Outcome.UNCHANGED, stored(7, "12025550143"));

    @Test
    void anObserverThatFailsStopsTheRunAtTheNextCheckpointWithAllResults() {
        IllegalStateException failure = new IllegalStateException("the ledger is full");
        RunObserver observer = new RunObserver() {
            @Override
            public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
                throw failure;
            }
        };
        try (RunParts parts = new RunParts(observer, (index, source) -> null)) {
            parts.report.ended(group(row(0, "12025550143", null)), UNCHANGED);
            assertThatThrownBy(parts.report::stopIfBroken)
                    .isInstanceOf(JobAbortedException.class)
                    .hasCause(failure);
            parts.report.stopIfBroken();
            assertThat(parts.told).hasSize(1);
        }
    }

    @Test
    void ofManyFailuresOfAListenerTheFirstStopsTheRunAndTellsTenOthers() {
        try (RunParts parts = new RunParts(
                RunObserver.NONE,
                (index, source) -> null,
                (source, result) -> {
                    throw new IllegalStateException(source.toString());
                },
                false)) {
            for (int i = 0; i < 20; i++) {
                parts.report.ended(group(row(i, "12025550143", null)), UNCHANGED);
            }
            JobAbortedException stop = catchThrowableOfType(JobAbortedException.class, parts.report::checkpoint);
            assertThat(stop).cause().hasMessage("row 0");
            assertThat(stop.getSuppressed()).hasSize(10);
            assertThat(stop.getSuppressed()[0]).hasMessage("row 1");
            assertThat(parts.result().getTotal()).isEqualTo(20);
        }
    }

    @Test
    void theFirstReasonToStopIsKept() {
        try (RunParts parts = new RunParts()) {
            JobAbortedException first = new JobAbortedException("first", null);
            parts.report.defer(first);
            parts.report.defer(new JobAbortedException("second", null));
            assertThatThrownBy(parts.report::stopIfBroken).isSameAs(first);
        }
    }

    @Test
    void anObserverThatWantsTheRunToStopIsAskedBetweenCalls() {
        RunObserver observer = new RunObserver() {
            @Override
            public String stopReason() {
                return "too many rows failed";
            }
        };
        try (RunParts parts = new RunParts(observer, (index, source) -> null)) {
            parts.report.stopIfBroken();
            assertThatThrownBy(parts.report::checkpoint)
                    .isInstanceOf(JobAbortedException.class)
                    .hasMessage("too many rows failed");
        }
    }

    @Test
    void whatStopsARunTellsNothingElseWhereNothingElseFailed() {
        try (RunParts parts = new RunParts()) {
            JobAbortedException stop = new JobAbortedException("stop", null);
            parts.report.addDeferred(stop);
            assertThat(stop.getSuppressed()).isEmpty();
        }
    }

    @Test
    void resultsThatCannotBeStoredStopTheRun() {
        ResultSpool spool = new ResultSpool(
                () -> {
                    throw new IOException("no space left");
                },
                0);
        try (RunParts parts = new RunParts(spool)) {
            parts.report.stopIfBroken();
            parts.report.ended(group(row(0, "12025550143", null)), UNCHANGED);
            assertThatThrownBy(parts.report::stopIfBroken)
                    .isInstanceOf(JobAbortedException.class)
                    .hasMessageContaining("spoolDirectory")
                    .cause()
                    .hasMessage("no space left");
        }
    }

    @Test
    void resultsThatNobodyWillReadLeaveNoFile() {
        List<ScratchFile> files = new ArrayList<>();
        ResultSpool spool = new ResultSpool(
                () -> {
                    files.add(SpoolDirectory.of(null).newFile());
                    return files.get(files.size() - 1);
                },
                0);
        try (RunParts parts = new RunParts(spool)) {
            parts.report.ended(group(row(0, "12025550143", null)), UNCHANGED);
            parts.report.discard();
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThatThrownBy(file::length).isInstanceOf(IOException.class));
        }
    }
}
