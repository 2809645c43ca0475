package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which digits, tokens, addresses and ids of a text are shown. */
class NumberScanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is 123456 | it is 123456",
                "it is 1234567 | it is …67",
                "1234567 is it | …67 is it",
                "it is +1234567 | it is …67",
                "it is (1234567 | it is …67",
                "it is -1234567 | it is -…67",
                "it is 123    4567 | it is …67",
                "it is 123     4567 | it is 123     4567",
                "it is 123,4567 | it is 123,4567",
                "it is 123x4567 | it is 123x4567",
                "it is 123x4567890 | it is 123x…90",
                "it is 1234567x8 | it is …67x8",
            })
    void sevenDigitsThatBelongTogetherAreShownAsTheirLastTwo(String text, String left) {
        assertThat(Redactor.ofNothing().redact(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is 12025,9,50143 | it is …25,9,…43",
                "it is 12025,50143 | it is …43",
                "it is 501439 | it is …9",
                "it is 501439,9 | it is …9,9",
                "it is 5-0-1-4-3 | it is …43",
                "it is 50x143 | it is 50x143",
                "it is 0143,9 | it is 0143,9",
                "it is 0143 | it is …43",
                "it is 1430 | it is 1430",
                "it is 0143x9 | it is …43x9",
            })
    void theDigitsOfAPhoneThatWasSentAreKnownInPieces(String text, String left) {
        assertThat(Redactor.of(JsonNodeFactory.instance.objectNode().put("phone", "12025550143"))
                        .redact(text))
                .isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eyJabcdefghijklmnopq is wrong | eyJabcdefghijklmnopq is wrong",
                "eyJabcdefghijklmnopqr is wrong | … is wrong",
                "is eyJa wrong, eyJabcdefghi-._~+/=jklmnopq? | is eyJa wrong, …?",
                "is eyJabcdefghijéeyjklmnopqr wrong | is eyJabcdefghijéeyjklmnopqr wrong",
                "is xeyJeyJabcdefghijklmnopqr wrong | is x… wrong",
                "a eyJabcdefghijklmnopqr eyJabcdefghijklmnopqr b | a … … b",
            })
    void aTokenIsHiddenFromTwentyOneCharactersOn(String text, String left) {
        assertThat(Redactor.ofNothing().redact(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is a@b c@d here | is …@… …@… here",
                "a@b is here | …@… is here",
                "here is a@b | here is …@…",
                "is a@b,c@d here | is …@… here",
                "is a＠b here | is …@… here",
                "is @ here | is …@… here",
            })
    void anAddressIsHiddenFromBlankToBlank(String text, String left) {
        assertThat(Redactor.ofNothing().redact(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id 1234567890ABCDEF | id 1234567890ABCDEF",
                "1234567890abcdef | 1234567890abcdef",
                "id 1234567890abcde | id …90abcde",
                "id 1234567890abcdefg | id …90abcdefg",
                "id 1234567890123456 | id …56",
                "id 12345678-90abcdef | id …90abcdef",
                "id 12345678-1234-1234-1234-123456789012 | id 12345678-1234-1234-1234-123456789012",
                "id 1234567890abcdéf | id …90abcdéf",
                "id 1234567890abcdef 1234567 | id 1234567890abcdef …67",
                "id (1234567890abcdef) | id (1234567890abcdef)",
            })
    void anIdIsShownIfItIsAUuidOrLongAndHexadecimal(String text, String left) {
        assertThat(Redactor.ofNothing().redact(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "it is name | it is name",
                "it is 'name' | it is '…'",
                "it is name' | it is …'",
                "it is 'name | it is '…",
                "name=name | name=…",
                "it is “name” | it is “…”",
                "name' is it | …' is it",
            })
    void aCommonWordIsHiddenInQuotesOrAsAValue(String text, String left) {
        assertThat(Redactor.of(JsonNodeFactory.instance.objectNode().put("note", "name"))
                        .redact(text))
                .isEqualTo(left);
    }
}
