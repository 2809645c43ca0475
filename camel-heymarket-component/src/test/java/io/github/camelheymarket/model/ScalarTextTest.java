package io.github.camelheymarket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarTextTest {

    static List<Arguments> values() throws Exception {
        return List.of(
                Arguments.of(" kept as it is ", " kept as it is "),
                Arguments.of(true, "true"),
                Arguments.of(7L, "7"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(new BigDecimal("1.10"), "1.10"),
                Arguments.of(1.5E10, "15000000000"),
                Arguments.of(LocalDate.of(2024, 2, 3), "2024-02-03"),
                Arguments.of(LocalDateTime.of(2024, 2, 3, 4, 5, 6), "2024-02-03T04:05:06"),
                Arguments.of(OffsetDateTime.parse("2024-02-03T04:05:06+02:00"), "2024-02-03T02:05:06Z"),
                Arguments.of(Instant.parse("2024-02-03T04:05:06.789Z"), "2024-02-03T04:05:06.789Z"),
                Arguments.of(Date.from(Instant.parse("2024-02-03T04:05:06Z")), "2024-02-03T04:05:06Z"),
                Arguments.of(Timestamp.from(Instant.parse("2024-02-03T04:05:06Z")), "2024-02-03T04:05:06Z"),
                Arguments.of(java.sql.Date.valueOf("2024-02-03"), "2024-02-03"),
                Arguments.of(java.sql.Time.valueOf("04:05:06"), "04:05:06"),
                Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
                Arguments.of(
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        "00000000-0000-0000-0000-000000000001"),
                Arguments.of(new SerialClob("long text".toCharArray()), "long text"),
                Arguments.of(Json.mapper().readTree("1.250"), "1.250"),
                Arguments.of(Json.mapper().readTree("\"x\""), "x"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everySingleValueHasOneText(Object value, String text) {
        assertThat(ScalarText.of(value)).isEqualTo(text);
    }

    @Test
    void whatIsNoSingleValueHasNone() {
        assertThat(ScalarText.of(new byte[] {1})).isNull();
        assertThat(ScalarText.of(Map.of())).isNull();
        assertThat(ScalarText.of(new Object())).isNull();
        assertThat(ScalarText.of(Double.NaN)).isNull();
        assertThat(ScalarText.of(Json.mapper().createObjectNode())).isNull();
    }

    @Test
    void aMapBecomesJsonWithItsNumbersExact() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rev", 3);
        map.put("exact", new BigDecimal("1.10"));
        map.put("since", LocalDate.of(2024, 2, 3));
        map.put("tags", List.of(Map.of("tag_id", 9)));
        map.put("none", null);

        assertThat(Json.object(map))
                .hasToString(
                        "{\"rev\":3,\"exact\":1.10,\"since\":\"2024-02-03\",\"tags\":[{\"tag_id\":9}],\"none\":null}");
    }

    @Test
    void bytesInAMapAreRefusedByKeyAndType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.object(Map.of("photo", new byte[] {1})))
                .withMessageContaining("'photo'")
                .withMessageContaining("[B");
    }
}
