package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapping;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that are rejected and opt a contact out, where the contact cannot be looked for. */
class RejectedRowsOfARunTest {

    private static final String SEARCH = "/v2/contacts/search";

    private final BulkFixture fixture = new BulkFixture(Profile.KIND);

    private boolean byUuid;
    private int rows = 2;

    /** Rejects each row, and knows the key of its contact. */
    private final RowMapping mapping = new RowMapping() {
        @Override
        public Row map(long index, Object source) {
            throw new HeymarketValidationException("TAG_UNKNOWN", "tags", "no such tag", "vip");
        }

        @Override
        public Row optOutOf(long index, Object source) {
            Map<String, Object> known = byUuid
                    ? row("contact_id", UUID.randomUUID().toString(), "is_opted_out", true)
                    : row("phone", phone((int) index), "is_opted_out", true);
            return BulkFixture.map(index, known, fixture.settings);
        }
    };

    @AfterEach
    void close() {
        fixture.close();
    }

    private BulkResult run() {
        return new BulkUpsert(fixture.context(fixture.client()), mapping, fixture.settings)
                .run(Collections.nCopies(rows, "row").iterator());
    }

    private void noContactCanBeReadByUuid() {
        byUuid = true;
        fixture.sandbox
                .faults()
                .add(Fault.status(503)
                        .when((method, path) -> method.equals("GET") && path.startsWith("/v2/contact"))
                        .times(1_000));
    }

    @Test
    void eachIsRejectedAndSaysThatItsOptOutWasNotCarriedOut() {
        fixture.sandbox.faults().add(Fault.status(503).on("POST", SEARCH).times(20));
        assertThat(results(run()))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.REJECTED))
                .allSatisfy(result -> assertThat(result.reason()).contains("Its opt-out was not carried out"));
    }

    @Test
    void thatHoldsForRowsThatNameTheirContactByUuidToo() {
        noContactCanBeReadByUuid();
        assertThat(results(run()))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.reason()).contains("Its opt-out was not carried out"));
    }

    @Test
    void aCredentialThatIsNotAcceptedStopsTheRun() {
        fixture.sandbox.faults().add(Fault.status(401).on("POST", SEARCH));
        HeymarketStoppedException stopped = catchThrowableOfType(HeymarketStoppedException.class, this::run);
        assertThat(results(stopped.getResult()))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.REJECTED));
    }

    @Test
    void manyFailuresStopTheRun() {
        fixture.settings(settings -> settings.bulkSize(1));
        rows = 30;
        noContactCanBeReadByUuid();
        HeymarketStoppedException stopped = catchThrowableOfType(HeymarketStoppedException.class, this::run);
        assertThat(stopped.getResult().getTotal()).isLessThan(rows);
    }
}
