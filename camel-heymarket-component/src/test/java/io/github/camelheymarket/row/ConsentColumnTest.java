package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.row.Column.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column with opt-outs is understood, or an error: it is never dropped because of its spelling. */
class ConsentColumnTest {

    private static ColumnResolver resolver(Map<String, String> map, ContactField... fields) {
        RowRules rules =
                RowRules.builder().unknownFields("ignore").columnMap(map).build();
        return new ColumnResolver(rules, () -> new ContactFieldIndex(List.of(fields)));
    }

    private static HeymarketColumnsException fault(ColumnResolver resolver, String... columns) {
        return catchThrowableOfType(HeymarketColumnsException.class, () -> resolver.resolve(List.of(columns)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is_opted_out\u200B",
                "\uFEFFis_opted_out",
                "is\u00A0opted\u00A0out",
                "is_opted_out\uFE0F",
                "\uFF49\uFF53_\uFF4F\uFF50\uFF54\uFF45\uFF44_\uFF4F\uFF55\uFF54",
                " is_opted_out\u00AD",
                "IS\u2011OPTED\u2011OUT",
                "Opt\u200COut",
                "OptOut",
                "opt-out"
            })
    void aNameWithMarksThatNobodySeesIsTheColumn(String column) {
        Column resolved = resolver(Map.of()).resolve(List.of("phone", column)).get(column);

        assertThat(resolved.kind()).isEqualTo(Kind.CONTACT);
        assertThat(resolved.field()).isEqualTo("is_opted_out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opted_out",
                "optedOut",
                "OPTED OUT",
                "has_opted_out",
                "Opt Out?",
                "opt out (sms)",
                "HasOptedOutOfEmail",
                "unsubscribed",
                "unsubscribe",
                "Unsubscribe-Date",
                "do_not_contact",
                "do not text",
                "DoNotCall",
                "Don't text",
                "Don't solicit",
                "Don\u2019t solicit",
                "Do not solicit",
                "customerDnc",
                "leadUnsub",
                "st\u00F3p",
                "dnc",
                "stop",
                "SMS STOP",
                "sms consent",
                "marketing_consent",
                "blocked",
                "isBlocked",
                "subscribed",
                "is_subscribed",
                "SMS Opt-In",
                "smsOptIn",
                "accepts_marketing",
                "opted\u200B_out",
                "\uFF4F\uFF50\uFF54\uFF45\uFF44\uFF3F\uFF4F\uFF55\uFF54",
                "\u043Ept\u0435d_\u043Eut",
                "\u00F3pted_out",
                "suppressed"
            })
    void anUnknownColumnThatLooksLikeConsentIsNotLeftOut(String column) {
        HeymarketColumnsException fault = fault(resolver(Map.of()), "phone", column);

        assertThat(fault.getReason()).isEqualTo("CONSENT_COLUMN");
        assertThat(fault.getColumns()).containsExactly(column);
        assertThat(fault).hasMessageContaining("=is_opted_out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "captain",
                "adopting",
                "optional notes",
                "options",
                "subscriber_id",
                "laptop outlet",
                "stopover",
                "Do notes",
                "city",
                "optician",
                "block number",
                "notes"
            })
    void anotherUnknownColumnIsLeftOutAndListed(String column) {
        ColumnResolver resolver = resolver(Map.of());

        assertThat(resolver.resolve(List.of("phone", column)).unknown()).containsExactly(column);
        assertThat(resolver.leftOut()).containsExactly(column);
    }

    @Test
    void aConsentColumnIsLeftOutWhereItIsNamed() {
        Columns columns = resolver(Map.of("opted_out", "")).resolve(List.of("phone", "opted_out"));

        assertThat(columns.get("opted_out").kind()).isEqualTo(Kind.DROPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Opted Out", "opted-out", "OPTED_OUT"})
    void aConsentColumnIsNotLeftOutByANameThatIsOnlyLikeIt(String key) {
        HeymarketColumnsException fault = fault(resolver(Map.of(key, "")), "phone", "opted_out");

        assertThat(fault.getReason()).isEqualTo("CONSENT_COLUMN");
        assertThat(fault).hasMessageContaining("map.opted_out=");
    }

    @Test
    void theFieldItselfIsNotLeftOutByANameThatIsOnlyLikeIt() {
        assertThat(fault(resolver(Map.of("Opt-Out", "")), "phone", "Opt Out").getReason())
                .isEqualTo("CONSENT_COLUMN");
    }

    @Test
    void aConsentColumnMappedToNothingKnownIsNotLeftOut() {
        assertThat(fault(resolver(Map.of("opted_out", "Nowhere")), "phone", "opted_out")
                        .getReason())
                .isEqualTo("CONSENT_COLUMN");
    }

    @Test
    void aConsentKeyOfCustomIsNotLeftOut() {
        HeymarketColumnsException fault = catchThrowableOfType(
                HeymarketColumnsException.class, () -> resolver(Map.of()).resolveCustom(List.of("opted_out")));

        assertThat(fault.getReason()).isEqualTo("CONSENT_COLUMN");
        assertThat(fault).hasMessageContaining("map.custom.opted_out=");
    }

    @Test
    void aConsentKeyOfCustomIsLeftOutWhereItIsNamed() {
        Columns columns = resolver(Map.of("custom.opted_out", "")).resolveCustom(List.of("opted_out"));

        assertThat(columns.get("opted_out").kind()).isEqualTo(Kind.DROPPED);
    }

    @Test
    void anErrorOfAllUnknownColumnsShowsTheRemedyForConsent() {
        ColumnResolver strict = new ColumnResolver(RowRules.builder().build(), () -> new ContactFieldIndex(List.of()));

        HeymarketColumnsException fault = fault(strict, "phone", "colour", "unsubscribed");

        assertThat(fault.getColumns()).containsExactly("colour", "unsubscribed");
        assertThat(fault).hasMessageContaining("map.unsubscribed=is_opted_out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ph\u043Ene", "\u0440hone", "\u0440h\u043En\u0435"})
    void aLookAlikeIsNotCalledByTheNameItPretendsToBe(String column) {
        ColumnResolver strict = new ColumnResolver(RowRules.builder().build(), () -> new ContactFieldIndex(List.of()));

        HeymarketColumnsException fault = fault(strict, column);

        assertThat(fault.getMessage()).doesNotContain(column).contains("\\u04", "did you mean 'phone'?");
    }

    @Test
    void anInvisibleMarkIsShownEscaped() {
        ColumnResolver strict = new ColumnResolver(RowRules.builder().build(), () -> new ContactFieldIndex(List.of()));

        HeymarketColumnsException fault = fault(strict, "ph\u200Bonne\u00A0numbr");

        assertThat(fault.getMessage()).contains("ph\\u200Bonne\\u00A0numbr");
    }

    @Test
    void twoSpellingsOfOneColumnAreAmbiguous() {
        assertThat(fault(resolver(Map.of()), "is_opted_out", "is_opted_out\u200B")
                        .getReason())
                .isEqualTo("AMBIGUOUS_FIELD");
    }

    @Test
    void aTitleIsFoundInCompatibilityForm() {
        Columns columns = resolver(Map.of(), new ContactField(81, "Caf\u00E9")).resolve(List.of("Cafe\u0301\u200B"));

        assertThat(columns.get("Cafe\u0301\u200B").custom().id()).isEqualTo(81);
    }

    /** Another in other letters is only like it. */
    @Test
    void aTitleInCompatibilityFormIsExactlyTheTitle() {
        ColumnResolver resolver =
                resolver(Map.of(), new ContactField(81, "Cafe\u0301"), new ContactField(82, "caf\u00E9"));

        assertThat(resolver.resolve(List.of("Caf\u00E9\u200B"))
                        .get("Caf\u00E9\u200B")
                        .custom()
                        .id())
                .isEqualTo(81);
    }
}
