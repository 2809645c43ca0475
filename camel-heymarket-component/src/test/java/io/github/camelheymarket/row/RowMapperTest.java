package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMapperTest extends RowMapperTestCase {

    @Test
    void nullBlankAndAbsentLeaveAFieldAlone() throws Exception {
        Row row =
                row("first", null, "last", " ", "tags", List.of(), "assignee_id", "", "Party", "", "is_opted_out", "");

        assertThat(row.fields()).isEqualTo(json("{\"phone\":\"12025550143\"}"));
        assertThat(row.optedOut()).isNull();
    }

    @Test
    void clearingSendsEmptyValuesButNeverForPhoneConsentOrSuppressions() throws Exception {
        RowRules rules =
                RowRules.builder().clearEmpty("true").matchBy("phone,email").build();
        Map<String, Object> source = map(
                "first", null,
                "last", " ",
                "display_name", "",
                "avatar", "",
                "tags", "",
                "assignee_id", "",
                "Party", "",
                "custom", Map.of("Since", ""),
                "is_opted_out", "",
                "email_suppressions", List.of(),
                "contact_id", "");

        assertThat(row(rules, source).fields()).isEqualTo(json("""
                        {"phone":"12025550143","first":"","last":"","display_name":"","avatar":"","tags":[],
                         "assignee_id":-1,"custom":{"81":"","82":""}}"""));
        source.put("phone", "");
        source.put("email", "mara@example.org");
        assertThat(row(rules, source).fields().has("phone")).isFalse();
    }

    @Test
    void onlyNamedFieldsAreClearedWhenNamed() throws Exception {
        RowRules rules = RowRules.builder().clearEmpty("First Name,party").build();

        assertThat(row(rules, map("First Name", "", "last", "", "Party", "", "Score", ""))
                        .fields())
                .isEqualTo(json("{\"phone\":\"12025550143\",\"first\":\"\",\"custom\":{\"81\":\"\"}}"));
    }

    @Test
    void customValuesAreText() throws Exception {
        Row row = row("Party", true, "Since", LocalDate.of(2024, 2, 3), "Score", new BigDecimal("1.50"));

        assertThat(row.fields().get("custom"))
                .isEqualTo(json("{\"81\":\"true\",\"82\":\"2024-02-03\",\"83\":\"1.50\"}"));
    }

    @Test
    void bytesAndNestedObjectsRejectTheRow() throws Exception {
        for (Object value : List.of(new byte[] {1}, Map.of("a", "secret"), json("{\"a\":\"secret\"}"), new Object())) {
            HeymarketValidationException refusal = refusal("Party", value);

            assertThat(refusal.getReason()).isEqualTo("BAD_VALUE");
            assertThat(refusal.getField()).isEqualTo("Party");
            assertThat(refusal.getMessage()).contains("'Party'").doesNotContain("secret");
        }
        assertThat(refusal("custom", Map.of("Party", new byte[] {1})).getField())
                .isEqualTo("custom.Party");
        assertThat(refusal("custom", "gold").getReason()).isEqualTo("BAD_VALUE");
    }

    @Test
    void aNumberOfAbsurdSizeRejectsTheRow() throws Exception {
        assertThat(refusal("Party", json("1E+999999999")).getReason()).isEqualTo("BAD_VALUE");
        assertThat(refusal("phone", json("1E+999999999")).getReason()).isEqualTo("PHONE_NOT_POSSIBLE");
        assertThat(refusal("assignee_id", json("1E+999999999")).getReason()).isEqualTo("BAD_VALUE");
    }

    @ParameterizedTest
    @CsvSource({
        "Yes,true",
        "y,true",
        "TRUE,true",
        "t,true",
        "1,true",
        "no,false",
        "N,false",
        "False,false",
        "f,false",
        "0,false"
    })
    void theWordsForOptingOutAreUnderstood(String word, boolean optedOut) {
        Row row = row("Opt Out", " " + word + " ");

        assertThat(row.optedOut()).isEqualTo(optedOut);
        assertThat(row.fields().has("is_opted_out")).isFalse();
    }

    @Test
    void anotherWordForOptingOutRejectsTheRow() {
        assertThat(row("is_opted_out", true).optedOut()).isTrue();
        assertThat(row("is_opted_out", 0).optedOut()).isFalse();
        HeymarketValidationException refusal = refusal("Opt Out", "maybe");
        assertThat(refusal.getReason()).isEqualTo("OPT_OUT_NOT_UNDERSTOOD");
        assertThat(refusal.getMessage()).doesNotContain("maybe");
    }

    @Test
    void tagsAreIdsLabelsOrObjects() throws Exception {
        JsonNode expected = json("[{\"tag_id\":9},{\"tag_id\":10}]");

        for (Object tags : List.of(
                "VIP, new-lead",
                "9;10",
                List.of(9, "New Lead"),
                new Object[] {"9", 10L},
                List.of(Map.of("tag_id", 9), Map.of("id", 10, "tag", "x")),
                List.of(new Tag(9L, null), new Tag(null, "new lead")),
                json("[{\"tag_id\":9},{\"label\":\"new lead\"}]"),
                json("[9,\"vip\",\"new lead\",null]"),
                "9;9;10")) {
            assertThat(row("tags", tags).fields().get("tags")).as("%s", tags).isEqualTo(expected);
        }
    }

    @Test
    void tagsOfTheTeamAreAskedForOnlyForLabels() {
        row("tags", List.of(1, "2"));
        assertThat(tagsAsked).hasValue(0);
        row("tags", "vip");
        assertThat(tagsAsked).hasValue(1);
    }

    @Test
    void tagsThatCannotBeSetRejectTheRow() {
        assertThat(refusal("tags", "1,2,3,4,5,6").getReason()).isEqualTo("TOO_MANY_TAGS");
        assertThat(row("tags", "1,2,3,4,5,5").fields().get("tags")).hasSize(5);
        assertThat(refusal("tags", "vipp"))
                .hasMessageContaining("did you mean 'VIP'")
                .extracting("reason")
                .isEqualTo("UNKNOWN_TAG");
        assertThat(refusal("tags", "DUP").getReason()).isEqualTo("AMBIGUOUS_TAG");
        assertThat(refusal("tags", List.of(Map.of("colour", "red"))).getReason())
                .isEqualTo("BAD_VALUE");
        assertThat(refusal("tags", List.of(1.5)).getReason()).isEqualTo("BAD_VALUE");
    }

    @Test
    void otherFieldsAreCheckedForTheirForm() throws Exception {
        assertThat(row("avatar", "https://example.org/a.png")
                        .fields()
                        .get("avatar")
                        .asText())
                .isEqualTo("https://example.org/a.png");
        assertThat(row("email_suppressions", List.of(1, "2")).fields().get("email_suppressions"))
                .isEqualTo(json("[1,2]"));
        assertThat(row("assigned_user_id", new BigDecimal("310.0"))
                        .fields()
                        .get("assignee_id")
                        .asLong())
                .isEqualTo(310);
        for (Object[] bad : new Object[][] {
            {"avatar", "mara.png"},
            {"avatar", "ftp://example.org/a.png"},
            {"assignee_id", "Bob"},
            {"assignee_id", 1.5},
            {"email_suppressions", "x"},
            {"contact_channels", "phone"}
        }) {
            assertThat(refusal(bad).getReason()).as("%s", bad).isEqualTo("BAD_VALUE");
        }
    }

    @Test
    void channelsKeepWhatCanBeSent() throws Exception {
        Row row = row(
                "contact_channels",
                List.of(Map.of("channel_type", "email", "channel_id", "mara@example.org", "rev", 3)));

        assertThat(row.fields().get("contact_channels"))
                .isEqualTo(json("[{\"channel_type\":\"email\",\"channel_id\":\"mara@example.org\"}]"));
    }

    @Test
    void unknownColumnsEndTheRunAndNotOnlyTheRow() {
        assertThat(refusal("Prty", "gold")).isInstanceOf(HeymarketColumnsException.class);
        assertThat(refusal("custom", Map.of("99", "gold"))).isInstanceOf(HeymarketColumnsException.class);
        assertThat(refusal("Party", "gold", "custom", Map.of("81", "silver")))
                .isInstanceOf(HeymarketColumnsException.class)
                .hasMessageContaining("'Party' and 'custom.81'");
    }

    @Test
    void unknownColumnsAreLeftOutWhenIgnored() throws Exception {
        RowRules rules = RowRules.builder().unknownFields("ignore").build();

        assertThat(row(rules, map("Prty", new byte[0], "custom", Map.of("99", "x", "party", "gold")))
                        .fields())
                .isEqualTo(json("{\"phone\":\"12025550143\",\"custom\":{\"81\":\"gold\"}}"));
    }
}
