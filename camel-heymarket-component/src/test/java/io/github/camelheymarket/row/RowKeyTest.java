package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketValidationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which column identifies the contact of a row (R1.1). */
class RowKeyTest extends RowMapperTestCase {

    @Test
    void aUuidInTheRowIsTheKeyWhateverTheOption() {
        Row row = row("contact_id", UUID);

        assertThat(row.matchBy()).isEqualTo(MatchBy.CONTACT_ID);
        assertThat(row.keyValue()).isEqualTo(UUID);
    }

    @Test
    void anIntegerContactIdIsRejectedWithTheReason() {
        HeymarketValidationException refusal = refusal("contact_id", 700012);

        assertThat(refusal.getReason()).isEqualTo("CONTACT_ID_NOT_UUID");
        assertThat(refusal).hasMessageContaining("integer").hasMessageContaining("UUID");
        assertThat(refusal("contact_id", "abc")).hasMessageContaining("not a UUID");
    }

    @Test
    void theFirstKeyThatTheRowHasIsItsKey() {
        RowRules both = RowRules.builder().matchBy("phone,email").build();

        assertThat(row(both, Map.of("phone", "12025550143", "email", "Mara@example.org"))
                        .key())
                .isEqualTo("phone:12025550143");
        assertThat(row(both, Map.of("phone", "", "email", " Mara@Example.org ")).key())
                .isEqualTo("email:mara@example.org");
        assertThat(row(RowRules.builder().matchBy("email,phone").build(), map("email", "Mara@example.org"))
                        .key())
                .isEqualTo("email:mara@example.org");
    }

    @Test
    void aRowWithoutItsKeyIsRejectedNamingTheColumnToFill() {
        Map<String, Object> empty = new HashMap<>();
        empty.put("Phone Number", null);

        HeymarketValidationException blank = refusal(RowRules.builder().build(), empty);
        assertThat(blank.getReason()).isEqualTo("NO_KEY");
        assertThat(blank.getField()).isEqualTo("Phone Number");
        assertThat(blank).hasMessageContaining("'Phone Number' is empty");

        HeymarketValidationException absent =
                refusal(RowRules.builder().matchBy("phone,email").build(), Map.of("first", "Mara"));
        assertThat(absent)
                .hasMessageContaining("no column is the phone")
                .hasMessageContaining("no column is the email")
                .hasMessageContaining("map.<column>=phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mara", "mara@", "@example.org", "a@b@c", "mara lindqvist@example.org"})
    void anAddressThatIsTheKeyMustHaveTheFormOfOne(String email) {
        HeymarketValidationException refusal =
                refusal(RowRules.builder().matchBy("email").build(), Map.of("Email", email));

        assertThat(refusal.getReason()).isEqualTo("EMAIL_NOT_POSSIBLE");
        assertThat(refusal.getField()).isEqualTo("Email");
        assertThat(refusal.getMessage()).doesNotContain(email);
    }

    @Test
    void anAddressThatIsNoKeyIsNotChecked() {
        assertThat(row("email", "n/a").fields().get("email").asText()).isEqualTo("n/a");
    }
}
