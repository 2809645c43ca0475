package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which objects are a row, and which are no contact. */
class RowFormsTest extends RowMapperTestCase {

    @Test
    void aRowOfATableBecomesARequest() throws Exception {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("First Name", "Mara");
        source.put("last", "Lindqvist ");
        source.put("Phone Number", "(202) 555-0143");
        source.put("Email", " Mara@Example.org ");
        source.put("party", "gold");
        source.put("Opt Out", "No");
        source.put("tags", "vip; 17");
        source.put("assignee_id", "310");
        source.put("id", "4711");

        Row row = row(RowRules.builder().defaultRegion("US").build(), source);

        assertThat(row.index()).isEqualTo(7);
        assertThat(row.source()).isSameAs(source);
        assertThat(row.key()).isEqualTo("phone:12025550143");
        assertThat(row.optedOut()).isFalse();
        assertThat(row.ignoredColumns()).containsExactly("id");
        assertThat(row.fields()).isEqualTo(json("""
                        {"first":"Mara","last":"Lindqvist","phone":"12025550143","email":"Mara@Example.org",
                         "custom":{"81":"gold"},"tags":[{"tag_id":9},{"tag_id":17}],"assignee_id":310}"""));
    }

    @Test
    void everyFormOfOneJsonObjectIsARow() throws Exception {
        String text = "{\"phone\":12025550143,\"first\":\"Mara\",\"custom\":{\"Party\":\"gold\"}}";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        for (Object source : List.of(
                text,
                "\uFEFF" + text,
                bytes,
                new ByteArrayInputStream(bytes),
                new StringReader(text),
                json(text),
                Map.of("phone", 12025550143L, "first", "Mara", "custom", Map.of(81, "gold")))) {
            assertThat(row(RowRules.builder().build(), source).fields())
                    .as(source.getClass().getName())
                    .isEqualTo(json("{\"phone\":\"12025550143\",\"first\":\"Mara\",\"custom\":{\"81\":\"gold\"}}"));
        }
    }

    @Test
    void aBeanIsNoContactAndItsTypeIsNamedButNotItsValue() {
        record Person(String name) {}

        HeymarketValidationException refusal = refusal(RowRules.builder().build(), new Person("Mara"));

        assertThat(refusal.getReason()).isEqualTo("NOT_A_CONTACT");
        assertThat(refusal).hasMessageContaining("Person").hasMessageContaining("Map");
        assertThat(refusal.getMessage()).doesNotContain("Mara");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello Mara", "[{}]", "{\"phone\":\"Mara", "{} {}", "null", "17"})
    void aTextThatIsNotOneJsonObjectIsNoContactAndIsNotQuoted(String text) {
        HeymarketValidationException refusal = refusal(RowRules.builder().build(), text);

        assertThat(refusal.getReason()).isEqualTo("NOT_A_CONTACT");
        assertThat(refusal).hasMessageContaining("java.lang.String").hasNoCause();
        assertThat(refusal.getMessage()).doesNotContain("Mara");
    }

    @Test
    void nothingAndJsonScalarsAreNoContact() throws Exception {
        assertThat(refusal(RowRules.builder().build(), null)).hasMessageContaining("null");
        assertThat(refusal(RowRules.builder().build(), json("5"))).hasMessageContaining("a JSON number");
    }

    @Test
    void aContactThatCameFromHeymarketGoesBackWithItsRequestFieldsOnly() throws Exception {
        Contact contact = new Contact((ObjectNode) json("""
                {"id":700012,"uuid":"%s","rev":3,"phone":"442079460958","first":"Mara","avatar":"mara.png",
                 "assigned_user_id":310,"tags":[{"id":9,"tag":"VIP"}],"custom":{"81":"gold","82":null},
                 "is_opted_out":true,"external_ref":"x","created":"2024-02-03T04:05:06Z"}""".formatted(UUID)));

        Row row = row(RowRules.builder().defaultRegion("US").build(), contact);

        assertThat(row.key()).isEqualTo("phone:442079460958");
        assertThat(row.optedOut()).isTrue();
        assertThat(row.ignoredColumns())
                .containsExactlyInAnyOrder("id", "uuid", "rev", "avatar", "external_ref", "created");
        assertThat(row.fields()).isEqualTo(json("""
                        {"phone":"442079460958","first":"Mara","assignee_id":310,"tags":[{"tag_id":9}],
                         "custom":{"81":"gold"}}"""));
        assertThat(tagsAsked).hasValue(0);
    }

    @Test
    void thePhoneOfAContactIsCheckedButNeverReadWithARegion() {
        Contact contact = new Contact();
        contact.setPhone("555-0143");

        assertThat(refusal(RowRules.builder().defaultRegion("US").build(), contact)
                        .getReason())
                .isEqualTo("PHONE_NOT_POSSIBLE");
    }

    @Test
    void aRowRejectedDoesNotNameTheRowInItsMessage() {
        assertThat(refusal("phone", "12").getMessage()).doesNotContain("row 7").doesNotContain("row 8");
    }
}
