package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parts of a request are recognized in a text of the server. */
class SentWordsTest {

    private static String shown(String member, String value, String text) {
        return Redactor.of(JsonNodeFactory.instance.objectNode().put(member, value))
                .redact(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Words of names are hidden however short, those of other values from four letters on.
                "first | An Bo | is Bo or an bo there | is … or … there",
                "nick_name | Bo Li | Li or Bo is there | … or … is there",
                "FIRST_NAME | bo li | li is there | … is there",
                "note | gold ab 12345 phone quill | ab and 12345 and phone and quill | ab and 12345 and phone and …",
                "note | gold abc quil | abc and quil and gold | abc and … and …",
                // Two words in a row, unless both are words of error messages.
                "note | of gold today | made of gold | made …",
                "note | made of gold | of gold of | … of",
                "note | has been at | it has been sent | it has been sent",
                // A value of one word is hidden however short, if it is written as a name would be.
                "note | Bo | Bo or bo | … or …",
                "note | J | J or j or 'j' | … or j or '…'",
                "note | phone | Phone or phone or 'phone' | … or phone or '…'",
                "note | 123 | 123 or '123' | 123 or '…'",
                "note | 1234 | 1234 or 12345 | … or 12345",
                // The words of an address are hidden one by one before the sign, and in a row after it.
                "email | mara.quill@two.words.example | quill of words | … of words",
                "email | mara@two.words.example | at two words example | at …",
                "note | @mara quill | it is mara | it is …",
                // Words that the text writes together.
                "note | blue gold | bluegold is there | … is there",
            })
    void aWordOfARequestIsHiddenWhereItIsNoWordOfTheMessage(String member, String value, String text, String left) {
        assertThat(shown(member, value, text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first | last | LindqvistMara is there | … is there",
                "first | last | MaraLindqvist is there | … is there",
                "first_name | last_name | MaraLindqvist is there | … is there",
                "first | nick | MaraLindqvist is there | MaraLindqvist is there",
            })
    void aFullNameIsHiddenWrittenAsOneWord(String one, String other, String text, String left) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put(one, "Mara").put(other, "Lindqvist");
        assertThat(Redactor.of(sent).redact(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12025550143 | it has 50143 in it | it has …43 in it",
                "12025550143 | it has 12025 in it | it has …25 in it",
                "12025550143 | it has 255501 in it | it has …01 in it",
                "12025550143 | it ends in 0143 | it ends in …43",
                "12025550143 | it ends in 5014 | it ends in 5014",
                "12025550143 | it has 50144 in it | it has 50144 in it",
                "1234567 | it has 34567 in it | it has …67 in it",
                "123456 | it has 23456 in it | it has 23456 in it",
            })
    void fiveDigitsInARowOfAPhoneAreHiddenAndItsLastFour(String phone, String text, String left) {
        assertThat(shown("phone", phone, text)).isEqualTo(left);
    }

    @Test
    void digitsOfAVeryLongValueAreNoPhone() {
        assertThat(shown("note", "1".repeat(100), "it has 11111 in it")).isEqualTo("it has …11 in it");
        assertThat(shown("note", "1".repeat(101), "it has 11111 in it")).isEqualTo("it has 11111 in it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bartholomew | Bart... is too long | …... is too long",
                "Bartholomew | Bart… is too long | …… is too long",
                "Bartholomew | Ba... is too long | Ba... is too long",
                "Bartholomew | Bar... is too long | …... is too long",
                "Bartholomew | Bert... is too long | Bert... is too long",
                "Bartholomew | Bart is too long | Bart is too long",
            })
    void theBeginningOfAWordIsHiddenWhereTheTextSaysThatItIsCutOff(String name, String text, String left) {
        assertThat(shown("first", name, text)).isEqualTo(left);
    }

    @Test
    void whatNamesNobodyIsNotHidden() {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        sent.put("status", "gold").put("uuid", "silver").put("active", true).putNull("note");
        sent.put("other", "0189e4a2-6d3b-4c1e-9f00-1234567890ab");
        sent.putArray("names").add("Mara").addObject().put("note", "Quill");
        assertThat(Redactor.of(sent)
                        .redact("gold, silver, true, null, 0189e4a2-6d3b-4c1e-9f00-1234567890ab, mara, quill"))
                .isEqualTo("gold, silver, true, null, 0189e4a2-6d3b-4c1e-9f00-1234567890ab, …, …");
    }

    @Test
    void wordsBehindTheFirstTenThousandCharactersOfAValueAreNotLookedFor() {
        String front = "x".repeat(9_994);
        assertThat(shown("note", front + " mara quill", "it is mara, not quill"))
                .isEqualTo("it is …, not quill");
    }
}
