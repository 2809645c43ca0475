package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.spi.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** If a server repeats what it was sent, in whatever form, messages and logs contain no personal data. */
class ServerQuotesPeopleTest {

    private static ObjectNode person(String first, String last) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("first", first)
                .put("last", last)
                .put("phone", "12025550143")
                .put("email", "mara.quill@quill-family.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mara | Quill | Mara Quill is blocked | Mara,Quill",
                "Mara | Quill | contact QUILL, MARA exists | QUILL,MARA",
                "Mara | Quill | Mara is blocked | Mara",
                "Mara | Quill | Mr Quill's phone is taken | Quill",
                "Mara | Quill | {\"name\":\"MaraQuill\"} is wrong | Mara,Quill",
                "Mara | Quill | mara_quill is wrong | mara,quill",
                "Al | Ng | Al has been blocked, Ng too | Al,Ng",
                "Al | Ng | AL NG has been blocked | AL,NG",
                "J | Quill | J. Quill is taken | J,Quill",
                "An | No | 'An' 'No' is taken | An,No",
                "Mara | O'Neill | o'neill is taken | neill",
                "Mara | O'Neill | O\u2019Neill is taken | Neill",
                "Mara | O'Neill | ONeill is taken | Neill",
                "Mara | O'Neill | O&#39;Neill is taken | Neill",
                "Mara | O'Neill | O%27Neill is taken | Neill",
                "Zoë | Müller-Lüdenscheidt | ZOE MULLER is taken | ZOE,MULLER",
                "Zoë | Müller-Lüdenscheidt | Zo\\u00eb is taken | Zo",
                "Zoë | Müller-Lüdenscheidt | Zo%C3%AB M&#xFC;ller is taken | Zo,ller",
                "Zoë | Strauß | STRAUSS is taken | STRAUSS",
                "小明 | 王 | 联系人王小明无效 | 王,小明",
                "Мария | Петрова | ПЕТРОВА is taken | ПЕТРОВА",
                "😀🎉 | Quill | 😀🎉 is taken | 😀,🎉",
                "Bartholomew | Quill | Barthol... is too long | Barthol",
                "Ma\u200Bra | Quill | Mara is taken | Mara",
            })
    void noNameGetsThrough(String first, String last, String text, String hidden) {
        String shown = Redactor.of(person(first, last)).redact(text);

        assertThat(shown).doesNotContain(hidden.split(",")).contains("…");
    }

    /** The contact that an id stands for, which nothing in the request describes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot show contact Mara Quill",
                "cannot show mara quill",
                "Mara Quill: cannot be shown",
                "name 'mara' of team quill is invalid",
                "MARA_QUILL was merged",
                "mára Quill\u2019s contact is locked",
                "\u041c\u0430\u0440\u0438\u044f is locked"
            })
    void noNameGetsThroughThatTheRequestOfAReadDoesNotHave(String text) {
        ApiRequest request = new ApiRequest("contacts/get", HttpMethod.GET, "/v2/contact/5", null, CallKind.READ);

        assertThat(Redactor.of(request).redactSentence(text).toLowerCase())
                .doesNotContain("mara", "mára", "quill", "\u043c\u0430\u0440\u0438\u044f")
                .contains("…");
    }

    /** The contact that has what a request wants to give to another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "the phone belongs to Tove Berg",
                "a duplicate of 'tove berg'",
                "TOVE BERG has it",
                "TöveBérg",
                "\u043c\u0430\u0440\u0438\u044f has it",
                "T. Berg has it"
            })
    void noNameOfAnotherPersonGetsThrough(String text) {
        assertThat(Redactor.of(person("Mara", "Quill")).redactSentence(text).toLowerCase())
                .doesNotContain("tove", "töve", "berg", "bérg", "t. ")
                .contains("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Internal Server Error",
                "contact not found",
                "Too many requests, retry after 30 seconds",
                "you don't have permission to read this contact's conversations",
                "The UUID is invalid (code 4012)"
            })
    void whatIsTheMatterWithAReadStaysReadable(String text) {
        assertThat(Redactor.ofNothing().redactSentence(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"Lindqvist, …", "bad_data, bad_data", "InvalidPhone, InvalidPhone", "NOT_FOUND, NOT_FOUND"})
    void aCodeIsNoName(String code, String shown) {
        assertThat(ErrorBody.parse("{\"code\":\"" + code + "\",\"field\":\"" + code + "\"}", Redactor.ofNothing()))
                .hasToString(new ErrorBody(shown, null, shown).toString());
    }

    @Test
    void aNameThatIsADashTakesNothingApart() {
        assertThat(Redactor.of(person("-", ".")).redact("a well-known field - phone - is invalid."))
                .isEqualTo("a well-known field - phone - is invalid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first is required",
                "the phone is invalid",
                "at most 5 tags",
                "a contact may have no more than 5 of them",
                "field 7001 is unknown"
            })
    void whatTheServerMeansStaysReadable(String text) {
        ObjectNode sent = person("Phone", "May").put("note", "5").put("owner", "the");

        assertThat(Redactor.of(sent).redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 (202) 555-0143",
                "202 555 0143",
                "5550143",
                "555,0143",
                "202*555*0143",
                "phone ending 0143",
                "1 . 2 . 0 . 2 . 5 . 5 . 5",
                "٢٠٢٥٥٥٠١٤٣",
                "２０２５５５０１４３",
                "202\u200B555\u200B0143",
                "%2B1%20202%20555%200143"
            })
    void noPhoneGetsThroughInAnyForm(String phone) {
        String shown = Redactor.of(person("Mara", "Quill")).redact("there is " + phone + " already");

        assertThat(shown.replaceAll("\\P{Nd}", "")).hasSizeLessThanOrEqualTo(2);
        assertThat(shown).startsWith("there is ").endsWith(" already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mara.quill@quill-family.example",
                "MARA.QUILL at quill-family.example",
                "mara.quill [at] quill-family",
                "mara.quill%40quill-family.example",
                "mara.quill\\u0040quill-family.example"
            })
    void noAddressGetsThroughInAnyForm(String address) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put("email", "mara.quill@quill-family.example");

        assertThat(Redactor.of(sent).redact("there is " + address + " already").toLowerCase())
                .doesNotContain("mara", "quill", "family");
    }

    @Test
    void noCustomValueGetsThrough() {
        ObjectNode sent = person("Mara", "Quill");
        sent.putObject("custom")
                .put("7001", "blue party, since 1990-05-17")
                .put("7002", "Gold")
                .put("7003", "42");

        assertThat(Redactor.of(sent).redact("'Blue Party' of 1990-05-17, gold, '42' of 42 fields"))
                .isEqualTo("'…' of …, …, '…' of 42 fields");
    }

    @Test
    void noCredentialGetsThrough() {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJtYXJhIn0.c2lnbmF0dXJl";
        Credentials key = new Credentials.ApiKey("key-of-the-team");

        assertThat(key.hideIn(Redactor.ofNothing()).redact("bad token Bearer " + token + " or key-of-the-team."))
                .isEqualTo("bad token Bearer … or ….");
    }

    @Test
    void aTextStaysOnOneLine() {
        assertThat(Redactor.ofNothing().redact("bad\r\n2026-01 INFO all is well\u2028\u0007%0A."))
                .doesNotContain("\n", "\r", "\u2028", "\u0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "@", "1", "a@", "+", "eyJ", "%41", "1 ", "…", "\u200B", "e\u0301", "&#"})
    @Tag("long")
    void aTextOfAnyLengthIsLookedAtOnce(String piece) {
        ArrayNode sent = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 100; i++) {
            sent.add(person("Mara" + i, "Quill").put("note", piece.repeat(2000)));
        }
        String text = piece.repeat(50_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Redactor redactor = Redactor.of(sent);
            for (int i = 0; i < 100; i++) {
                assertThat(redactor.redact(text)).hasSizeLessThanOrEqualTo(301);
            }
        });
    }

    @Test
    @Tag("long")
    void whereTooMuchWasSentToLookForNothingIsShown() {
        ArrayNode sent = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 100_000; i++) {
            sent.add("word" + i + " more" + i);
        }
        assertThat(Redactor.of(sent).redact("Mara is taken")).isEqualTo("…");
    }
}
