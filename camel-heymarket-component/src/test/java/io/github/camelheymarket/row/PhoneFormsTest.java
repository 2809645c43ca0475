package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneFormsTest {

    @ParameterizedTest
    @CsvSource({
        "525555550143, 5215555550143",
        "5491123456789, 541123456789",
        "5493512345678, 543512345678",
        "5511987654321, 551187654321",
        "5521967654321, 552167654321"
    })
    void formsOfOneLineAreOne(String today, String other) {
        assertThat(PhoneForms.canonical(other)).isEqualTo(today);
        assertThat(PhoneForms.canonical(today)).isEqualTo(today);
        assertThat(PhoneForms.of(today)).containsExactly(today, other);
        assertThat(PhoneForms.of(other)).containsExactly(today, other);
        assertThat(PhoneForms.areSame(today, other)).isTrue();
    }

    /** Among them fixed lines of Brazil: with a ninth digit they would be the mobile of another person. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12025550143",
                "442079460018",
                "551133334444",
                "5511933334444",
                "551155550143",
                "5511955550143",
                "521155550143",
                "5221555501430",
                "5225555501430",
                "52555555501430",
                "55119876543210",
                "551087654321",
                "550187654321",
                "541",
                "",
                "5555555555",
                "549112345678",
                "5408001234567"
            })
    void othersHaveOneForm(String digits) {
        assertThat(PhoneForms.of(digits)).containsExactly(digits);
    }

    @Test
    void theFormThatIsDialledTodayIsWritten() {
        PhoneNumbers any = new PhoneNumbers(null);

        assertThat(any.normalise("phone", "5215555550143")).isEqualTo("525555550143");
        assertThat(any.normalise("phone", "+52 1 55 5555 0143")).isEqualTo("525555550143");
        assertThat(new PhoneNumbers("MX").normalise("phone", "5215555550143")).isEqualTo("525555550143");
        assertThat(new PhoneNumbers("MX").normalise("phone", "55 5555 0143")).isEqualTo("525555550143");
        assertThat(any.normalise("phone", "+55 11 8765 4321")).isEqualTo("5511987654321");
        assertThat(new PhoneNumbers("BR").normalise("phone", "(11) 8765-4321")).isEqualTo("5511987654321");
    }

    /** With and without the 9 they are dialled for different things, and both are in use. */
    @Test
    void anArgentinianNumberStaysAsItIsWritten() {
        PhoneNumbers any = new PhoneNumbers(null);

        assertThat(any.normalise("phone", "+54 9 11 2345 6789")).isEqualTo("5491123456789");
        assertThat(any.normalise("phone", "+54 11 2345 6789")).isEqualTo("541123456789");
    }
}
