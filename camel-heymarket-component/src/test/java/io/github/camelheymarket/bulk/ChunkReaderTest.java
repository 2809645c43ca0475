package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.BrokenSource;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of a chunk, those that are rejected, and what becomes of them when the run stops. */
class ChunkReaderTest {

    private static final String[] PHONES = {"12025550143", "12025550199", "12025550177", "12025550111"};

    private final RunParts parts = new RunParts();
    private final BulkSettings settings = new BulkSettingsBuilder().bulkSize(2).build();
    private final OptOuts optOuts = new OptOuts();
    private final ChunkReader reader = new ChunkReader(
            new Mapping(),
            settings,
            new CachedRows(null, settings, null, null, parts.report, RunObserver.NONE),
            parts.report,
            optOuts);
    private int rowsSeen;

    /** A row is its phone, or what is wrong with it. */
    private static final class Mapping implements RowMapping {
        @Override
        public Row map(long index, Object source) {
            switch (source.toString()) {
                case "columns" -> throw new HeymarketColumnsException("AMBIGUOUS_FIELD", List.of("a"), "which of them");
                case "invalid", "invalid, opts out", "invalid, opts out, without a key" ->
                    throw new HeymarketValidationException("TAG_UNKNOWN", "tags", "no such tag", "vip");
                default -> {
                    return row(index, PHONES[(int) index], source.equals("opts out") ? true : null);
                }
            }
        }

        @Override
        public Row optOutOf(long index, Object source) {
            return switch (source.toString()) {
                case "invalid, opts out" -> row(index, PHONES[(int) index], true);
                case "invalid, opts out, without a key" -> {
                    Row row = row(index, PHONES[(int) index], true);
                    yield new Row(index, source, null, row.fields(), true, row.ignoredColumns());
                }
                default -> null;
            };
        }
    }

    @AfterEach
    void close() {
        parts.close();
    }

    private boolean read(Object... sources) {
        return reader.read(List.of(sources).iterator(), () -> rowsSeen++);
    }

    @Test
    void aChunkIsReadAndNoMore() {
        Iterator<String> input = List.of("a", "b", "c").iterator();
        assertThat(reader.isFull()).isFalse();
        assertThat(reader.read(input, () -> rowsSeen++)).isTrue();
        assertThat(reader.isFull()).isTrue();
        assertThat(reader.groups()).hasSize(2);
        assertThat(rowsSeen).isEqualTo(2);
        reader.clear();
        assertThat(reader.groups()).isEmpty();
        assertThat(reader.read(input, () -> rowsSeen++)).isFalse();
        assertThat(reader.groups()).hasSize(1);
        assertThat(reader.count()).isEqualTo(3);
        assertThat(reader.failure()).isNull();
    }

    private ChunkReader cached(BulkSettings by, Function<String, List<Contact>> contacts) {
        ContactCache cache = new ContactCache() {
            @Override
            public List<Contact> find(String key) {
                return contacts.apply(key);
            }

            @Override
            public boolean knowsAbsence() {
                return true;
            }

            @Override
            public void outdate(Set<String> keys, List<Contact> outdated) {}
        };
        return new ChunkReader(
                new Mapping(),
                by,
                new CachedRows(cache, by, null, null, parts.report, RunObserver.NONE),
                parts.report,
                optOuts);
    }

    @Test
    void aRowThatNeedsNoWriteTakesNoPlaceInTheChunk() {
        BulkSettings updates = new BulkSettingsBuilder()
                .bulkSize(2)
                .mode(WriteMode.UPDATE_ONLY)
                .build();
        ChunkReader other = cached(updates, key -> List.of());
        assertThat(other.read(List.of("a", "b", "c").iterator(), () -> rowsSeen++))
                .isFalse();
        assertThat(other.count()).isEqualTo(3);
        assertThat(other.groups()).isEmpty();
        assertThat(parts.outcomes()).containsOnly(Outcome.SKIPPED);
    }

    @Test
    void rowsThatWereReadBeforeJoinTheChunk() {
        reader.add(List.of(row(0, PHONES[0], null), row(1, PHONES[1], null)));
        assertThat(reader.isFull()).isTrue();
        assertThat(reader.groups()).hasSize(2);
        assertThat(reader.count()).isZero();
    }

    @Test
    void anInputThatFailsEndsThereAndTellsWhy() {
        NoSuchElementException failure = new NoSuchElementException("cut off");
        assertThat(reader.read(BrokenSource.after(List.of("a"), failure), () -> rowsSeen++))
                .isFalse();
        assertThat(reader.failure()).isSameAs(failure);
        assertThat(reader.groups()).hasSize(1);
    }

    @Test
    void theOptOutOfARowCountsFromTheMomentItIsRead() {
        read("opts out", "b");
        assertThat(optOuts.hasAny(List.of("phone:" + PHONES[0]))).isTrue();
        assertThat(optOuts.hasAny(List.of("phone:" + PHONES[1]))).isFalse();
    }

