package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetShapeTest {

    @Test
    void usesNinetyEightOfAHundredOfHeymarketsLimit() {
        assertThat(BudgetShape.of(500, 0)).isEqualTo(new BudgetShape(2, 490, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 59, 60, 249, 500, 100_000})
    void givesOutWhatTheLimitAllowsAndNoMore(int limit) {
        BudgetShape shape = BudgetShape.of(limit, 0);

        assertThat(shape.held() + shape.perMinute() + shape.late()).isEqualTo(limit);
        assertThat(shape.held()).isPositive();
        assertThat(shape.perMinute()).isPositive();
        assertThat(shape.late()).isPositive();
    }

    @Test
    void refusesALimitThatCannotBeShared() {
        assertThatThrownBy(() -> BudgetShape.of(4, 0)).hasMessageContaining("5 or more");
    }

    @Test
    void reservesMoreForRequestsInFlightWhereTheSettingsSaySo() {
        assertThat(BudgetShape.of(500, 40)).isEqualTo(new BudgetShape(2, 458, 40));
    }

    @Test
    void refusesAReserveThatLeavesNothing() {
        assertThatThrownBy(() -> BudgetShape.of(60, 60))
                .hasMessageContaining("camel.heymarket.cluster.late-requests is 60")
                .hasMessageContaining("requestsPerMinute, 60");
    }
}
