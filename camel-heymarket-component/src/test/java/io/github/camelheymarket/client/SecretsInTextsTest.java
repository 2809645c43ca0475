package io.github.camelheymarket.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No secret can be read from a redacted text, whatever its form, and whatever stands around it. */
class SecretsInTextsTest {

    private static final int SEEDS = 3000;
    private static final List<String> AROUND = List.of(
            "",
            "",
            " ",
            "-",
            ".",
            "'",
            "\"",
            "…",
            "%",
            "%2",
            "\\",
            "&#",
            "x",
            "0",
            "11",
            "2025550143",
            "12340.",
            "+1 (202) 555-0143",
            "0000bcdefbcdefbcdef",
            " 8f14e45fceea167a5a36dedd4bea2543",
            "mara@example.org",
            "eyJ");

    enum Shape {
        ZEROS("0"),
        TWO_DIGITS("01"),
        DIGITS("0123456789"),
        LETTERS("ab"),
        KEY("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="),
        EXPRESSION("a.*+?()[]{}|^$\\"),
        ESCAPES("%41\\u0&#;"),
        BLANKS("a 1\t\n"),
        ELLIPSIS("1…"),
        WIDE("éß中😀１");

        private final String alphabet;

        Shape(String alphabet) {
            this.alphabet = alphabet;
        }
    }

    private static final List<UnaryOperator<String>> FORMS = List.of(
            secret -> secret,
            secret -> secret.toLowerCase(Locale.ROOT),
            secret -> URLEncoder.encode(secret, UTF_8).replace("+", "%20"),
            secret -> URLEncoder.encode(URLEncoder.encode(secret, UTF_8).replace("+", "%20"), UTF_8),
            SecretsInTextsTest::json,
            secret -> json(json(secret)),
            secret -> secret.replace("/", "\\/"),
            secret -> secret.replace("&", "&amp;").replace("'", "&#39;"),
            secret -> Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)),
            secret -> Base64.getUrlEncoder().encodeToString(secret.getBytes(UTF_8)));

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String made(Random random, String alphabet, int length) {
        int[] all = alphabet.codePoints().toArray();
        StringBuilder made = new StringBuilder();
        while (made.length() < length) {
            made.appendCodePoint(all[random.nextInt(all.length)]);
        }
        return made.toString();
    }

    private static String around(Random random, Shape shape) {
        String some = AROUND.get(random.nextInt(AROUND.size()));
        return random.nextBoolean() ? some : some + made(random, shape.alphabet, random.nextInt(5));
    }

    @ParameterizedTest
    @EnumSource
    void noSecretOfThisShapeGetsThrough(Shape shape) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String secret = made(random, shape.alphabet, 6 + random.nextInt(6));
            if (Escapes.decode(secret).strip().length() < 6) {
                continue;
            }
            String other =
                    random.nextBoolean() ? secret + made(random, shape.alphabet, 2) : made(random, shape.alphabet, 7);
            String form = FORMS.get(random.nextInt(FORMS.size())).apply(secret);
            String text = "The key " + around(random, shape) + form + around(random, shape) + " is wrong " + other;
            Redactor redactor =
                    Redactor.of(JsonNodeFactory.instance.objectNode().put("phone", "12025550143"));
            String shown = redactor.without(other).without(secret).redact(text);
            assertThat(shown).as("seed %d, %s in %s", seed, secret, text).doesNotContain(secret, form);
            assertThat(shown).startsWith(shape == Shape.ELLIPSIS ? "" : "The key ");
            assertThat(Escapes.decode(shown)).doesNotContain(secret, Escapes.decode(secret));
        }
    }

    /** Masked as a phone, digits before an id showed the last two of the id, to which the id was joined. */
    @Test
    void aMaskedNumberAndTheIdBehindItMakeNoNewNumber() {
        assertThat(Redactor.ofNothing().without("000000").redact("see 12340.0000bcdefbcdefbcdef"))
                .isEqualTo("see 12340.0000bcdefbcdefbcdef");
        assertThat(Redactor.ofNothing().redact("see 1234567.0000bcdefbcdefbcdef"))
                .isEqualTo("see …67.0000bcdefbcdefbcdef");
    }

    @Test
    void aMaskedNumberAndTheDigitsBehindItMakeNoNewNumber() {
        Redactor redactor = Redactor.of(JsonNodeFactory.instance.objectNode().put("phone", "12025550143"));
        assertThat(redactor.without("259999").redact("1202,59999 is wrong")).isEqualTo("…9999 is wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "202555, +12025550143",
        "555014, 1 (202) 5550143",
        "2025550143, +1 202 5550143 and +12025550143",
        "120255, 120255-50143"
    })
    void nothingIsLeftOfAPhoneThatASecretIsAPartOf(String secret, String phone) {
        String shown = Redactor.ofNothing()
                .without(secret)
                .redact("the number " + phone.replace("202 555", "202555") + " is taken");
        assertThat(shown.replaceAll("\\D", "")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void theDigitsOfASecretAreNotTheLastOnesOfANumber() {
        assertThat(Redactor.ofNothing().without("778899").redact("number 1202555-778899"))
                .isEqualTo("number …");
    }

    @Test
    void aLongTextIsNotCutWithinASecret() {
        for (int length = 960; length < 1010; length++) {
            String text = "word ".repeat(250).substring(0, length) + " my secret pass phrase is";
            assertThat(Redactor.ofNothing().without("my secret pass phrase").redact(text.replace("word ", "1234567")))
                    .doesNotContain("secret");
        }
    }
}
