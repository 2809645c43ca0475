package io.github.camelheymarket.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetShapeTest {

    @Test
    void usesNinetyEightOfAHundredOfHeymarketsLimit() {
        assertThat(BudgetShape.of(500)).isEqualTo(new BudgetShape(2, 490, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 59, 60, 249, 500, 100_000})
    void givesOutWhatTheLimitAllowsAndNoMore(int limit) {
        BudgetShape shape = BudgetShape.of(limit);

        assertThat(shape.held() + shape.perMinute() + shape.late()).isEqualTo(limit);
        assertThat(shape.held()).isPositive();
        assertThat(shape.perMinute()).isPositive();
        assertThat(shape.late()).isPositive();
    }

    @Test
    void refusesALimitThatCannotBeShared() {
        assertThatThrownBy(() -> BudgetShape.of(4)).hasMessageContaining("5 or more");
    }
}
