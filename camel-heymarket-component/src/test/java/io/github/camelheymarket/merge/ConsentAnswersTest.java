package io.github.camelheymarket.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R5: what the answers to a status call say, and of whom. */
class ConsentAnswersTest {

    private final ObservedFields seen = new ObservedFields();
    private final AtomicInteger calls = new AtomicInteger();

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ContactStatus status(String text) {
        return new ContactStatus(json(text));
    }

    private static StoredContact stored(String contact) {
        return StoredContact.found(new Contact(json(contact)));
    }

    private ContactConsent consent(String answer) {
        return new ContactConsent(
                contact -> {
                    calls.incrementAndGet();
                    return status(answer);
                },
                seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'unsubscribed':false}",
                "{'unsubscribed':true,'unsubscribed_contact':false}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'unsubscribed_admin':null}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'unsubscribed_admin':true}",
            })
    void whoDidNotOptOutThemselvesMayBeSubscribed(String answer) {
        assertThat(Consent.allowsOptIn(status(answer))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'unsubscribed':true}",
                "{'unsubscribed':true,'unsubscribed_contact':true}",
                "{'unsubscribed':true,'unsubscribed_contact':true,'unsubscribed_admin':true}",
                "{'unsubscribed':true,'unsubscribed_contact':'false'}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'unsubscribed_admin':false}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'unsubscribed_admin':'true'}",
                "{'unsubscribed':'true','unsubscribed_contact':false}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'is_opted_out':true}",
            })
    void whoMayHaveOptedOutThemselvesMayNot(String answer) {
        assertThat(Consent.allowsOptIn(status(answer))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'id':7,'unsubscribed':false}                                   | 7 | -",
                "{'unsubscribed':false}                                          | 7 | -",
                "{'id':7,'phone':'12025550199','unsubscribed':false}             | 7 | -",
                "{'unsubscribed':false}                                          | - | 12025550143",
                "{'id':7,'unsubscribed':false}                                   | - | 12025550143",
                "{'id':7,'phone':'+1 (202) 555-0143','unsubscribed':false}       | - | 12025550143",
                "{'id':7,'phone':'5550143','unsubscribed':false}                 | - | 12025550143",
                "{'id':7,'phone':'0143','unsubscribed':false}                    | - | 12025550143",
                "{'id':7,'phone':'12025550143','unsubscribed':false}             | - | 0143",
                "{'id':7,'phone':'3335550143','unsubscribed':false}              | - | 12025550143",
                "{'id':7,'phone':'unknown','unsubscribed':false}                 | - | 12025550143",
                "{'id':7,'phone':'12025550143','unsubscribed':false}             | - | -",
            })
    void anAnswerAboutTheContactIsRead(String answer, Long id, String phone) {
        assertThat(Consent.answered(status(answer), id, phone)).isEqualTo(status(answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'id':8,'unsubscribed':false}                       | 7 | -",
                "{'id':'x','unsubscribed':false}                     | 7 | -",
                "{'id':0,'unsubscribed':false}                       | - | 12025550143",
                "{'id':-1,'unsubscribed':false}                      | - | 12025550143",
                "{'id':'x','unsubscribed':false}                     | - | 12025550143",
                "{'id':7,'phone':'12025550199','unsubscribed':false} | - | 12025550143",
                "{'id':7,'phone':'12029550143','unsubscribed':false} | - | 12020550143",
                "{'phone':'12025550199','unsubscribed':false}        | - | 12025550143",
                "{'phone':'12025950143','unsubscribed':false}        | - | 12025590143",
            })
    void anAnswerAboutAnotherContactSaysNothing(String answer, Long id, String phone) {
        assertThat(Consent.answered(status(answer), id, phone).isEmpty()).isTrue();
    }

    @Test
    void whatTheReadsShowCostsNoCall() {
        assertThat(consent("{'unsubscribed':false}").find(stored("{'id':7,'is_opted_out':true}")))
                .isEqualTo(Consent.OPTED_OUT);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aFlagThatReadsHaveNeverShownIsAskedFor() {
        assertThat(consent("{'unsubscribed':true}").find(stored("{'id':7}"))).isEqualTo(Consent.OPTED_OUT);
        assertThat(consent("{'unsubscribed':false}").find(stored("{'phone':'12025550143'}")))
                .isEqualTo(Consent.NOT_OPTED_OUT);
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':7,'is_opted_out':null}", "{'id':7,'is_opted_out':'no'}"})
    void aFlagThatCannotBeReadIsAskedForAlthoughOthersHaveOne(String contact) {
        seen.saw(StoredContact.Read.SEARCH, new Contact(json("{'is_opted_out':false}")));
        assertThat(consent("{'unsubscribed':true}").find(stored(contact))).isEqualTo(Consent.OPTED_OUT);
    }

    @Test
    void whoCannotBeNamedIsNotAskedAboutAndStaysUnknown() {
        assertThat(consent("{'unsubscribed':false}").find(stored("{'email':'mara@example.org'}")))
                .isEqualTo(Consent.UNKNOWN);
        assertThat(calls).hasValue(0);
    }

    @Test
    void anAnswerThatCannotBeReadLeavesTheConsentUnknown() {
        ContactConsent consent = new ContactConsent(
                contact -> {
                    throw new HeymarketAnswerException("not JSON", HeymarketException.Details.NONE, null);
                },
                seen);
        assertThat(consent.find(stored("{'id':7}"))).isEqualTo(Consent.UNKNOWN);
    }
}
