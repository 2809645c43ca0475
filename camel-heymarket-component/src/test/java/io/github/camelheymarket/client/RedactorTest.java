package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of an error text when nobody's data may be in it. */
class RedactorTest {

    private static final List<String> BETWEEN =
            List.of("", "", "", " ", "-", ".", "/", " - ", "\u2011", "\u2013", "\u00a0", " (", ") ", ")-", "·");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 (202) 555-0143",
                "12025550143",
                "(202) 555-0143",
                "555-0143",
                "+49 (0) 30 / 123456",
                "202.555.0143",
                "1-202-555-0143",
                "+1\u2011202\u2011555\u20110143",
                "٢٠٢٥٥٥٠١٤٣",
                "%2B12025550143"
            })
    void aPhoneKeepsItsLastTwoDigitsAtMost(String phone) {
        String masked = Redactor.ofNothing().redact("the number " + phone + " is taken");

        assertThat(masked.replaceAll("\\P{Nd}", "")).hasSizeLessThanOrEqualTo(3);
        assertThat(masked).startsWith("the number ").endsWith(" is taken");
    }

    @ParameterizedTest
    @MethodSource("phones")
    void noPhoneInAnyFormGetsThrough(String phone) {
        String masked = Redactor.ofNothing().redact("{\"phone\":\"" + phone + "\"} failed");

        assertThat(masked.replaceAll("\\D", "")).hasSize(2);
    }

    static Stream<String> phones() {
        Random random = new Random(555_0143);
        return IntStream.range(0, 300).mapToObj(i -> {
            StringBuilder phone = new StringBuilder(random.nextBoolean() ? "+" : "");
            int digits = 7 + random.nextInt(9);
            for (int d = 0; d < digits; d++) {
                phone.append(d == 0 ? "" : BETWEEN.get(random.nextInt(BETWEEN.size())))
                        .append(random.nextInt(10));
            }
            return phone.toString();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mara.quill@example.org",
                "<mara@example.org>",
                "\"mara\"@example.org",
                "mara+tag@mail.example.org,",
                "mara%40example.org",
                "mära@exämple.org"
            })
    void noAddressGetsThrough(String address) {
        assertThat(Redactor.ofNothing().redact("the address " + address + " is taken"))
                .isEqualTo("the address …@… is taken");
    }

    @Test
    void aUuidStaysReadable() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();

            assertThat(Redactor.ofNothing().redact("see " + id + " please")).contains(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8f14e45fceea167a5a36dedd4bea2543", "1234567890abcdef"})
    void aHexadecimalIdStaysReadable(String id) {
        assertThat(Redactor.ofNothing().redact("request " + id)).isEqualTo("request " + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at most 5 tags", "row 12345 of 99999", "limit is 500 in 60 s", "field 7001 is unknown"})
    void shortNumbersStayReadable(String text) {
        assertThat(Redactor.ofNothing().redact(text)).isEqualTo(text);
    }

    @Test
    void whatWasSentIsNotRepeated() {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.put("first", "Mara").put("last", "O'Quill (Jr.)");
        sent.putObject("custom").put("7001", "blue party");
        sent.putArray("tags").add("vip");

        assertThat(Redactor.of(sent).redact("mara O'Quill (Jr.) of Blue Party, VIP: marathon is no name"))
                .isEqualTo("… ….) of …, …: marathon is no name");
    }

    @Test
    void wordsOfTheApiStayReadableThoughTheyWereSent() {
        ObjectNode sent = JsonNodeFactory.instance
                .objectNode()
                .put("channel_type", "phone")
                .put("status", "blocked");

        assertThat(Redactor.of(sent).redact("phone cannot be blocked")).isEqualTo("phone cannot be blocked");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(Redactor.ofNothing().redact("word ".repeat(100_000))).hasSizeLessThanOrEqualTo(301);
    }

    @Test
    void aCutLeavesNoHalfOfANumberOrAnAddress() {
        for (int length = 940; length < 1010; length++) {
            // Masked numbers are short, so that the place of the cut comes into what is shown.
            String numbers = "12025550143 ".repeat(80).substring(0, 930);
            String text = numbers + "x".repeat(length - 930) + " mara.quill@example.org";

            assertThat(Redactor.ofNothing().redact(text)).doesNotContain("mara").doesNotContain("1202");
        }
    }
}
