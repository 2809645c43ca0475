package io.github.camelheymarket.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mara ",
                " Mara",
                "Mara\u00A0",
                "\uFEFFMara",
                "Mara\u200B",
                "\u200E\u2067Mara\u2069\u200F",
                "\t\r\nMara\u3000",
                "Mara\u2028",
                "\u0000Mara\u0085",
                "Mara\u202F\u2060\u00AD",
                "Mara\uFE0F"
            })
    void blanksAndInvisibleMarksAtTheEndsGo(String text) {
        assertThat(Texts.trim(text)).isEqualTo("Mara");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anne Marie",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "Mara\u00A0Voss",
                "\u2764\uFE0F",
                "\u845B\uDB40\uDD00",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "\uD83D\uDC68\u200D\uD83D\uDC69"
            })
    void whatBelongsToTheTextStays(String text) {
        assertThat(Texts.trim(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B\u200B", "\uFEFF", "\u3164", "\uFE0F", "\u2800", "\t\u0000"})
    void aTextOfNothingToSeeIsBlank(String text) {
        assertThat(Texts.isBlank(text)).isTrue();
        assertThat(Texts.trim(text)).isEmpty();
    }

    @Test
    void composedAndDecomposedAreOneText() {
        assertThat(Texts.same("Zo\u00EB", "Zoe\u0308 ")).isTrue();
    }

    @Test
    void lettersInAnotherCaseAreAnotherText() {
        assertThat(Texts.same("Zo\u00EB", "zo\u00EB")).isFalse();
    }

    @Test
    void anAddressLosesInvisibleMarksEverywhere() {
        assertThat(Texts.email("\u00A0mara\u200B@exa\u00ADmple.org\u200B ")).isEqualTo("mara@example.org");
    }

    @Test
    void aMessageShowsWhatCannotBeSeen() {
        assertThat(Texts.visible("phone\u200B \u00A0x\u0007\n")).isEqualTo("phone\\u200B \\u00A0x\\u0007\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "US(apiKey=hush",
                "US&first=Mara",
                "mara@example.org",
                "mara\uFF20example.org",
                "(202) 555-0143",
                "1\u0000hush",
                "a value of an option that is too long to be a word"
            })
    void ofAValueThatMayBeASecretOrAPersonsAMessageShowsTheLength(String value) {
        assertThat(Texts.quoted(value)).isEqualTo("a text of " + value.length() + " characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "phone,fax", "target_opted out", "-5.5", "contact #9"})
    void aMessageQuotesAShortValue(String value) {
        assertThat(Texts.quoted(value)).isEqualTo("'" + value + "'");
    }

    /** To put them in order would take its time. */
    @Test
    void aLetterWithMoreMarksThanAnyHasIsLeftAsItIs() {
        String marked = "e" + "\u0301".repeat(100);

        assertThat(Texts.comparable(marked)).isEqualTo(marked);
        assertThat(Texts.comparable("e\u0301")).isEqualTo("\u00E9");
    }
}
