package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of C3.3. */
class ErrorBodyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "{\"error_code\":\"bad_data\",\"message\":\"no phone\"}      | bad_data | no phone | -",
                "{\"code\":\"bad_data\",\"detail\":\"no phone\"}             | bad_data | no phone | -",
                "{\"name\":\"bad_data\",\"description\":\"no phone\"}        | bad_data | no phone | -",
                "{\"code\":400,\"message\":\"no phone\"}                     | 400      | no phone | -",
                "{\"error\":\"no phone\"}                                    | -        | no phone | -",
                "{\"error\":{\"code\":\"bad_data\",\"message\":\"no phone\"}}| bad_data | no phone | -",
                "{\"code\":\"bad_data\",\"error\":{\"message\":\"no phone\"}}| bad_data | no phone | -",
                "{\"message\":\"no phone\",\"field\":\"phone\"}              | -        | no phone | phone",
                "{\"error\":{\"message\":\"no phone\"},\"param\":\"phone\"}  | -        | no phone | phone",
                "{\"errors\":[{\"message\":\"no phone\",\"field\":\"phone\"}]}| -       | no phone | phone",
                "{\"errors\":[\"no phone\",\"no name\"]}                     | -        | no phone | -",
                "{\"error_code\":null,\"code\":\"bad_data\",\"message\":\" \",\"error\":\"no phone\"} | bad_data | no phone | -",
                "\"no phone\"                                                | -        | no phone | -",
                "no phone                                                    | -        | no phone | -",
                "{\"message\": \"no phone                                    | -        | incomplete JSON | -",
                "<html><title>502</title></html>                             | -        | an HTML page | -",
                "{\"code\":\"the contact Mara\",\"message\":\"no\"}          | -        | no       | -",
                "{\"name\":\"no phone\"}                                     | -        | no phone | -",
                "{\"message\":\"no\",\"field\":\"contacts[0].phone\"}         | -        | no       | contacts[0].phone",
                "{\"message\":\"no\",\"field\":\"of Mara Lindqvist\"}         | -        | no       | -",
                "{\"ok\":false}                                              | -        | -        | -",
            })
    void codeTextAndFieldAreFoundWhereverTheyAre(String body, String code, String text, String field) {
        assertThat(ErrorBody.parse(body, Redactor.ofNothing())).isEqualTo(new ErrorBody(code, text, field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void anEmptyBodySaysNothing(String body) {
        assertThat(ErrorBody.parse(body, Redactor.ofNothing())).isEqualTo(ErrorBody.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"12025550143 is taken\"}",
                "{\"code\":\"12025550143\"}",
                "{\"message\":\"x\",\"field\":\"12025550143\"}",
                "\"+1 (202) 555-0143\"",
                "[{\"phone\":\"12025550143\"}]",
                "12025550143: mara@example.org"
            })
    void nothingItSaysHoldsAPhoneOrAnAddress(String body) {
        assertThat(ErrorBody.parse(body, Redactor.ofNothing()).toString())
                .doesNotContain("1202")
                .doesNotContain("555")
                .doesNotContain("mara");
    }

    /** The redactor knows only the people in the request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"first\":\"Mara\",\"last\":\"Lind",
                "[{\"first\":\"Mara\",\"last\":\"Lindqvist\"}]",
                "[[{\"first\":\"Mara\"}]]",
                "[{\"first\":\"Mara\"}, {\"la"
            })
    void thePeopleOfABrokenOrBareListAreNotShown(String body) {
        assertThat(ErrorBody.parse(body, Redactor.ofNothing()).toString())
                .doesNotContain("Mara")
                .doesNotContain("Lind");
    }

    @Test
    void theFirstOfSeveralErrorsIsShown() {
        assertThat(ErrorBody.parse("[{\"message\":\"no phone\"},{\"message\":\"x\"}]", Redactor.ofNothing()))
                .isEqualTo(new ErrorBody(null, "no phone", null));
        assertThat(ErrorBody.parse("[\"no phone\",\"x\"]", Redactor.ofNothing()))
                .isEqualTo(new ErrorBody(null, "no phone", null));
    }
}
