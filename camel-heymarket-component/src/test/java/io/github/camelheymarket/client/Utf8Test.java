package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not UTF-8 is recognized before it is parsed. */
class Utf8Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "Bj\u00F6rk",
                "\u4E2D\u6587",
                "\uD83D\uDE00",
                "\u0001\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFF"
            })
    void textIsValid(String text) {
        assertThat(Utf8.isValid(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "C0AF",
                "C1BF",
                "C3",
                "E0809F",
                "EDA080",
                "E4B8",
                "F0808080",
                "F4908080",
                "F5808080",
                "FF",
                "7B00"
            })
    void otherSequencesAreNot(String hex) {
        assertThat(Utf8.isValid(HexFormat.of().parseHex(hex))).isFalse();
        assertThat(Utf8.isValid(HexFormat.of().parseHex("7B" + hex + "7D"))).isFalse();
    }

    @Test
    void itAgreesWithTheDecoderOfTheJdk() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(5)];
            random.nextBytes(bytes);
            boolean hasZero = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
            assertThat(Utf8.isValid(bytes))
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(isDecodable(bytes) && !hasZero);
        }
    }

    private static boolean isDecodable(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
