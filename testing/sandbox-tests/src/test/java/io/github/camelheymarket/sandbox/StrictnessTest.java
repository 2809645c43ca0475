package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.net.http.HttpRequest;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract forbids is a 400 that names the field and says why, and changes nothing. */
class StrictnessTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    private HeymarketSandbox sandbox;
    private Api api;
    private SandboxContact stored;

    @BeforeEach
    void oneContactOneFieldSevenTags() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
        sandbox.defineField("Loyalty tier");
        for (int i = 0; i < 7; i++) {
            sandbox.defineTag("tag " + i);
        }
        stored = sandbox.seed(Seed.phone("12025550100").first("Mara"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /v1/contact | {'first':'Mara'} | phone: is required",
                "POST | /v1/contact | {'phone':'+12025550143'} | phone: must be 7 to 15 digits",
                "POST | /v1/contact | {'phone':'1202555 0143'} | phone: must be 7 to 15 digits",
                "POST | /v1/contact | {'phone':'12'} | phone: must be 7 to 15 digits",
                "POST | /v1/contact | {'phone':'1202555014312025'} | phone: must be 7 to 15 digits",
                "POST | /v1/contact | {'phone':12025550143} | phone: must be a string",
                "POST | /v1/contact | {'phone':null} | phone: must be a string",
                "POST | /v1/contact | {'phone':'12025550143' | body: is not JSON",
                "POST | /v1/contact | {'phone':'12025550143','phone':'12025550144'} | body: is not JSON, or has a member twice",
                "POST | /v1/contact | {'phone':'12025550143'} {} | body: is not JSON",
                "POST | /v1/contact | [] | body: must be an object",
                "POST | /v1/contact | {'phone':'12025550143','first':7} | first: must be a string",
                "POST | /v1/contact | {'phone':'12025550143','id':1} | id: no such member",
                "POST | /v1/contact | {'phone':'12025550143','uuid':'x'} | uuid: no such member",
                "POST | /v1/contact | {'phone':'12025550143','rev':1} | rev: no such member",
                "POST | /v1/contact | {'phone':'12025550143','created':'x'} | created: no such member",
                "POST | /v1/contact | {'phone':'12025550143','assigned_user_id':1} | assigned_user_id: no such member",
                "POST | /v1/contact | {'phone':'12025550143','frist':'x'} | frist: no such member",
                "POST | /v1/contact | {'phone':'12025550143','contact_channels':[]} | contact_channels: no such member",
                "POST | /v1/contact | {'phone':'12025550143','email':'nobody'} | email: must be an e-mail address",
                "POST | /v1/contact | {'phone':'12025550143','avatar':'me.png'} | avatar: must be the URL",
                "POST | /v1/contact | {'phone':'12025550143','assignee_id':'310'} | assignee_id: must be an integer",
                "POST | /v1/contact | {'phone':'12025550143','assignee_id':-2} | assignee_id: must be a user id",
                "POST | /v1/contact | {'phone':'12025550143','is_opted_out':'true'} | is_opted_out: must be true or false",
                "POST | /v1/contact | {'phone':'12025550143','custom':['gold']} | custom: must be an object",
                "POST | /v1/contact | {'phone':'12025550143','custom':{'Loyalty tier':'gold'}} | keys are custom field ids",
                "POST | /v1/contact | {'phone':'12025550143','custom':{'81':5}} | custom.81: must be a string",
                "POST | /v1/contact | {'phone':'12025550143','tags':[9]} | tags[0]: must be an object",
                "POST | /v1/contact | {'phone':'12025550143','tags':[{'id':9}]} | tags[0].id: no such member",
                "POST | /v1/contact | {'phone':'12025550143','tags':[{'tag_id':'9'}]} | tags[0].tag_id: must be an integer",
                "POST | /v1/contact | {'phone':'12025550143','tags':[{'tag_id':999}]} | tags[0].tag_id: there is no such tag",
                "POST | /v1/contact | {'phone':'12025550143','tags':[{'tag_id':9},{'tag_id':10},{'tag_id':11},{'tag_id':12},{'tag_id':13},{'tag_id':14}]} | at most 5 tags",
                "POST | /v1/contact | {'phone':'12025550143','email_suppressions':['1']} | email_suppressions[0]: must be an integer",
                "POST | /v1/contact?overwrite=true | {'phone':'12025550143'} | overwrite: no such query parameter",
                "GET | /v1/contact/UUID | | id: the path of v1 takes the integer id",
                "PUT | /v1/contact/UUID | {'phone':'12025550143'} | id: the path of v1 takes the integer id",
                "PUT | /v1/contact/ID | {'first':'Mara'} | phone: is required",
                "PUT | /v1/contact/ID?overwrite=yes | {'phone':'12025550143'} | overwrite: must be true or false",
                "GET | /v2/contact/ID | | contactID: must be the UUID",
                "PUT | /v2/contact/ID | {'first':'Mara'} | contactID: must be the UUID",
                "DELETE | /v2/contact/ID | | contactID: must be the UUID",
                "PUT | /v2/contact/UUID | {'contact_channels':[{'channel_type':'phone','channel_id':'12025550143'}]} | contact_channels: no such member",
                "POST | /v2/contact | {'phone':'12025550143'} | contact_channels: is required",
                "POST | /v2/contact | {'contact_channels':[]} | contact_channels: must hold at least one",
                "POST | /v2/contact | {'contact_channels':[{'channel_type':'phone'}]} | contact_channels[0].channel_id: must be a string",
                "POST | /v2/contact | {'contact_channels':[{'channel_id':'12025550143'}]} | contact_channels[0].channel_type: must be a string",
                "POST | /v2/contact | {'contact_channels':[{'channel_type':'id','channel_id':'12025550143'}]} | id is no channel",
                "POST | /v2/contact | {'contact_channels':[{'channel_type':'phone','channel_id':'+12025550143'}]} | channel_id: must be 7 to 15 digits",
                "POST | /v2/contact | {'contact_channels':[{'channel_type':'email','channel_id':'12025550143'}]} | channel_id: must be an e-mail address",
                "POST | /v2/contacts | [{'phone':'12025550143'}] | body: must be an object",
                "POST | /v2/contacts | {'phone':'12025550143'} | phone: no such member",
                "POST | /v2/contacts | {'contacts':[]} | contacts: must hold at least one",
                "POST | /v1/batch/contacts | {'contacts':[{'phone':'12025550143'}]} | body: must be an array",
                "POST | /v1/batch/contacts | [] | body: must hold at least one",
                "POST | /v1/batch/contacts?overwrite=1 | [{'phone':'12025550143'}] | overwrite: must be true or false",
                "DELETE | /v2/contacts | {'contact_channels':[{'channel_type':'phone','channel_ids':['UUID']}]} | channel_type: must be id",
                "DELETE | /v2/contacts | {'contact_channels':[{'channel_type':'id','channel_ids':['ID']}]} | channel_ids: must be the UUID",
                "DELETE | /v2/contacts | {'contact_channels':[{'channel_type':'id','channel_ids':['UUID']},{'channel_type':'id','channel_ids':['UUID']}]} | exactly one entry",
                "DELETE | /v2/contacts | {'contact_channels':[]} | contact_channels: must hold at least one",
                "DELETE | /v2/contacts | | body: is required",
                "DELETE | /v1/contact/ID | {} | body: this endpoint takes none",
                "POST | /v1/contact/get | {} | either phone or id is required",
                "POST | /v1/contact/get | {'uuid':'UUID'} | uuid: no such member",
                "POST | /v1/contact/status | {} | either id or phone is required",
                "POST | /v1/contact/status | {'id':'ID'} | id: must be an integer",
                "POST | /v1/contact/set_status | {'id':ID,'status':'optin'} | status: must be one of",
                "POST | /v1/contact/set_status | {'id':ID} | status: is required",
                "POST | /v1/contact/set_status | {'status':'active'} | either id or phone is required",
                "POST | /v2/contacts/search | {} | contact_channels: must be an array",
                "POST | /v2/contacts/search | {'contact_channels':[{'channel_type':'phone'}]} | channel_ids: must be an array",
                "POST | /v2/contacts/search | {'contact_channels':[{'channel_ids':['+12025550143']}]} | without channel_type",
                "POST | /v2/contacts/search | {'contact_channels':[{'channel_type':'phone','channel_ids':['+12025550143']}]} | must be 7 to 15 digits",
                "POST | /v2/contacts/list | {'offset':3} | offset: no such member",
                "POST | /v2/contacts/list | {'limit':0} | limit: must be at least 1",
                "POST | /v2/contacts/list | {'page':-1} | page: the first page is 0",
                "POST | /v2/contacts/list | {'date':'yesterday'} | date: must be a time",
                "POST | /v2/contacts/list | {'ascending':'no'} | ascending: must be true or false",
                "POST | /v1/contacts | {'page':0} | page: the first page is 1",
                "POST | /v1/contacts | {'limit':'30'} | limit: must be an integer",
                "POST | /v1/contacts/count | {'count':1} | count: no such member",
                "POST | /v1/contacts/fields | [{}] | title: must be a string",
                "POST | /v1/tag | {'label':'vip'} | label: no such member",
            })
    void isRefusedWithAReason(String method, String path, String body, String reason) {
        Api.Answer answer = api.call(method, filled(path), filled(body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("error_code").asText()).isEqualTo("bad_data");
        assertThat(answer.json().get("message").asText()).contains(reason);
        assertThat(sandbox.contacts()).containsExactly(stored);
    }

    private String filled(String text) {
        return text == null
                ? null
                : text.replace("UUID", stored.uuid().toString()).replace("ID", Long.toString(stored.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void aBodyThatIsNotDeclaredAsJsonIsRefused(String type) {
        UnaryOperator<HttpRequest.Builder> change = request -> request.setHeader("Content-Type", type);

        Api.Answer answer = api.call("POST", "/v1/contact", "{'phone':'12025550143'}", change);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Content-Type: must be application/json");
    }

    @Test
    void aCharsetBesideTheMediaTypeIsFine() {
        UnaryOperator<HttpRequest.Builder> change =
                request -> request.setHeader("Content-Type", "application/json; charset=utf-8");

        assertThat(api.call("POST", "/v1/contact", "{'phone':'12025550143'}", change)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/contacts", "POST,/v3/contact", "PATCH,/v1/contact/1", "GET,/", "PUT,/v1/tag/9"})
    void whatTheContractLacksIsA404ThatSaysSo(String method, String path) {
        Api.Answer answer = api.call(method, path, null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("there is no endpoint " + method + " " + path);
    }

    @Test
    void aPhoneThatAnotherContactHoldsIsRefused() {
        SandboxContact other = sandbox.seed(Seed.phone("12025550199"));

        Api.Answer answer = api.put("/v1/contact/" + stored.id(), "{'phone':'12025550199'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("phone: another contact has it");
        assertThat(sandbox.findByPhone("12025550199")).contains(other);
    }

    @Test
    void anErrorNamesTheFieldButNotTheValue() {
        Api.Answer answer = api.post("/v1/contact", "{'phone':'+12025550143'}");

        assertThat(answer.text()).doesNotContain("2025550143");
    }

    @Test
    void everyAnswerCarriesARequestIdThatTheLogKnows() {
        Api.Answer good = api.get("/v1/team");
        Api.Answer bad = api.get("/v1/nothing");

        assertThat(sandbox.requests())
                .extracting("requestId")
                .containsExactly(good.header("X-Request-Id"), bad.header("X-Request-Id"))
                .doesNotHaveDuplicates();
    }
}
