package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.BrokenSource;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that wait for the end of the source, rows that are rejected, and an observer that ends the run. */
class HeldBackRowsTest {

    private static final Map<String, Object> CORRECTED =
            row("phone", phone(7), "email", "mara@example.org", "first", "Mara");

    private final BulkFixture fixture = new BulkFixture(Profile.KIND);
    private HeymarketException unreadable;
    private String stopReason;
    private Contact leaving;

    private final RunObserver mirror = new RunObserver() {
        @Override
        public boolean holdsBackCreates() {
            return true;
        }

        @Override
        public List<Contact> leaving() {
            if (unreadable != null) {
                throw unreadable;
            }
            return leaving == null ? List.of() : List.of(leaving);
        }

        @Override
        public String stopReason() {
            return stopReason;
        }
    };

    @AfterEach
    void close() {
        fixture.close();
    }

    private BulkResult run(Iterator<?> rows) {
        return fixture.upsert().run(rows, RowListener.NONE, mirror);
    }

    private SandboxContact maraLeaves() {
        SandboxContact mara =
                fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").email("mara@example.org"));
        leaving = new Contact(JsonNodeFactory.instance
                .objectNode()
                .put("id", mara.id())
                .put("phone", PHONE)
                .put("email", "mara@example.org")
                .put("first", "Mara"));
        return mara;
    }

    @Test
    void rowsThatWereHeldBackAreCreatedWhenTheSourceHasBeenRead() {
        BulkResult result =
                run(List.of(CORRECTED, row("phone", phone(8), "first", "Nils")).iterator());
        assertThat(outcomes(result)).containsExactly(Outcome.CREATED, Outcome.CREATED);
        assertThat(fixture.sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void aContactThatWouldLeaveGetsItsCorrectedPhone() {
        SandboxContact mara = maraLeaves();
        assertThat(outcomes(run(List.of(CORRECTED).iterator()))).containsExactly(Outcome.UPDATED);
        assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
        assertThat(fixture.stored(phone(7)).id()).isEqualTo(mara.id());
    }

    @Test
    void whereItCannotBeReadWhoLeavesNobodyIsCreatedTwice() {
        maraLeaves();
        unreadable = RunCalls.serverError();
        assertThat(outcomes(run(List.of(CORRECTED).iterator()))).containsExactly(Outcome.FAILED);
        assertThat(fixture.sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aCredentialThatIsNotAcceptedThenStopsTheRun() {
        unreadable = RunCalls.notAccepted();
        HeymarketStoppedException stopped = catchThrowableOfType(
                HeymarketStoppedException.class, () -> run(List.of(CORRECTED).iterator()));
        assertThat(outcomes(stopped.getResult())).containsExactly(Outcome.FAILED);
        assertThat(fixture.sandbox.contactCount()).isZero();
    }

    @Test
    void whereTheSourceWasNotReadToItsEndNoPhoneIsCorrected() {
        maraLeaves();
        BrokenSource broken = BrokenSource.after(List.of(CORRECTED), new NoSuchElementException("cut off"));
        HeymarketStoppedException stopped = catchThrowableOfType(HeymarketStoppedException.class, () -> run(broken));
        assertThat(results(stopped.getResult()))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.reason()).isEqualTo("RUN_STOPPED: the source was not read to its end"));
        assertThat(fixture.stored(PHONE).first()).isEqualTo("Mara");
        assertThat(fixture.writes()).isEmpty();
    }

    @Test
    void anObserverEndsARunThatWritesNothing() {
        fixture.run(rows(6));
        fixture.settings(settings -> settings.bulkSize(2));
        fixture.sandbox.clearRequests();
        RunObserver after = new RunObserver() {
            private int ended;

            @Override
            public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
                ended++;
            }

            @Override
            public String stopReason() {
                return ended > 0 ? "enough" : null;
            }
        };
        HeymarketStoppedException stopped = catchThrowableOfType(
                HeymarketStoppedException.class,
                () -> fixture.upsert().run(rows(6).iterator(), RowListener.NONE, after));
        assertThat(stopped).hasMessageContaining("after 2 rows were read: enough");
        assertThat(outcomes(stopped.getResult())).containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);
    }

    @Test
    void theOptOutOfARejectedRowIsCarriedOutByTheRun() {
        fixture.run(rows(1));
        RowMapping mapping = new RowMapping() {
            @Override
            public Row map(long index, Object source) {
                throw new HeymarketValidationException("TAG_UNKNOWN", "tags", "no such tag", "vip");
            }

            @Override
            public Row optOutOf(long index, Object source) {
                return BulkFixture.map(index, row("phone", phone(0), "is_opted_out", true), fixture.settings);
            }
        };
        BulkResult result = new BulkUpsert(fixture.context(fixture.client()), mapping, fixture.settings)
                .run(List.of("row").iterator());
        assertThat(results(result).get(0).reason()).endsWith("Its opt-out was carried out all the same.");
        assertThat(fixture.stored(phone(0)).isOptedOut()).isTrue();
    }

    /** Rows that would create a contact, and have an address. */
    private static List<Map<String, Object>> held(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> row("phone", phone(i), "email", "a" + i + "@example.org"))
                .toList();
    }

    @Test
    void rowsThatWereHeldBackHaveAResultWhereItCannotBeReadWhoLeaves() {
        RunObserver broken = new RunObserver() {
            @Override
            public boolean holdsBackCreates() {
                return true;
            }

            @Override
            public List<Contact> leaving() {
                throw new IllegalStateException("the ledger is closed");
            }
        };
        HeymarketStoppedException stopped = catchThrowableOfType(
                HeymarketStoppedException.class,
                () -> fixture.upsert().run(held(2).iterator(), RowListener.NONE, broken));
        assertThat(outcomes(stopped.getResult())).containsExactly(Outcome.FAILED, Outcome.FAILED);
    }

    @Test
    void rowsThatWereHeldBackHaveAResultWhereTheRunStopsAmongThem() {
        fixture.settings(settings -> settings.bulkSize(2));
        RunObserver stops = new RunObserver() {
            private int created;

            @Override
            public boolean holdsBackCreates() {
                return true;
            }

            @Override
            public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
                created++;
            }

            @Override
            public String stopReason() {
                return created > 0 ? "enough" : null;
            }
        };
        HeymarketStoppedException stopped = catchThrowableOfType(
                HeymarketStoppedException.class,
                () -> fixture.upsert().run(held(6).iterator(), RowListener.NONE, stops));
        assertThat(outcomes(stopped.getResult()))
                .containsExactly(
                        Outcome.CREATED,
                        Outcome.CREATED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED);
    }
}
