package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketException.Response;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketServerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What words, dates and names in answers mean. */
class AnswerWordsTest {

    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    private static com.fasterxml.jackson.databind.JsonNode parse(String text) throws IOException {
        return AnswerParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAnswerIsJsonAPlainPhraseOrNothing() throws IOException {
        assertThat(parse("").isMissingNode()).isTrue();
        assertThat(parse(" \n").isMissingNode()).isTrue();
        assertThat(parse("{\"id\":7}").path("id").asInt()).isEqualTo(7);
        assertThat(parse("[7]").path(0).asInt()).isEqualTo(7);
        assertThat(parse(" {\"id\":7} ").path("id").asInt()).isEqualTo(7);
        assertThat(parse(" Contact deleted. ").asText()).isEqualTo("Contact deleted.");
        assertThat(parse("\"ok\"").asText()).isEqualTo("ok");
        assertThat(parse("null").isNull()).isTrue();
        assertThat(parse("true").isBoolean()).isTrue();
        assertThat(parse("7").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"id\":", "[7", "ok!", "a b <c>"})
    void anythingElseIsNoAnswer(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 2xx",
        "299, 2xx",
        "302, 3xx",
        "400, 4xx",
        "428, 4xx",
        "429, 429",
        "430, 4xx",
        "500, 5xx",
        "599, 5xx",
        "199, 5xx"
    })
    void aStatusBelongsToAClass(int status, String label) {
        assertThat(AnswerClass.ofStatus(status).label()).isEqualTo(label);
    }

    private static Details details(int status, String code, String body) {
        return new Details(new Response(status, code, null, null, body), 1, false);
    }

    @ParameterizedTest
    @CsvSource({"contact_not_found,", ", No such contact", ", the contact doesn't exist", "UNKNOWN_CONTACT, x"})
    void aBadRequestWhoseTextSaysSoIsAbsence(String code, String body) {
        assertThat(Absence.isMeantBy(new HeymarketBadRequestException("400", details(400, code, body), null)))
                .isTrue();
        assertThat(Absence.isMeantBy(new HeymarketBadRequestException("413", details(413, code, body), null)))
                .isFalse();
        assertThat(Absence.isMeantBy(new HeymarketServerException("400", details(400, code, body), null)))
                .isFalse();
    }

