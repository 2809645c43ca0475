package io.github.camelheymarket.api;

import static io.github.camelheymarket.api.ApiJson.OTHER_UUID;
import static io.github.camelheymarket.api.ApiJson.UUID;
import static io.github.camelheymarket.api.ApiJson.contact;
import static io.github.camelheymarket.api.ApiJson.ok;
import static io.github.camelheymarket.api.ApiJson.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which contacts an account's calls have written, as far as they show it. */
class ContactWritesTest {

    private static final String MARA =
            "{'id':7,'rev':3,'updated':'t3','phone':'12025550143','first':'Mara','is_opted_out':false}";

    private final List<ContactWrite> written = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final ContactWrites writes = new ContactWrites(new ContactWrite.Listener() {
        @Override
        public void written(ContactWrite write) {
            written.add(write);
        }

        @Override
        public void deleted(String id) {
            deleted.add(id);
        }
    });

    private void call(ApiEndpoint endpoint, String id, String body, String answer) {
        JsonNode sent = body == null ? null : tree(body);
        writes.answered(endpoint.request(id, sent), ok(answer));
    }

    private void read(String answer) {
        call(ApiEndpoint.GET_V1, "7", null, answer);
    }

    @Test
    void aCreateIsAWriteWithoutAStateBefore() {
        call(ApiEndpoint.CREATE_V1, "", "{'is_opted_out':true}", "{'id':7,'rev':1}");
        assertThat(written).containsExactly(new ContactWrite("7", 1L, null, true, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiEndpoint.class,
            names = {"GET_V1", "GET_V2", "LOOKUP_V1", "LIST_V1", "LIST_V2", "SEARCH_V2"})
    void anUpdateFollowsTheStateThatAnyReadHasShown(ApiEndpoint read) {
        call(read, "7", "{}", "[" + MARA + "]");
        call(ApiEndpoint.UPDATE_V1, "7", "{}", "{'id':7,'rev':4}");
        assertThat(written).singleElement().satisfies(write -> {
            assertThat(write.rev()).isEqualTo(4);
            assertThat(write.optedOut()).isNull();
            assertThat(write.before()).isEqualTo(SeenContact.of(contact(MARA)));
            assertThat(write.before().updated()).isEqualTo("t3");
            assertThat(write.before().optedOut()).isFalse();
        });
    }

    @Test
    void afterOthersWritesInBetweenTheStateBeforeIsUnknown() {
        read(MARA);
        call(ApiEndpoint.UPDATE_V1, "7", "{}", "{'id':7,'rev':5}");
        assertThat(written).containsExactly(new ContactWrite("7", 5L, null, null, null));
    }

    @Test
    void anUpdateFollowsTheStateThatTheUpdateBeforeItHasShown() {
        call(ApiEndpoint.UPDATE_V1, "7", "{}", "{'id':7,'rev':4,'updated':'t4'}");
        call(ApiEndpoint.UPDATE_V1, "7", "{}", "{'id':7,'rev':5,'updated':'t5'}");
        assertThat(written.get(1).before().updated()).isEqualTo("t4");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void anAnswerThatIsNotNewerIsNoWrite(int rev) {
        read(MARA);
        call(ApiEndpoint.UPDATE_V1, "7", "{}", "{'id':7,'rev':" + rev + "}");
        assertThat(written).isEmpty();
    }

    @Test
    void theConsentInTheAnswerCountsBeforeThatOfTheRequest() {
        call(ApiEndpoint.UPDATE_V2, UUID, "{'is_opted_out':true}", "{'id':7,'rev':1,'is_opted_out':false}");
        assertThat(written)
                .singleElement()
                .satisfies(write -> assertThat(write.optedOut()).isFalse());
    }

    @Test
    void anAnswerWithoutAnIdOrARevisionSaysNothing() {
        call(ApiEndpoint.CREATE_V2, "", "{}", "{'id':7}");
        call(ApiEndpoint.CREATE_V2, "", "{}", "{'rev':7}");
        call(ApiEndpoint.CREATE_V2, "", "{}", "'ok'");
        assertThat(written).isEmpty();
    }

    @Test
    void aContactWithoutAnIntegerIdIsNamedByItsUuid() {
        call(ApiEndpoint.CREATE_V2, "", "{}", "{'uuid':'" + UUID + "','rev':1}");
        assertThat(written).extracting(ContactWrite::id).containsExactly(UUID);
    }

    @Test
    void eachContactOfABulkAnswerIsAWriteWithoutAConsentOfTheRequest() {
        call(
                ApiEndpoint.BULK_UPSERT_V2,
                "",
                "{'contacts':[{'is_opted_out':true}]}",
                "{'contacts':[{'id':7,'rev':1},{'id':8,'rev':1,'is_opted_out':true},'ok']}");
        assertThat(written)
                .containsExactly(
                        new ContactWrite("7", 1L, null, null, null), new ContactWrite("8", 1L, null, true, null));
    }

    @Test
    void aBatchRowIsWhatTheContactThenConsistsOf() {
        read(MARA);
        call(
                ApiEndpoint.BULK_UPSERT_V1,
                "",
                "[{'phone':'12025550143','first':'Maria'},{'phone':'12025550199','is_opted_out':true},'x',{'first':'y'}]",
                "'ok'");
        String maria = ContactContent.digest(contact("{'phone':'12025550143','first':'Maria'}"));
        String other = ContactContent.digest(contact("{'phone':'12025550199'}"));
        assertThat(written)
                .containsExactly(
                        new ContactWrite("7", null, maria, null, SeenContact.of(contact(MARA))),
                        new ContactWrite(ContactWrites.phoneId("12025550199"), null, other, true, null));
        assertThat(ContactWrites.shows(contact("{'id':9,'phone':'12025550199','display_name':'x'}"), other))
                .isTrue();
        assertThat(ContactWrites.shows(contact("{'phone':'12025550199','last':'N'}"), other))
                .isFalse();
    }

    @Test
    void aBatchRowThatChangesNothingIsNoWrite() {
        read(MARA);
        call(ApiEndpoint.BULK_UPSERT_V1, "", "[{'phone':'12025550143','first':'Mara'}]", "'ok'");
        assertThat(written).isEmpty();
    }

    @Test
    void aBatchRowOfAContactOfWhichTooLittleIsKnownIsLeftOut() {
        read("{'id':7,'rev':3,'phone':'12025550143'}");
        call(ApiEndpoint.BULK_UPSERT_V1, "", "[{'phone':'12025550143','first':'Maria'}]", "'ok'");
        assertThat(written).isEmpty();
    }

    @Test
    void thePhoneStandsForAnIdInEachOfItsForms() {
        assertThat(ContactWrites.phoneId("5215512345678"))
                .isEqualTo(ContactWrites.phoneId("525512345678"))
                .startsWith("phone:")
                .doesNotContain("5512345678")
                .isNotEqualTo(ContactWrites.phoneId("12025550143"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':7,'status':'unsubscribed'}", "{'phone':'12025550143','status':'unsubscribed'}"})
    void anOptOutOfWhoWasSubscribedIsAWrite(String request) {
        read(MARA);
        call(ApiEndpoint.SET_STATUS_V1, "", request, "'ok'");
        SeenContact before = SeenContact.of(contact(MARA));
        assertThat(written).containsExactly(new ContactWrite("7", null, before.content(), true, before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':8,'status':'unsubscribed'}",
                "{'phone':'12025550199','status':'unsubscribed'}",
                "{'status':'unsubscribed'}",
                "{'id':7,'status':'subscribed'}",
                "{'id':7}",
            })
    void anyOtherStatusIsLeftOut(String request) {
        read(MARA);
        call(ApiEndpoint.SET_STATUS_V1, "", request, "'ok'");
        assertThat(written).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':7,'rev':3,'updated':'t3','is_opted_out':true}",
                "{'id':7,'rev':3,'updated':'t3'}",
                "{'id':7,'rev':3,'is_opted_out':false}",
            })
    void anOptOutOfWhomTheReadsShowTooLittleIsLeftOut(String shown) {
        read(shown);
        call(ApiEndpoint.SET_STATUS_V1, "", "{'id':7,'status':'unsubscribed'}", "'ok'");
        assertThat(written).isEmpty();
    }

    @Test
    void aDeleteNamesTheIntegerIdWhereItIsKnown() {
        read("{'id':7,'uuid':'" + UUID + "','rev':3}");
        call(ApiEndpoint.DELETE_V1, "9", null, "'ok'");
        call(ApiEndpoint.DELETE_V2, UUID, null, "'ok'");
        call(ApiEndpoint.DELETE_V2, OTHER_UUID, null, "'ok'");
        call(
                ApiEndpoint.BULK_DELETE_V2,
                "",
                "{'contact_channels':[{'channel_type':'id','channel_ids':['" + UUID + "','" + OTHER_UUID + "']}]}",
                "'ok'");
        assertThat(deleted).containsExactly("9", "7", OTHER_UUID, "7", OTHER_UUID);
    }

    @Test
    void anOlderAnswerDoesNotReplaceALaterState() {
        read(MARA);
        read("{'id':7,'rev':2,'updated':'t2','phone':'12025550143','first':'M'}");
        call(ApiEndpoint.UPDATE_V1, "7", "{}", "{'id':7,'rev':4}");
        assertThat(written)
                .singleElement()
                .satisfies(write -> assertThat(write.before().updated()).isEqualTo("t3"));
    }

    @Test
    void aReadCompletesWhatAWriteShowed() {
        call(ApiEndpoint.CREATE_V1, "", "{}", "{'id':7,'rev':3}");
        read(MARA);
        call(ApiEndpoint.UPDATE_V1, "7", "{}", "{'id':7,'rev':4}");
        assertThat(written.get(1).before().content()).isNotNull();
    }

    @Test
    void otherCallsWriteNoContacts() {
        call(ApiEndpoint.TAG_CREATE_V1, "", "{}", "{'id':7,'rev':1}");
        writes.answered(
                new ApiRequest(
                        "api/call",
                        io.github.camelheymarket.spi.HttpMethod.POST,
                        "/v9/contact",
                        Map.of(),
                        null,
                        io.github.camelheymarket.client.CallKind.READ),
                ok("{'id':7,'rev':1}"));
        assertThat(written).isEmpty();
        assertThat(deleted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'first':' Mara ','custom':{'81':'x'},'tags':[{'tag_id':9}],'assigned_user_id':310}",
                "{'first':'Mara','last':'','email':null,'custom':{'81':'x','82':' '},'tags':[9],'assignee_id':310}",
                "{'first':'Mara','custom':{'81':'x'},'tags':[{'id':9,'tag':'vip'}],'assigned_user_id':310,"
                        + "'display_name':'M','avatar':'a.png','is_opted_out':true}",
            })
    void theSameContentHasTheSameDigest(String same) {
        assertThat(ContactContent.digest(contact(same)))
                .isEqualTo(ContactContent.digest(
                        contact("{'first':'Mara','custom':{'81':'x'},'tags':[9],'assignee_id':310}")))
                .hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'first':'Mara','custom':{'81':'x'},'tags':[9]}",
                "{'first':'Mara','custom':{'81':'x'},'tags':[9],'assignee_id':311}",
                "{'first':'Mara','custom':{'81':'x'},'tags':[8],'assignee_id':310}",
                "{'first':'Mara','custom':{'81':'x'},'tags':['vip'],'assignee_id':310}",
                "{'first':'Mara','custom':{'81':'y'},'tags':[9],'assignee_id':310}",
                "{'last':'Mara','custom':{'81':'x'},'tags':[9],'assignee_id':310}",
                "{'first':'Mara','email':'a@b.c','custom':{'81':'x'},'tags':[9],'assignee_id':310}",
                "{'first':'Mara','phone':'12025550143','custom':{'81':'x'},'tags':[9],'assignee_id':310}",
            })
    void anotherContentHasAnother(String other) {
        assertThat(ContactContent.digest(contact(other)))
                .isNotEqualTo(ContactContent.digest(
                        contact("{'first':'Mara','custom':{'81':'x'},'tags':[9],'assignee_id':310}")));
    }

    @Test
    void theOwnerZeroIsNone() {
        assertThat(ContactContent.digest(contact("{'first':'M','assigned_user_id':0}")))
                .isEqualTo(ContactContent.digest(contact("{'first':'M'}")));
        assertThat(ContactContent.digest(contact("{'first':'M','assigned_user_id':1}")))
                .isNotEqualTo(ContactContent.digest(contact("{'first':'M'}")));
    }
}
