package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.row.Column.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnResolverTest {

    private final AtomicInteger asked = new AtomicInteger();

    private ColumnResolver resolver(RowRules rules, ContactField... fields) {
        ContactFieldIndex index = new ContactFieldIndex(List.of(fields));
        return new ColumnResolver(rules, () -> {
            asked.incrementAndGet();
            return index;
        });
    }

    private ColumnResolver resolver(ContactField... fields) {
        return resolver(RowRules.builder().build(), fields);
    }

    private static RowRules mapping(Map<String, String> map) {
        return RowRules.builder().columnMap(map).build();
    }

    private static HeymarketColumnsException fault(ColumnResolver resolver, String... columns) {
        return catchThrowableOfType(HeymarketColumnsException.class, () -> resolver.resolve(List.of(columns)));
    }

    /** Its first row is taken for the headings, and is a person. */
    @Test
    void aTableWithoutHeadingsShowsNoContactsPhoneAndAddress() {
        HeymarketColumnsException fault = fault(resolver(), "+1 202-555-0143", "mara@example.org", "Mara", "Bütikofer");

        assertThat(fault)
                .hasMessageContaining("'(a phone or an e-mail address?)', '(a phone or an e-mail address?)', 'Mara'")
                .message()
                .doesNotContain("555", "example.org");
        assertThat(fault.getColumns()).contains("+1 202-555-0143", "mara@example.org");
    }

    @Test
    void aPhoneAmongTheIdsOfCustomFieldsIsNotShown() {
        HeymarketColumnsException fault = catchThrowableOfType(
                HeymarketColumnsException.class,
                () -> new RowMapper(
                                RowRules.builder().build(), () -> new ContactFieldIndex(List.of()), () -> null, null)
                        .map(
                                0,
                                Map.of(
                                        "phone",
                                        "12025550143",
                                        "custom",
                                        Map.of("12025550143", "x", "123456789", "y"))));

        assertThat(fault).hasMessageContaining("field id 123456789").message().doesNotContain("12025550143");
    }

    @ParameterizedTest
    @CsvSource({
        "phone,phone",
        "Phone Number,phone",
        "PHONE,phone",
        "first,first",
        "First Name,first",
        "first_name,first",
        "LAST-NAME,last",
        "Email,email",
        "E-Mail,email",
        "Opt Out,is_opted_out",
        "displayName,display_name",
        "assigned_user_id,assignee_id",
        "assignee_id,assignee_id",
        "tags,tags",
        "email_suppressions,email_suppressions",
        "contact_id,contact_id",
        "contact_channels,contact_channels",
        "custom,custom",
        "avatar,avatar"
    })
    void contactFieldsAndVendorHeadingsAreKnown(String column, String field) {
        Column resolved = resolver().resolve(List.of(column)).get(column);

        assertThat(resolved.kind()).isEqualTo(Kind.CONTACT);
        assertThat(resolved.field()).isEqualTo(field);
    }

    @Test
    void customFieldsAreNotAskedForWithoutNeed() {
        resolver().resolve(List.of("phone", "First Name", "Last Name", "Email", "id", "rev"));

        assertThat(asked).hasValue(0);
    }

    @Test
    void aSetOfColumnsIsResolvedOnce() {
        ColumnResolver resolver = resolver(new ContactField(81, "Party"));

        resolver.resolve(List.of("phone", "Party"));
        resolver.resolve(List.of("Party", "phone"));

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Party", "party", "PARTY", " par_ty", "Par-ty"})
    void aTitleIsFoundIgnoringCaseBlanksAndDashes(String column) {
        Column resolved =
                resolver(new ContactField(81, "Party")).resolve(List.of(column)).get(column);

        assertThat(resolved.kind()).isEqualTo(Kind.CUSTOM);
        assertThat(resolved.custom().id()).isEqualTo(81);
    }

    @Test
    void anExactTitleWinsOverOneThatFitsLoosely() {
        Columns columns = resolver(new ContactField(81, "party"), new ContactField(82, "Party"))
                .resolve(List.of("party", "Party"));

        assertThat(columns.get("party").custom().id()).isEqualTo(81);
        assertThat(columns.get("Party").custom().id()).isEqualTo(82);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "uuid",
                "rev",
                "type",
                "op",
                "created",
                "updated",
                "note",
                "team_id",
                "creator_id",
                "parent_id",
                "inbox_id",
                "shared",
                "ID",
                "Team Id"
            })
    void namesThatOnlyAnswersHaveAreLeftOut(String column) {
        Columns columns = resolver().resolve(List.of("phone", column));

        assertThat(columns.get(column).kind()).isEqualTo(Kind.RESPONSE_ONLY);
        assertThat(columns.responseOnly()).containsExactly(column);
    }

    @Test
    void aTitleThatLooksLikeAnAnswersNameIsReachedUnlessTheNameIsExactlyThat() {
        ContactField note = new ContactField(81, "Note");

        assertThat(resolver(note).resolve(List.of("Note")).get("Note").kind()).isEqualTo(Kind.CUSTOM);
        assertThat(resolver(note).resolve(List.of("note")).get("note").kind()).isEqualTo(Kind.RESPONSE_ONLY);
        assertThat(resolver(mapping(Map.of("note", "note")), note)
                        .resolve(List.of("note"))
                        .get("note")
                        .kind())
                .isEqualTo(Kind.CUSTOM);
    }

    @Test
    void aMapRenamesToFieldsAndTitlesAndDrops() {
        Columns columns = resolver(
                        mapping(Map.of("full_name", "display_name", "Partei", "party", "office", "")),
                        new ContactField(81, "Party"))
                .resolve(List.of("full_name", "Partei", "Office", "phone"));

        assertThat(columns.get("full_name").field()).isEqualTo("display_name");
        assertThat(columns.get("Partei").custom().id()).isEqualTo(81);
        assertThat(columns.get("Office").kind()).isEqualTo(Kind.DROPPED);
    }

    @Test
    void allUnknownColumnsAreNamedAtOnceWithTheNearestNamesAndTheRemedies() {
        HeymarketColumnsException fault =
                fault(resolver(new ContactField(81, "Party")), "phone", "Prty", "favourite colour", "fist_name");

        assertThat(fault.getReason()).isEqualTo("UNKNOWN_FIELD");
        assertThat(fault.getColumns()).containsExactly("Prty", "favourite colour", "fist_name");
        assertThat(fault)
                .hasMessageStartingWith("These columns are neither contact fields nor custom fields of the team: ")
                .hasMessageContaining("'Prty' (did you mean 'Party'?)")
                .hasMessageContaining("'favourite colour'")
                .hasMessageContaining("'fist_name' (did you mean 'First Name'?)")
                .hasMessageContaining("map.<column>=")
                .hasMessageContaining("unknownFields=ignore")
                .hasMessageContaining("create the custom field");
    }

    @Test
    void aMapToNothingKnownIsAnErrorThatNamesBothEnds() {
        assertThat(fault(resolver(mapping(Map.of("a", "Prty")), new ContactField(81, "Party")), "a"))
                .hasMessageStartingWith("This column is neither a contact field nor a custom field of the team: "
                        + "'a' mapped to 'Prty' (did you mean 'Party'?)");
    }

    @Test
    void unknownColumnsCanBeIgnored() {
        Columns columns = resolver(RowRules.builder().unknownFields("ignore").build())
                .resolve(List.of("phone", "favourite colour"));

        assertThat(columns.get("favourite colour").kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(columns.responseOnly()).isEmpty();
    }

    @Test
    void aNameThatIsBothAContactFieldAndATitleIsAnError() {
        HeymarketColumnsException fault =
                fault(resolver(new ContactField(81, "e mail"), new ContactField(82, "Party")), "E-Mail", "Party");

        assertThat(fault.getReason()).isEqualTo("AMBIGUOUS_FIELD");
        assertThat(fault)
                .hasMessageContaining(
                        "The columns are ambiguous: 'E-Mail' could be the contact field email or the custom field 'e mail' (81)")
                .hasMessageContaining("map.<column>=");
    }

    @Test
    void aNameThatFitsTwoTitlesIsAnError() {
        assertThat(fault(resolver(new ContactField(81, "Par ty"), new ContactField(82, "Par-ty")), "party"))
                .hasMessageContaining("'Par ty' (81) and 'Par-ty' (82)");
    }

    @Test
    void twoColumnsOntoOneFieldAreAnError() {
        assertThat(fault(resolver(), "first", "First Name"))
                .hasMessageContaining("'first' and 'First Name' are both the contact field first");
        assertThat(fault(resolver(new ContactField(81, "Party")), "Party", "party"))
                .hasMessageContaining("are both the custom field 'Party' (81)");
    }

    @Test
    void tiesAreErrorsEvenWhereUnknownColumnsAreIgnored() {
        assertThat(fault(resolver(RowRules.builder().unknownFields("ignore").build()), "first", "First Name"))
                .isNotNull();
    }

    @Test
    void keysOfACustomMapAreIdsWhereTheyAreDigitsElseTitles() {
        Columns columns = resolver(new ContactField(81, "Party"), new ContactField(82, "phone"))
                .resolveCustom(List.of("81", "phone"));

        assertThat(columns.get("81").custom().title()).isEqualTo("Party");
        assertThat(columns.get("phone").custom().id()).isEqualTo(82);
    }

    @Test
    void anIdThatDoesNotExistIsAnError() {
        ColumnResolver resolver = resolver(new ContactField(81, "Party"));

        HeymarketColumnsException fault = catchThrowableOfType(
                HeymarketColumnsException.class, () -> resolver.resolveCustom(List.of("99", "prty")));

        assertThat(fault.getReason()).isEqualTo("UNKNOWN_FIELD");
        assertThat(fault)
                .hasMessageContaining("field id 99, which does not exist")
                .hasMessageContaining("'prty' (did you mean 'Party'?)");
    }
}
