package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelheymarket.exception.HeymarketValidationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dialled in a region to call abroad begins with the region's own prefix, which need not be 00 (R2). */
class InternationalPrefixesTest {

    @ParameterizedTest
    @CsvSource({
        "AU, 0011 65 6555 0143, 6565550143",
        "AU, 0011-44-20-7946-0018, 442079460018",
        "HK, 001 65 6555 0143, 6565550143",
        "HK, 001 1 202 555 0143, 12025550143",
        "KR, 001 65 6555 0143, 6565550143",
        "KR, 002 65 6555 0143, 6565550143",
        "KR, 00700 65 6555 0143, 6565550143",
        "TH, 001 65 6555 0143, 6565550143",
        "SG, 001 44 20 7946 0018, 442079460018",
        "SG, 001 1 202 555 0143, 12025550143",
        "KH, 001 65 6555 0143, 6565550143",
        "ID, 008 65 6555 0143, 6565550143",
        "TW, 002 65 6555 0143, 6565550143",
        "CO, 009 1 202 555 0143, 12025550143",
        "CO, 005 44 20 7946 0018, 442079460018",
        "NG, 009 44 20 7946 0018, 442079460018",
        "KE, 000 44 20 7946 0018, 442079460018",
        "JP, 010 44 20 7946 0018, 442079460018",
        "BR, 00 15 44 20 7946 0018, 442079460018",
        "BR, 0021 1 202 555 0143, 12025550143",
        "RU, 8~10 44 20 7946 0018, 442079460018",
        "RU, 8 10 1 202 555 0143, 12025550143",
        "BY, 8-10-44-20-7946-0018, 442079460018",
        "US, 011 44 20 7946 0018, 442079460018",
        "CA, 011 61 2 5550 1234, 61255501234",
        "CU, 119 44 20 7946 0018, 442079460018",
        "IL, 012 44 20 7946 0018, 442079460018",
        "GB, 00 1 202 555 0143, 12025550143",
        "FI, 990 44 20 7946 0018, 442079460018",
        "FI, 00 44 20 7946 0018, 442079460018",
        "CL, 00 65 6555 0143, 6565550143",
        "MX, 00 44 20 7946 0018, 442079460018"
    })
    void theRegionsOwnPrefixComesFirst(String region, String written, String digits) {
        assertThat(new PhoneNumbers(region).normalise("phone", written)).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 00 44 20 7946 0018",
        "JP, 00 44 20 7946 0018",
        "RU, 0044 20 7946 0018",
        "CU, 0044 20 7946 0018",
        "CV, 0044 20 7946 0018",
        "HK, 00 44 20 7946 0018"
    })
    void twoZerosAreReadWhereTheRegionHasNoOtherPrefixThatBeginsSo(String region, String written) {
        assertThat(new PhoneNumbers(region).normalise("phone", written)).isEqualTo("442079460018");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AU", "KR", "TH", "SG", "CO", "BR", "KE", "NG"})
    void whereItHasTwoZerosBeginSomethingElse(String region) {
        assertThatExceptionOfType(HeymarketValidationException.class)
                .isThrownBy(() -> new PhoneNumbers(region).normalise("phone", "00 44 20 7946 0018"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AU", "HK", "KR", "TH", "SG", "CO", "BR", "KE", "RU", "US", "FI", "CV"})
    void aPlusSignComesBeforeThemAll(String region) {
        assertThat(new PhoneNumbers(region).normalise("phone", "+44 20 7946 0018"))
                .isEqualTo("442079460018");
    }
}
