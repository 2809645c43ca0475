package io.github.camelheymarket.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Hello|Hello|true",
                "Hello|Hello Mara|false",
                "Hello|none|false",
                "Dear {{first_name}}, see you|Dear {{first_name}}, see you|true",
                "Dear {{first_name}}, see you|Dear Mara, see you|true",
                "Dear {{first_name}}, see you|Dear , see you|true",
                "Dear {{first_name}}, see you|Dear Mara, goodbye|false",
                "Dear {{first_name}}, see you|My dear Mara, see you|false",
                "{{first_name}} and {{last_name}} ok|Mara and Lind ok|true",
                "{{first_name}} and {{last_name}} ok|Mara Lind ok|false",
                "{{first_name}}|anything|true",
                "aba{{x}}aba|ababa|false",
                "Open {{ token|Open {{ token|true",
            })
    void aTextIsTheSameWhateverItsTokensAreFilledWith(String sent, String shown, boolean same) {
        assertThat(MessageText.mayBe(sent, shown)).isEqualTo(same);
    }
}
