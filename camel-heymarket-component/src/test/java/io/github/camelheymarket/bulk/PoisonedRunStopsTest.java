package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run of which every call breaks stops, and splitting calls is bounded (R8.1). */
class PoisonedRunStopsTest extends PoisonedRowTestCase {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRunWhoseEveryRowIsPoisonedStops(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox
                    .faults()
                    .add(Fault.status(500).when(PoisonedRowTest::isWrite).always());

            HeymarketStoppedException stopped =
                    catchThrowableOfType(HeymarketStoppedException.class, () -> fixture.run(rows(5_000 / 10)));

            assertThat(stopped.getStatus()).isEqualTo(500);
            assertThat(fixture.sandbox.requestCount()).isLessThan(40);
            assertThat(stopped.isMaybeApplied()).isTrue();
        }
    }

    @Test
    void aRunWhoseEveryCallIsResetStopsAfterFewerSinceEachTakesLong() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox
                    .faults()
                    .add(Fault.resetBeforeApply().when(PoisonedRowTest::isWrite).always());

            HeymarketStoppedException stopped =
                    catchThrowableOfType(HeymarketStoppedException.class, () -> fixture.run(rows(300)));

            assertThat(fixture.requests("POST", "/v2/contacts")).hasSizeLessThanOrEqualTo(5);
            assertThat(stopped.getResult().count(Outcome.CREATED)).isZero();
        }
    }

    @Test
    void anEndpointThatDiesInTheMiddleOfASplitStopsTheRun() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.faults().add(poison(Fault.status(500), 41).times(2));
            fixture.sandbox.faults().add(new CountingDeath(3).fault());

            HeymarketStoppedException stopped =
                    catchThrowableOfType(HeymarketStoppedException.class, () -> fixture.run(rows(300)));

            assertThat(stopped.getStatus()).isEqualTo(500);
            assertThat(fixture.requests("POST", "/v2/contacts")).hasSizeLessThan(40);
        }
    }

    /** From the third write on nothing works. */
    private static final class CountingDeath {
        private final int from;
        private int seen;

        CountingDeath(int from) {
            this.from = from;
        }

        Fault fault() {
            return Fault.status(500)
                    .when((method, path) -> isWrite(method, path) && ++seen > from)
                    .always();
        }
    }

    @Test
    void splittingIsBounded() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.settings(s -> s.maxSplitCalls(5));
            fixture.sandbox.faults().add(poison(Fault.status(500), 17, 80));

            HeymarketStoppedException stopped =
                    catchThrowableOfType(HeymarketStoppedException.class, () -> fixture.run(rows(100)));

            assertThat(stopped).hasMessageContaining("maxSplitCalls=5");
            assertThat(stopped.getResult().getTotal()).isEqualTo(100);
        }
    }
}
