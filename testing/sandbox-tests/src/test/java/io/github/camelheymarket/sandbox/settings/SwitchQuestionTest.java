package io.github.camelheymarket.sandbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SwitchQuestionTest {

    @ParameterizedTest
    @EnumSource(Switch.class)
    void everySwitchSaysWhatItDecidesAndWhereTheContractLeavesThatOpen(Switch one) {
        assertThat(one.question()).isNotBlank().doesNotEndWith(".").doesNotContain("; C1");
        assertThat(one.contract()).matches("C\\d+(\\.\\d+)?(, (C\\d+(\\.\\d+)?|\"[^\"]+\"))*");
    }
}