    @Test
    void aRowThatIsNotValidIsRejectedAndCountsInItsChunk() {
        assertThat(read("invalid", "b", "c")).isTrue();
        assertThat(reader.groups()).hasSize(1);
        assertThat(parts.outcomes()).containsExactly(Outcome.REJECTED);
        assertThat(reader.rejected()).isEmpty();
    }

    @Test
    void aRejectedRowThatOptsOutWaitsForItsContact() {
        read("invalid, opts out", "b");
        assertThat(parts.told).isEmpty();
        assertThat(reader.rejected()).singleElement().satisfies(group -> {
            assertThat(group.keys()).containsExactly("phone:" + PHONES[0]);
            assertThat(group.rejection().reason().text()).isEqualTo("TAG_UNKNOWN: no such tag");
        });
        assertThat(optOuts.hasAny(List.of("phone:" + PHONES[0]))).isTrue();
        reader.clear();
        assertThat(reader.rejected()).isEmpty();
    }

    @Test
    void aRejectedRowThatOptsOutSomebodyWithoutAKeySaysThatTheOptOutIsLost() {
        read("invalid, opts out, without a key", "b");
        assertThat(reader.rejected()).isEmpty();
        assertThat(parts.told.get(0).reason()).endsWith("no valid key identifies the contact.");
    }

    @Test
    void columnsThatNobodyUnderstandsStopTheRun() {
        assertThatThrownBy(() -> read("a", "columns"))
                .isInstanceOf(JobAbortedException.class)
                .hasCauseInstanceOf(HeymarketColumnsException.class)
                .hasMessageContaining("opt-outs included");
        assertThat(parts.outcomes()).containsExactly(Outcome.REJECTED);
        assertThat(parts.told.get(0).index()).isEqualTo(1);
    }

    @Test
    void aResultThatCannotBeDeliveredStopsTheRunBeforeTheNextRow() {
        RunParts broken = new RunParts(
                RunObserver.NONE,
                (index, source) -> null,
                (source, result) -> {
                    throw new IllegalStateException("no room left");
                },
                false);
        try (broken) {
            ChunkReader other = new ChunkReader(new Mapping(), settings, null, broken.report, optOuts);
            assertThatThrownBy(() -> other.read(List.of("invalid", "b").iterator(), () -> rowsSeen++))
                    .isInstanceOf(JobAbortedException.class);
            assertThat(rowsSeen).isZero();
            assertThat(other.count()).isEqualTo(1);
        }
    }

    @Test
    void rowsOfTheChunkWhenTheRunStopsHaveFailedAndThoseThatWereRejectedTellTheirReason() {
        read("invalid, opts out", "b");
        reader.stopped(new JobAbortedException("the run was interrupted", null));
        assertThat(parts.told)
                .extracting(RowResult::reason)
                .containsExactly(
                        "TAG_UNKNOWN: no such tag. Its opt-out was not carried out: the run ended before.",
                        "RUN_STOPPED: the run was interrupted");
    }

    @Test
    void theRowsOfARunAreLookedAtForWhereTheyCameFrom() {
        ChunkReader other = new ChunkReader(
                (index, source) -> {
                    Row row = row(index, PHONES[0], null);
                    return new Row(index, source, row.matchBy(), row.fields(), null, Set.of("rev", "created"));
                },
                settings,
                new CachedRows(null, settings, null, null, parts.report, RunObserver.NONE),
                parts.report,
                optOuts);
        other.read(List.of("a").iterator(), () -> rowsSeen++);
        assertThat(parts.result().getIgnoredColumns()).containsExactlyInAnyOrder("created", "rev");
    }

    @Test
    void aRowWhoseMappingFailsStopsTheRunAndHasAResult() {
        ChunkReader other = new ChunkReader(
                (index, source) -> {
                    throw new IllegalStateException("a bean without a getter");
                },
                settings,
                new CachedRows(null, settings, null, null, parts.report, RunObserver.NONE),
                parts.report,
                optOuts);
        assertThatThrownBy(() -> other.read(List.of("a").iterator(), () -> rowsSeen++))
                .isInstanceOf(IllegalStateException.class);
        assertThat(parts.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(parts.told.get(0).reason()).isEqualTo("RUN_STOPPED: the run failed");
    }

    @Test
    void aRowWhoseContactCannotBeLookedUpInTheCacheHasAResult() {
        ChunkReader other = cached(settings, key -> {
            throw new JobAbortedException("the snapshot could not be read", null);
        });
        assertThatThrownBy(() -> other.read(List.of("a").iterator(), () -> rowsSeen++))
                .isInstanceOf(JobAbortedException.class);
        assertThat(parts.told.get(0).reason()).isEqualTo("RUN_STOPPED: the snapshot could not be read");
    }
}
