package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private static final PhoneNumbers US = new PhoneNumbers("us");
    private static final PhoneNumbers GB = new PhoneNumbers("GB");
    private static final PhoneNumbers ANY = new PhoneNumbers(null);

    private static HeymarketValidationException refusal(PhoneNumbers numbers, Object value) {
        return catchThrowableOfType(HeymarketValidationException.class, () -> numbers.normalise("Phone Number", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12025550143",
                "+12025550143",
                "0012025550143",
                "+1 (202) 555-0143",
                "(+1) 202 555 0143",
                "1-202-555-0143",
                "tel:+1-202-555-0143",
                "\u202A+1 202\u00A0555\u20130143\u202C",
                "\uFF0B12025550143",
                "12025550143.0",
                "1.2025550143E10",
                "1.2025550143E+10"
            })
    void withoutARegionAllFormsOfInternationalDigitsAreOne(String text) {
        assertThat(ANY.normalise("phone", text)).isEqualTo("12025550143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202-555-0143",
                "(202) 555-0143",
                "202.555.0143",
                "202/555-0143",
                "2025550143",
                "12025550143",
                "1 202 555 0143",
                "+12025550143",
                "001 202 555 0143"
            })
    void withARegionNationalAndInternationalFormsAreOne(String text) {
        assertThat(US.normalise("phone", text)).isEqualTo("12025550143");
    }

    @ParameterizedTest
    @CsvSource({"020 7946 0958,442079460958", "+44 (0)20 7946 0958,442079460958", "+1 202 555 0143,12025550143"})
    void aTrunkPrefixIsNoPartOfTheNumber(String text, String digits) {
        assertThat(GB.normalise("phone", text)).isEqualTo(digits);
    }

    /** Japan has longer ones within, and no number of more than 15 digits can be dialled from abroad. */
    @ParameterizedTest
    @ValueSource(strings = {"055501011 44 20 79468", "+8155501011442079468"})
    void aNumberOfMoreThanFifteenDigitsIsTooLong(String text) {
        assertThat(refusal(new PhoneNumbers("JP", PhoneCheck.POSSIBLE), text)).hasMessageContaining("is too long");
    }

    @Test
    void theZeroOfItalianNumbersStays() {
        assertThat(ANY.normalise("phone", "+39 02 1234 5678")).isEqualTo("390212345678");
    }

    @Test
    void numbersOfSpreadsheetsAreRead() throws Exception {
        assertThat(ANY.normalise("phone", 12025550143L)).isEqualTo("12025550143");
        assertThat(ANY.normalise("phone", 1.2025550143E10)).isEqualTo("12025550143");
        assertThat(ANY.normalise("phone", new BigDecimal("12025550143.00"))).isEqualTo("12025550143");
        assertThat(ANY.normalise("phone", Json.mapper().readTree("12025550143")))
                .isEqualTo("12025550143");
        assertThat(US.normalise("phone", 2025550143L)).isEqualTo("12025550143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12",
                "555-0143",
                "+1 555 0143",
                "120255501",
                "+1202555014399",
                "+999 123 4567890",
                "12025550143 x12",
                "12025550143 ext. 12",
                "12025550143#12",
                "12025550143;ext=12",
                "12025550143, 12025550144",
                "1-800-555-CALL",
                "home 12025550143",
                "12025550143 (call first)",
                "1.20256E+10",
                "12+025550143"
            })
    void whatIsNoCompleteNumberIsRefused(String text) {
        HeymarketValidationException refusal = refusal(US, text);

        assertThat(refusal.getReason()).isEqualTo("PHONE_NOT_POSSIBLE");
        assertThat(refusal.getField()).isEqualTo("Phone Number");
        assertThat(refusal.getRejectedValue()).isEqualTo(text);
    }

    @Test
    void aNumberThatIsOnlyLocalIsRefused() {
        assertThat(refusal(US, "555-0143")).hasMessageContaining("lacks its area code");
    }

    @Test
    void fractionsNegativesAndOtherTypesAreRefused() {
        assertThat(refusal(ANY, 1.5)).hasMessageContaining("whole");
        assertThat(refusal(ANY, -12025550143L)).hasMessageContaining("whole");
        assertThat(refusal(ANY, Double.NaN)).hasMessageContaining("whole");
        assertThat(refusal(ANY, null)).hasMessageContaining("null");
        assertThat(refusal(ANY, List.of(1))).hasMessageContaining("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(202) 555-0143", "202-555-0143", "202.555.0143", "202 555 0143", "020 7946 0958"})
    void withoutARegionANationalNotationIsRefusedAndTheRemedyNamed(String text) {
        assertThat(refusal(ANY, text)).hasMessageContaining("set defaultRegion");
    }

    @Test
    void aMessageShowsTheLastTwoDigitsOnly() {
        HeymarketValidationException refusal = refusal(US, "1202555017799");

        assertThat(refusal).hasMessageContaining("…99").hasMessageContaining("'Phone Number'");
        assertThat(refusal.getMessage()).doesNotContain("779").doesNotContain("1202");
    }

    @Test
    void aRegionThatIsNoneIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumbers("USA"))
                .withMessageContaining("'USA'")
                .withMessageContaining("US or GB");
        assertThat(new PhoneNumbers(" ").normalise("phone", "12025550143")).isEqualTo("12025550143");
    }

    /** Numbers of every country that the library knows, in every way of writing them: what comes out stays as it is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void normalisedDigitsNormaliseToThemselves(long seed) {
        Random random = new Random(seed);
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        List<String> regions = util.getSupportedRegions().stream().sorted().toList();
        PhoneNumberFormat[] formats = {
            PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL
        };
        for (int i = 0; i < 300; i++) {
            String region = regions.get(random.nextInt(regions.size()));
            PhoneNumberFormat format = formats[random.nextInt(formats.length)];
            String written = util.format(util.getExampleNumber(region), format);
            String digits = new PhoneNumbers(region).normalise("phone", written);

            assertThat(digits).as("%s %s", region, written).matches("\\d{6,15}");
            assertThat(ANY.normalise("phone", digits))
                    .as("%s %s", region, written)
                    .isEqualTo(digits);
            assertThat(new PhoneNumbers(region).normalise("phone", "+" + digits))
                    .isEqualTo(digits);
        }
    }
}
