package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets, screens and contact books put around a number. */
class PhoneCellsTest {

    private static final PhoneNumbers ANY = new PhoneNumbers(null);
    private static final PhoneNumbers US = new PhoneNumbers("US");

    private static HeymarketValidationException refusal(PhoneNumbers numbers, Object value) {
        return catchThrowableOfType(HeymarketValidationException.class, () -> numbers.normalise("phone", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'+12025550143",
                "\u2019+12025550143",
                "''+12025550143",
                "'12025550143",
                "'+12025550143'",
                "=\"+12025550143\"",
                "=\"12025550143\"",
                "= \"+1 202 555 0143\"",
                "=\"'+12025550143\"",
                "\"+12025550143\"",
                "=+12025550143",
                "\t+12025550143\t",
                "\u00A0+1\u00A0202\u00A0555\u00A00143\u00A0",
                "\u202A+1 202 555 0143\u202C",
                "\u202D+12025550143\u202C",
                "\u2066+12025550143\u2069",
                "\uFEFF+12025550143",
                "+1\u200B202\u200B5550143",
                "+1 202\u2011555\u20110143",
                "\uFF0B\uFF11\uFF12\uFF10\uFF12\uFF15\uFF15\uFF15\uFF10\uFF11\uFF14\uFF13",
                "+\u0661\u0662\u0660\u0662\u0665\u0665\u0665\u0660\u0661\u0664\u0663",
                "\uFF08+1\uFF09 202 555 0143",
                "+1\u3000202\u30FC555\u30FC0143",
                "+1.202.555.0143",
                "+1 [202] 555-0143",
                "TEL:+1-202-555-0143",
                "tel: +1 202 555 0143",
                "12025550143.0",
                "12025550143,00"
            })
    void isTakenOff(String cell) {
        assertThat(ANY.normalise("phone", cell)).isEqualTo("12025550143");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2025550143", "=\"2025550143\"", "=\"(202) 555-0143\"", "=2025550143", "'(202) 555-0143"})
    void isTakenOffANationalNumberToo(String cell) {
        assertThat(US.normalise("phone", cell)).isEqualTo("12025550143");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "=\"\"",
                "=",
                "\"\"",
                "\u200B",
                "\u00A0",
                "=HYPERLINK(\"tel:2025550143\")",
                "=202-555-0143",
                "=A1",
                "2025550143 x5",
                "2025550143 ext 5",
                "2025550143extension5",
                "tel:+12025550143;ext=5",
                "2025550143#5",
                "2025550143,,5",
                "2025550143;2025550144",
                "2025550143\n2025550144",
                "+1 202 555 0143 / +1 202 555 0144",
                "+1+2025550143",
                "++12025550143",
                "1-800-FLOWERS",
                "202 555 01 4three",
                "tel:+12025550143;phone-context=+1",
                "callto:+12025550143",
                "+1\u00B2025550143"
            })
    void whatIsNotOneNumberIsRefused(String cell) {
        assertThat(refusal(US, cell).getReason()).isEqualTo("PHONE_NOT_POSSIBLE");
    }

    @Test
    void aRoundedNumberOfJsonIsRefusedLikeTheText() throws Exception {
        for (String written : new String[] {"2.02555014E+9", "2.02555E9", "202555014E1"}) {
            assertThat(refusal(US, Json.mapper().readTree(written))).as(written).hasMessageContaining("rounded");
        }
        assertThat(refusal(US, "2.02555014E+9")).hasMessageContaining("rounded");
        assertThat(refusal(US, "2,02555014E+9")).hasMessageContaining("rounded");
        assertThat(refusal(US, new BigDecimal("2.02555014E+9"))).hasMessageContaining("rounded");
        assertThat(refusal(US, 2.02555014E+9)).hasMessageContaining("rounded");
        assertThat(refusal(US, DoubleNode.valueOf(2.02555014E+9))).hasMessageContaining("rounded");
    }

    @Test
    void aNumberOfJsonWithAllItsDigitsIsRead() throws Exception {
        for (String written :
                new String[] {"2025550143", "2025550143.0", "2.025550143E9", "2.0255501430E9", "2.025550143e+9"}) {
            assertThat(US.normalise("phone", Json.mapper().readTree(written)))
                    .as(written)
                    .isEqualTo("12025550143");
        }
        assertThat(US.normalise("phone", 2025550143.0)).isEqualTo("12025550143");
        assertThat(US.normalise("phone", new BigDecimal("2025550143.00"))).isEqualTo("12025550143");
        assertThat(US.normalise("phone", BigInteger.valueOf(2025550140L))).isEqualTo("12025550140");
    }

    @Test
    void ofALongCellNothingIsLookedAt() {
        String digits = "1".repeat(5_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String cell : new String[] {
                digits, "+" + digits, "1x".repeat(1_000_000), " ".repeat(5_000_000) + "1", "=\"".repeat(500_000)
            }) {
                assertThat(refusal(US, cell)).hasMessageContaining("100 characters");
            }
        });
    }

    @Test
    void ofALongNumberNothingIsComputed() {
        BigInteger huge = BigInteger.ONE.shiftLeft(100_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(refusal(US, huge)).isNotNull();
            assertThat(refusal(US, new BigDecimal(huge))).isNotNull();
            assertThat(refusal(US, new BigDecimal("1E+999999999"))).isNotNull();
            assertThat(refusal(US, new BigDecimal("1E-999999999"))).isNotNull();
        });
    }

    @Test
    void aHundredCharactersAreLookedAt() {
        assertThat(US.normalise("phone", " ".repeat(90) + "2025550143")).isEqualTo("12025550143");
        assertThat(refusal(US, " ".repeat(91) + "2025550143")).isNotNull();
    }
}
