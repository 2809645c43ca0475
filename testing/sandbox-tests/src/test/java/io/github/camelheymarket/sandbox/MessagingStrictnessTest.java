package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.messaging.Template;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract forbids beyond the contacts is a 400 that names the field and says why, and changes nothing. */
class MessagingStrictnessTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    private HeymarketSandbox sandbox;
    private SandboxMessaging messaging;
    private Api api;
    private SandboxContact stored;

    @BeforeEach
    void oneOfEach() {
        sandbox = HEYMARKET.sandbox();
        messaging = sandbox.messaging();
        api = new Api(sandbox);
        stored = sandbox.seed(Seed.phone("12025550100").first("Mara"));
        messaging.defineList("Spring", "12025550100");
        messaging.defineTemplate("Ready", "Hello.");
        messaging.receive("12025550100", "Hello.");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /v1/tag | {} | tag: must be a string",
                "POST | /v1/tag | {'tag':' '} | tag: must not be empty",
                "POST | /v1/tag | {'tag':'vip','color':7} | color: must be a string",
                "GET | /v1/tag/vip | | id: the path takes an integer id",
                "DELETE | /v1/tag/vip | | id: the path takes an integer id",
                "POST | /v1/tags | {'limit':3} | limit: no such member",
                "POST | /v1/tags | {'date':'yesterday'} | date: must be a time",
                "POST | /v1/contacts/fields | {'title':'Tier'} | body: must be an array",
                "POST | /v1/contacts/fields | [] | body: must hold at least one",
                "GET | /v1/inboxes | {} | body: this endpoint takes none",
                "GET | /v1/team?id=1 | | id: no such query parameter",
                "GET | /v1/users/get | | body: is required",
                "GET | /v1/users/get | {} | either phone or email is required",
                "GET | /v1/users/get | {'phone':'12025550190'} | phone: must be an array",
                "GET | /v1/users/get | {'phone':[]} | phone: must hold at least one",
                "GET | /v1/users/get | {'phone':['+12025550190']} | phone[0]: must be 7 to 15 digits",
                "GET | /v1/users/get | {'email':['nobody']} | email[0]: must be an e-mail address",
                "POST | /v1/users/update | {} | users: must be an array",
                "POST | /v1/users/update | {'users':[]} | users: must hold at least one",
                "POST | /v1/users/update | {'users':[{'role_id':1}]} | users[0].id: must be an integer",
                "POST | /v1/users/update | {'users':[{'id':311,'role_id':'1'}]} | users[0].role_id: must be an integer",
                "POST | /v1/users/update | {'users':[{'id':311,'name':'x'}]} | users[0].name: no such member",
                "POST | /v2/lists | {'local_id':'a'} | title: must be a string",
                "POST | /v2/lists | {'title':'Autumn'} | local_id: must be a string",
                "POST | /v2/lists | {'title':'Autumn','local_id':'a','type':'phones'} | type: must be contacts",
                "POST | /v2/lists | {'title':'Autumn','local_id':'a','contacts':['UUID']} | contacts[0]: must be an integer",
                "POST | /v2/lists | {'title':'Autumn','local_id':'a','contacts':[1]} | contacts[0]: there is no such contact",
                "POST | /v2/lists | {'title':'Autumn','local_id':'a','phones':['+12025550143']} | phones[0]: must be 7 to 15 digits",
                "POST | /v2/lists | {'title':'Autumn','local_id':'a','emails':['nobody']} | emails[0]: must be an e-mail",
                "POST | /v2/lists | {'title':'Autumn','local_id':'a','add_phones':[]} | add_phones: no such member",
                "PUT | /v2/lists/501 | {} | body: must hold at least one member",
                "PUT | /v2/lists/501 | {'title':''} | title: must not be empty",
                "PUT | /v2/lists/501 | {'add_contacts':[1]} | add_contacts[0]: there is no such contact",
                "PUT | /v2/lists/501 | {'add_phones':['12025550143'],'remove_phones':[7]} | remove_phones[0]: must be a string",
                "PUT | /v2/lists/501 | {'local_id':'a'} | local_id: no such member",
                "PUT | /v2/lists/a | {'title':'Autumn'} | id: the path takes an integer id",
                "DELETE | /v2/lists/501 | {'contact_ids':['7']} | contact_ids[0]: must be an integer",
                "DELETE | /v2/lists/501 | {'contacts':[7]} | contacts: no such member",
                "POST | /v1/lists | {'page':1} | page: no such member",
                "POST | /v1/template | {'title':'x'} | content: must be an object",
                "POST | /v1/template | {'content':{'text':'x'}} | title: must be a string",
                "POST | /v1/template | {'title':'x','content':{}} | content.text: must be a string",
                "POST | /v1/template | {'title':'x','content':{'text':'x','media':1}} | content.media: no such member",
                "POST | /v1/template | {'title':'x','content':{'text':'x','gallery':[1]}} | content.gallery[0]: must be an object",
                "POST | /v1/template | {'name':'x','content':{'text':'x'}} | name: no such member",
                "PUT | /v1/template/77 | {'title':'x'} | content: must be an object",
                "PUT | /v1/template/77 | {'title':'x','content':{'text':'x'},'archived':'no'} | archived: must be true or false",
                "POST | /v1/message/send | {'creator_id':310,'phone_number':'12025550143','text':'x'} | inbox_id: must be an integer",
                "POST | /v1/message/send | {'inbox_id':99,'creator_id':310,'phone_number':'12025550143','text':'x'} | inbox_id: there is no such inbox",
                "POST | /v1/message/send | {'inbox_id':14,'creator_id':310,'phone_number':'12025550143','text':'x'} | inbox_id: this inbox has no number",
                "POST | /v1/message/send | {'inbox_id':12,'phone_number':'12025550143','text':'x'} | creator_id: must be an integer",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':999,'phone_number':'12025550143','text':'x'} | creator_id: there is no such member",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'text':'x'} | exactly one of phone_number, chat_id, targets, list_id",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','chat_id':880001,'text':'x'} | exactly one of",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'+12025550143','text':'x'} | phone_number: must be 7 to 15 digits",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':12025550143,'text':'x'} | phone_number: must be a string",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'chat_id':1,'text':'x'} | chat_id: there is no such conversation",
                "POST | /v1/message/send | {'inbox_id':13,'creator_id':310,'chat_id':880001,'text':'x'} | chat_id: there is no such conversation in the inbox",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'targets':[],'text':'x'} | targets: must hold at least one",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'targets':['12025550143','12025550143'],'text':'x'} | targets: a number stands twice",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'list_id':501,'text':'x'} | local_id: is required with list_id",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'list_id':999,'text':'x','local_id':'a'} | list_id: there is no such list",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143'} | one of text, template_id, media_url and survey_id",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':' '} | text: must not be empty",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'x','template_id':77} | exactly one of text, template_id, survey_id",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','template_id':1} | template_id: there is no such template",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','survey_id':1} | survey_id: there is no such survey",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','media_url':'menu.png'} | media_url: must be the URL",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'x','local_id':''} | local_id: must not be empty",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'x','private':'yes'} | private: must be true or false",
                "POST | /v1/message/send | {'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'x','channel':'sms'} | channel: no such member",
                "GET | /v1/messages?inboxID=12 | | phoneNumber: is required",
                "GET | /v1/messages?phoneNumber=12025550100 | | inboxID: is required",
                "GET | /v1/messages?phoneNumber=12025550100&inboxID=x | | inboxID: must be an integer",
                "GET | /v1/messages?phoneNumber=12025550100&inboxID=99 | | inboxID: there is no such inbox",
                "GET | /v1/messages?phoneNumber=12025550100&inboxID=12&limit=1 | | limit: no such query parameter",
                "POST | /v1/messages/all | {'created_at':'yesterday'} | created_at: must be a time",
                "POST | /v1/messages/all | {'order':'name'} | order: must be created_at or updated_at",
                "POST | /v1/messages/all | {'limit':0} | limit: must be at least 1",
                "POST | /v1/messages/all | {'page':0} | page: the first page is 1",
                "POST | /v1/messages/all/count | {'count':1} | count: no such member",
                "POST | /v1/conversations | {'filters':{'inboxes':[12]}} | id: must be an integer",
                "POST | /v1/conversations | {'id':310} | filters: must be an object",
                "POST | /v1/conversations | {'id':310,'filters':{}} | filters.inboxes: must be an array",
                "POST | /v1/conversations | {'id':310,'filters':{'inboxes':[99]}} | filters.inboxes: there is no such inbox",
                "POST | /v1/conversations | {'id':999,'filters':{'inboxes':[12]}} | id: there is no such member",
                "POST | /v1/conversations | {'id':310,'filters':{'inboxes':[12],'closed':1}} | filters.closed: must be true or false",
                "POST | /v1/conversations/count | {'filters':{}} | filters: no such member",
                "GET | /v1/conversations/x | | id: the path takes an integer id",
                "POST | /v1/conversations/open | {'user_id':310,'chat_id':880001} | inbox_id: must be an integer",
                "POST | /v1/conversations/open | {'inbox_id':12,'chat_id':880001} | user_id: must be an integer",
                "POST | /v1/conversations/open | {'inbox_id':12,'user_id':310} | exactly one of chat_id, target, targets",
                "POST | /v1/conversations/close | {'inbox_id':12,'user_id':310,'target':12025550100} | target: must be a string",
                "POST | /v1/conversations/read | {'inbox_id':12,'user_id':310,'chat_id':880001} | chat_id: no such member",
                "POST | /v1/conversations/unread | {'inbox_id':12,'user_id':310} | exactly one of target, targets",
                "POST | /v1/conversations/reassign | {'inbox_id':12,'user_id':310,'target':'12025550100'} | reassign_id: must be an integer",
                "POST | /v1/conversations/transfer | {'conversation_id':880001} | transfer_inbox_id: must be an integer",
                "POST | /v1/conversations/transfer | {'conversation_id':880001,'transfer_inbox_id':14} | transfer_inbox_id: this inbox has no number",
                "POST | /v1/schedule | {'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'},'phone_number':'12025550143'} | inbox_id: must be an integer",
                "POST | /v1/schedule | {'inbox_id':14,'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'},'phone_number':'12025550143'} | inbox_id: this inbox has no number",
                "POST | /v1/schedule | {'inbox_id':12,'content':{'text':'x'},'phone_number':'12025550143'} | execute_at: must be a string",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:05:00Z','content':{'text':'x'},'phone_number':'12025550143'} | execute_at: must be on a quarter",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:01Z','content':{'text':'x'},'phone_number':'12025550143'} | execute_at: must be on a quarter",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2020-05-02T10:00:00Z','content':{'text':'x'},'phone_number':'12025550143'} | execute_at: must be at least 15 minutes ahead",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','phone_number':'12025550143'} | content: must be an object",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{},'phone_number':'12025550143'} | content: must hold at least one member",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'text':7},'phone_number':'12025550143'} | content.text: must be a string",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'template':1},'phone_number':'12025550143'} | content.template: there is no such template",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'media':1},'phone_number':'12025550143'} | content.media: no such member",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'}} | exactly one of phone_number, conversation_id, list_id, targets",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'},'conversation_id':1} | conversation_id: there is no such conversation",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'},'list_id':1} | list_id: there is no such list",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'},'targets':['12025550143']} | targets[0]: must be an object",
                "POST | /v1/schedule | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'},'phone_number':'12025550143','user_id':999} | user_id: there is no such member",
                "PUT | /v1/schedule/x | {'inbox_id':12,'execute_at':'2099-05-02T10:00:00Z','content':{'text':'x'},'phone_number':'12025550143'} | id: the path takes an integer id",
                "GET | /v1/survey/x | | id: the path takes an integer id",
                "POST | /v1/surveys | {'page':0} | page: the first page is 1",
                "POST | /v1/surveys | {'date':'2026-05-02T09:00:00Z'} | date: no such member",
                "POST | /v1/email/send | {'inbox':14,'text':'x','targets':['to:mara@example.org']} | creator_id: must be an integer",
                "POST | /v1/email/send | {'creator_id':310,'text':'x','targets':['to:mara@example.org']} | inbox: must be an integer",
                "POST | /v1/email/send | {'creator_id':310,'inbox':12,'text':'x','targets':['to:mara@example.org']} | inbox: this inbox takes no e-mails",
                "POST | /v1/email/send | {'creator_id':310,'inbox_id':14,'text':'x','targets':['to:mara@example.org']} | inbox_id: no such member",
                "POST | /v1/email/send | {'creator_id':310,'inbox':14,'targets':['to:mara@example.org']} | text: must be a string",
                "POST | /v1/email/send | {'creator_id':310,'inbox':14,'text':'x'} | exactly one of targets, convo_id",
                "POST | /v1/email/send | {'creator_id':310,'inbox':14,'text':'x','targets':[]} | targets: must hold at least one",
                "POST | /v1/email/send | {'creator_id':310,'inbox':14,'text':'x','targets':['mara@example.org']} | targets[0]: must begin with to: or cc:",
                "POST | /v1/email/send | {'creator_id':310,'inbox':14,'text':'x','targets':['to:mara']} | targets[0]: must be an e-mail address",
                "POST | /v1/email/send | {'creator_id':310,'inbox':14,'text':'x','convo_id':880001} | convo_id: there is no such conversation",
                "PUT | /v2/contact/UUID/channel | {'channel_id':'12025550143'} | channel_type: must be a string",
                "PUT | /v2/contact/UUID/channel | {'channel_type':'phone','channel_id':'+12025550143'} | channel_id: must be 7 to 15 digits",
                "GET | /v2/contact/7/channels | | contactID: must be the UUID",
                "DELETE | /v2/contact/UUID/channel/phone | | channelType: a contact keeps its last channel",
                "POST | /v1/conversations/transfer | {'conversation_id':880001,'transfer_inbox_id':12} | transfer_inbox_id: the conversation exists",
            })
    void isRefusedWithAReason(String method, String path, String body, String reason) {
        List<RecipientList> lists = messaging.lists();
        List<Template> templates = messaging.templates();
        List<Conversation> conversations = messaging.conversations();

        Api.Answer answer = api.call(method, filled(path), filled(body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("error_code").asText()).isEqualTo("bad_data");
        assertThat(answer.json().get("message").asText()).contains(reason);
        assertThat(sandbox.contacts()).containsExactly(stored);
        assertThat(sandbox.tags()).isEmpty();
        assertThat(sandbox.fields()).isEmpty();
        assertThat(messaging.lists()).isEqualTo(lists);
        assertThat(messaging.templates()).isEqualTo(templates);
        assertThat(messaging.conversations()).isEqualTo(conversations);
        assertThat(messaging.messages()).hasSize(1);
        assertThat(messaging.scheduled()).isEmpty();
    }

    private String filled(String text) {
        return text == null ? null : text.replace("UUID", stored.uuid().toString());
    }
}
