package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text shows a secret, in whatever form it has it. */
class SecretsTest {

    private static String shown(String secret, String text) {
        return Redactor.ofNothing().without(secret).redact(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3cret | s3cret is wrong | … is wrong",
                "s3cret | wrong is s3cret | wrong is …",
                "s3cret | is S3CRET wrong, s3cret? | is … wrong, …?",
                "s3cret | s3crets3cret is wrong | … is wrong",
                "aaaaaaa | aaaaaaaaaa is wrong | … is wrong",
                "s3cre | s3cre is short | s3cre is short",
                "s3cret | ids3cretkey-of-it is wrong | …-of-it is wrong",
                "s3c-ret | x-s3c-ret-x is wrong | x-…-x is wrong",
                "s3c=ret | is s3c%3Dret wrong | is … wrong",
                "s3c=ret | is s3c%253Dret wrong | is … wrong",
                "s3c=ret | is s3c\\u003dret wrong | is … wrong",
                "s3c=ret | is s3c&#61;ret wrong | is … wrong",
                "s3c%3Dret | is s3c=ret wrong | is … wrong",
                "s3c%253Dret | is s3c=ret wrong | is … wrong",
            })
    void aSecretIsHiddenWithTheWordThatItIsAPartOf(String secret, String text, String left) {
        assertThat(shown(secret, text)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-of-the-team", "ÿþ~~~>>>???", "s3cret"})
    void aSecretIsHiddenInBase64Too(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        assertThat(shown(secret, "is " + Base64.getEncoder().encodeToString(bytes) + " wrong"))
                .matches("is ….* wrong")
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        assertThat(shown(secret, "is " + Base64.getUrlEncoder().encodeToString(bytes) + " wrong"))
                .matches("is ….* wrong")
                .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "555014 | call 202 555014 3 now | call … now",
                "555014 | call 555014 now | call … now",
                "55501x | call 202 55501x 3 now | call 202 … 3 now",
                "555014 | call 202-555-0143 now | call …43 now",
            })
    void theDigitsBesideASecretOfDigitsAreHiddenWithIt(String secret, String text, String left) {
        assertThat(shown(secret, text)).isEqualTo(left);
    }

    @Test
    void whatIsBlankOrTooShortIsNoSecret() {
        assertThat(shown(null, "null is wrong")).isEqualTo("null is wrong");
        assertThat(shown("        ", "it is        wrong")).isEqualTo("it is        wrong");
        assertThat(shown(" a    b ", "a b")).isEqualTo("a b");
    }

    @Test
    void theMarksOfSecretsInATextOfTheServerAreBlanks() {
        assertThat(shown("s3cret", "a\uE000b\uE001c s3cret")).isEqualTo("a b c …");
    }

    @Test
    void aSecretAcrossTheEndOfWhatIsLookedAtIsHidden() {
        String secret = "s3cret-of-the-team";
        for (int front = 3_980; front < 4_002; front++) {
            String text = "12025550143 ".repeat(400).substring(0, front - 1) + " " + secret + " is wrong";
            assertThat(shown(secret, text)).doesNotContain("s3c");
        }
        for (int front = 270; front < 305; front++) {
            assertThat(shown(secret, "b ".repeat(200).substring(0, front) + " " + secret))
                    .doesNotContain("s3c");
        }
    }

    @Test
    void twoSecretsAreHiddenEach() {
        assertThat(new Credentials.SecretPair("id-4711-x", "hush-4711-x")
                        .hideIn(Redactor.ofNothing())
                        .redact("id-4711-x and hush-4711-x"))
                .isEqualTo("… and …");
    }
}