    @Test
    void a404IsAbsenceAndAnotherBadRequestIsNot() {
        assertThat(Absence.isMeantBy(new HeymarketNotFoundException("404", Details.NONE, null)))
                .isTrue();
        assertThat(Absence.isMeantBy(new HeymarketBadRequestException("400", details(400, "bad_data", "phone"), null)))
                .isFalse();
        assertThat(Absence.isMeantBy(new HeymarketException("x"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mara%20Nyberg | Mara Nyberg",
                "M%C3%BCller | Müller",
                "100% | 100%",
                "5%2 | 5%2",
                "%4x | %4x",
                "a%41 | aA",
                "\\u004dara | Mara",
                "\\u004 | \\u004",
                "\\u00٤٢x | \\u00٤٢x",
                "a\\/b\\\"c\\\\d | a/b\"c\\d",
                "a\\nb\\tc | a b c",
                "a\\q | a\\q",
                "a\\ | a\\",
                "a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;&nbsp;f | a & b <c> \"d\" 'e' f",
                "&#77;&#x6D;&#X6d; | Mmm",
                "&#0; &#-1; &#x110000; | &#0; &#-1; &#x110000;",
                "&#x10FFFF;x | \uDBFF\uDFFFx",
                "&#; &; &a; &#x; &#12345678; | &#; &; &a; &#x; &#12345678;",
                "&amp | &amp",
                "&verylong; &unknown; | &verylong; &unknown;",
            })
    void escapesAreDecodedSoThatNobodyHidesBehindThem(String text, String plain) {
        assertThat(Escapes.decode(text)).isEqualTo(plain);
    }

    @Test
    void lineBreaksAndControlCharactersBecomeBlanks() {
        assertThat(Escapes.decode("a\nb\rc\u0000d\u2028e\u2029f\u0085g")).isEqualTo("a b c d e f g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad_data", "a.b_c:d-e", "AZaz09", "r-1"})
    void aSingleNameOfAServerIsKept(String name) {
        assertThat(ServerNames.id(name)).isEqualTo(name);
        assertThat(ServerNames.field(name)).isEqualTo(name);
        assertThat(ServerNames.id(name.repeat(128 / name.length()))).isNotNull();
        assertThat(ServerNames.id("a".repeat(128))).isNotNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "two words", "ö", "a@b", "a`", "a{", "a@", "A[", "a/b"})
    void whatMayBeASentenceIsNot(String text) {
        assertThat(ServerNames.id(text)).isNull();
        assertThat(ServerNames.id("a".repeat(129))).isNull();
    }

    @Test
    void aFieldMayHaveAPath() {
        assertThat(ServerNames.field("contacts[0]/phone")).isEqualTo("contacts[0]/phone");
        assertThat(ServerNames.field("contacts 0")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sat, 02 May 2026 12:00:00 GMT",
                " Sat, 02 May 2026 12:00:00 +0000 ",
                "Saturday, 02-May-26 12:00:00 GMT"
            })
    void aDateIsReadInTheFormsOfHttp(String date) {
        assertThat(HttpDates.parse(date)).isEqualTo(NOON);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-05-02",
                "Sat, 02 May 2026 12:00:00 GMT                                                    "
            })
    void anythingElseIsNoDate(String date) {
        assertThat(HttpDates.parse(date)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "2, ''",
        "-2, ''",
        "3, 3 s ahead of",
        "-119, 119 s behind",
        "120, 2 min ahead of",
        "7199, 119 min ahead of",
        "7200, 2 h ahead of",
        "86400, 24 h ahead of"
    })
    void aDifferenceOfTheClocksIsToldInFittingUnits(long seconds, String told) {
        ClockDifference difference = ClockDifference.of("Sat, 02 May 2026 12:00:00 GMT", NOON.plusSeconds(seconds));
        assertThat(difference.known()).isTrue();
        assertThat(difference.isNone()).isEqualTo(told.isEmpty());
        assertThat(difference.isCorrectable()).isTrue();
        assertThat(difference.toString()).contains(told).doesNotContain("too far");
        assertThat(difference.toString().isEmpty()).isEqualTo(told.isEmpty());
    }

    @Test
    void aDifferenceThatIsTooLargeIsNotSignedBy() {
        ClockDifference far = ClockDifference.of("Sat, 02 May 2026 12:00:00 GMT", NOON.plusSeconds(86_401));
        assertThat(far.isCorrectable()).isFalse();
        assertThat(far.toString()).contains("24 h ahead of Heymarket's, too far to sign by that date");
        assertThat(ClockDifference.of(null, NOON)).isEqualTo(ClockDifference.NONE);
        assertThat(ClockDifference.NONE.known()).isFalse();
        assertThat(ClockDifference.NONE.isNone()).isTrue();
        ClockDifference ten = new ClockDifference(Duration.ofSeconds(10), true);
        assertThat(ten.isNear(new ClockDifference(Duration.ofSeconds(12), true)))
                .isTrue();
        assertThat(ten.isNear(new ClockDifference(Duration.ofSeconds(13), true)))
                .isFalse();
        assertThat(ten.isNear(new ClockDifference(Duration.ofSeconds(7), true))).isFalse();
    }

    /** As long as a body may be, such objects would take 500 MB. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "0", "{\"a\":0}"})
    @Tag("long")
    void anAnswerOfVeryManyValuesIsRefused(String value) {
        byte[] content = ("[" + (value + ",").repeat(1_000_000) + value + "]").getBytes();
        assertThatThrownBy(() -> AnswerParser.parse(content)).isInstanceOf(StreamConstraintsException.class);
    }
}
