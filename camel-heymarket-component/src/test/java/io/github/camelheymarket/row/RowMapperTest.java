package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Tag;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowMapperTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";

    private final AtomicInteger tagsAsked = new AtomicInteger();

    private RowMapper mapper(RowRules rules) {
        ContactFieldIndex fields = new ContactFieldIndex(
                List.of(new ContactField(81, "Party"), new ContactField(82, "Since"), new ContactField(83, "Score")));
        TagIndex tags = new TagIndex(
                List.of(new Tag(9L, "VIP"), new Tag(10L, "new lead"), new Tag(11L, "dup"), new Tag(12L, "Dup")));
        return new RowMapper(rules, () -> fields, () -> {
            tagsAsked.incrementAndGet();
            return tags;
        });
    }

    private Row row(RowRules rules, Object source) {
        return mapper(rules).map(7, source);
    }

    private Row row(Object... namesAndValues) {
        return row(RowRules.DEFAULTS, map(namesAndValues));
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phone", "12025550143");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private HeymarketValidationException refusal(RowRules rules, Object source) {
        return catchThrowableOfType(HeymarketValidationException.class, () -> row(rules, source));
    }

    private HeymarketValidationException refusal(Object... namesAndValues) {
        return refusal(RowRules.DEFAULTS, map(namesAndValues));
    }

    private static JsonNode json(String text) throws Exception {
        return Json.mapper().readTree(text);
    }

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
            assertThat(row(RowRules.DEFAULTS, source).fields())
                    .as(source.getClass().getName())
                    .isEqualTo(json("{\"phone\":\"12025550143\",\"first\":\"Mara\",\"custom\":{\"81\":\"gold\"}}"));
        }
    }

    @Test
    void aBeanIsNoContactAndItsTypeIsNamedButNotItsValue() {
        record Person(String name) {}

        HeymarketValidationException refusal = refusal(RowRules.DEFAULTS, new Person("Mara"));

        assertThat(refusal.getReason()).isEqualTo("NOT_A_CONTACT");
        assertThat(refusal).hasMessageContaining("Person").hasMessageContaining("Map");
        assertThat(refusal.getMessage()).doesNotContain("Mara");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello Mara", "[{}]", "{\"phone\":\"Mara", "{} {}", "null", "17"})
    void aTextThatIsNotOneJsonObjectIsNoContactAndIsNotQuoted(String text) {
        HeymarketValidationException refusal = refusal(RowRules.DEFAULTS, text);

        assertThat(refusal.getReason()).isEqualTo("NOT_A_CONTACT");
        assertThat(refusal).hasMessageContaining("java.lang.String").hasNoCause();
        assertThat(refusal.getMessage()).doesNotContain("Mara");
    }

    @Test
    void nothingAndJsonScalarsAreNoContact() throws Exception {
        assertThat(refusal(RowRules.DEFAULTS, null)).hasMessageContaining("null");
        assertThat(refusal(RowRules.DEFAULTS, json("5"))).hasMessageContaining("a JSON number");
    }

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

        HeymarketValidationException blank = refusal(RowRules.DEFAULTS, empty);
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
