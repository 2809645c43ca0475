package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketValidationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are never assigned: two people who both gave 9999999999 must not become one contact (R2). */
class DummyPhonesTest {

    private static final PhoneNumbers US = new PhoneNumbers("US");
    private static final PhoneNumbers POSSIBLE_IN_US = new PhoneNumbers("US", PhoneCheck.POSSIBLE);

    private static HeymarketValidationException refusal(PhoneNumbers numbers, Object value) {
        return catchThrowableOfType(HeymarketValidationException.class, () -> numbers.normalise("phone", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999999999",
                "(999) 999-9999",
                "1111111111",
                "1234567890",
                "555-555-5555",
                "2222222222",
                "+1 999 999 9999",
                "5551234567",
                "123-456-7890"
            })
    void aNumberOfARangeThatIsNotInUseIsRefused(String written) {
        assertThat(refusal(US, written).getReason()).isEqualTo("NOT_IN_USE");
        assertThat(refusal(US, written))
                .hasMessageContaining("phoneCheck=possible")
                .hasMessageNotContaining("leading 0");
    }

    @Test
    void theNumberOfATableIsRefusedLikeTheText() {
        assertThat(refusal(US, 9999999999L).getReason()).isEqualTo("NOT_IN_USE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "1111111111", "1234567890", "555-555-5555"})
    void onRequestItAcceptsThosePossible(String written) {
        assertThat(POSSIBLE_IN_US.normalise("phone", written)).hasSize(11).startsWith("1");
    }

    @Test
    void whatIsNotEvenPossibleStaysRefused() {
        assertThat(refusal(POSSIBLE_IN_US, "555-0143").getReason()).isEqualTo("PHONE_NOT_POSSIBLE");
    }

    @Test
    void anItalianNumberThatLostItsZeroIsRefusedWithItsReason() {
        PhoneNumbers italy = new PhoneNumbers("IT");

        assertThat(refusal(italy, "612345678").getReason()).isEqualTo("NOT_IN_USE");
        assertThat(refusal(italy, 612345678)).hasMessageContaining("with a leading 0");
        assertThat(italy.normalise("phone", "0612345678")).isEqualTo("390612345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"202", "212", "415", "416", "876", "242", "809", "787", "800", "888", "833", "900", "604"})
    void numbersKeptForTestsAreGood(String area) {
        for (String last : new String[] {"5550100", "5550143", "5550199"}) {
            assertThat(US.normalise("phone", area + last)).isEqualTo("1" + area + last);
        }
    }

    @Test
    void soAreThoseOfTheUnitedKingdom() {
        assertThat(new PhoneNumbers("GB").normalise("phone", "07700 900123")).isEqualTo("447700900123");
    }

    @ParameterizedTest
    @CsvSource({"999", "555", "111", "411", "911", "099"})
    void notInAreasThatThereCannotBe(String area) {
        assertThat(refusal(US, area + "5550143")).isNotNull();
    }

    @Test
    void theWordsAreValidAndPossible() {
        assertThat(PhoneCheck.parse("Possible")).isEqualTo(PhoneCheck.POSSIBLE);
        assertThat(PhoneCheck.parse(null)).isEqualTo(PhoneCheck.VALID);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneCheck.parse("strict"))
                .withMessageContaining("valid or possible");
    }

    /** A contact without a phone column may have its number as a channel. */
    @Test
    void theNumberOfAChannelIsReadLikeAnyOther() {
        RowMapper mapper = new RowMapper(
                RowRules.builder().defaultRegion("US").build(),
                () -> new ContactFieldIndex(List.of()),
                () -> new TagIndex(List.of()),
                null);
        Map<String, Object> channel = Map.of("channel_type", "phone", "channel_id", "'(202) 555-0143");

        assertThat(mapper.single(Map.of("contact_channels", List.of(channel)))
                        .fields()
                        .at("/contact_channels/0/channel_id")
                        .asText())
                .isEqualTo("12025550143");
        Map<String, Object> dummy = Map.of("channel_type", "phone", "channel_ids", List.of("9999999999"));
        assertThat(catchThrowableOfType(
                                HeymarketValidationException.class,
                                () -> mapper.single(Map.of("contact_channels", List.of(dummy))))
                        .getReason())
                .isEqualTo("NOT_IN_USE");
    }

    /** What is stored already must be found, or it could never be updated or deleted. */
    @ParameterizedTest
    @CsvSource({"9999999999, 9999999999", "5215555550143, 5215555550143", "+12025550143, 12025550143", "12345, 12345"})
    void aNumberThatHeymarketGaveIsAKeyAsItIs(String given, String key) {
        assertThat(PhoneNumbers.stored("phone", given)).isEqualTo(key);
    }

    @Test
    void aNationalNotationIsNothingThatHeymarketGave() {
        HeymarketValidationException refusal = catchThrowableOfType(
                HeymarketValidationException.class, () -> PhoneNumbers.stored("phone", "(202) 555-0143"));

        assertThat(refusal.getReason()).isEqualTo("PHONE_NOT_POSSIBLE");
    }
}
