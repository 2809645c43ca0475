package io.github.camelheymarket.examples.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.row.PhoneNumbers;
import org.junit.jupiter.api.Test;

class InventedPeopleTest {

    @Test
    void haveAPhoneEachThatHeymarketTakes() {
        assertThat(InventedPeople.json(20_500)).doesNotHaveDuplicates().hasSize(20_500);
        assertThat(InventedPeople.phone(0)).isEqualTo("12025550000");
        assertThat(InventedPeople.phone(20_001)).isEqualTo("12035550001");
        assertThat(PhoneNumbers.INTERNATIONAL.normalise("phone", InventedPeople.phone(InventedPeople.MAX - 1)))
                .isEqualTo("17865559999");
    }
}
