package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that stands behind every route test can fail, and does where it should. */
class OpenApiCheckTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /v1/contact           | {'phone':'12025550143','assignee_id':-1,'tags':[{'tag_id':9}]}",
                "GET    | /v1/contact/700012    |",
                "GET    | /v2/contact/" + UUID + " |",
                "DELETE | /v2/contacts          | {'contact_channels':[{'channel_type':'id','channel_ids':['" + UUID
                        + "']}]}",
                "POST   | /v1/contact/get       | {'id':'700012'}",
                "POST   | /v1/contact-fields    | {}",
                "POST   | /v1/contacts/fields   | [{'title':'Party'}]",
                "POST   | /v1/tags              | {}"
            })
    void aRequestThatKeepsTheDescriptionPasses(String method, String path, String body) {
        OpenApiCheck.assertValid(List.of(request(method, path, Map.of(), body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /v1/contact           | {'first':'Mara'}                                | no phone",
                "POST   | /v1/contact           | {'phone':'+12025550143'}                        | a plus sign",
                "POST   | /v1/contact           | {'phone':'12025550143','assigned_user_id':310}  | a name of answers only",
                "POST   | /v1/contact           | {'phone':'12025550143','tags':[{'id':9}]}       | a tag as answers have it",
                "POST   | /v1/contact           | {'phone':'12025550143','tags':[{'tag_id':1},{'tag_id':2},{'tag_id':3},{'tag_id':4},{'tag_id':5},{'tag_id':6}]} | six tags",
                "POST   | /v1/contact           |                                                 | no body",
                "PUT    | /v1/contact/700012    | {'first':'Mara'}                                | no phone in an update",
                "GET    | /v1/contact/" + UUID + " |                                              | a UUID on v1",
                "GET    | /v2/contact/700012    |                                                 | an integer id on v2",
                "DELETE | /v2/contacts          | {'contact_channels':[{'channel_type':'phone','channel_ids':['1']}]} | not by id",
                "DELETE | /v2/contacts          |                                                 | a DELETE without its body",
                "POST   | /v2/contacts          | [{'phone':'12025550143'}]                       | a bare array",
                "POST   | /v1/batch/contacts    | {'contacts':[{'phone':'12025550143'}]}          | no bare array",
                "POST   | /v2/contacts/search   | {'phone':'12025550143'}                         | no channels",
                "POST   | /v1/contact/set_status| {'phone':'12025550143','status':'happy'}        | no such status",
                "POST   | /v1/contact/status    | {'id':'700012'}                                 | an id as text",
                "POST   | /v1/contacts          | {'date':'yesterday'}                            | no instant",
                "PATCH  | /v1/contact/700012    | {}                                              | no such method",
                "GET    | /v1/nowhere           |                                                 | no such path"
            })
    void aRequestThatBreaksTheDescriptionFailsWithTheReport(String method, String path, String body, String how) {
        RecordedRequest request = request(method, path, Map.of(), body);
        assertThatThrownBy(() -> OpenApiCheck.assertValid(List.of(request)))
                .as(how)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(path)
                .hasMessageContaining("ERROR");
    }

    @Test
    void aQueryParameterThatNobodyKnowsFails() {
        RecordedRequest request =
                request("PUT", "/v1/contact/700012", Map.of("replace", List.of("true")), "{'phone':'12025550143'}");
        assertThat(OpenApiCheck.report(request).hasErrors()).isTrue();
    }

    @Test
    void aRequestWithoutCredentialsFails() {
        RecordedRequest without =
                new RecordedRequest(1, "GET", "/v1/contact/700012", Map.of(), Map.of(), null, 200, null, "r", null);
        assertThatThrownBy(() -> OpenApiCheck.assertValid(List.of(without)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Authorization");
    }

    private static RecordedRequest request(String method, String path, Map<String, List<String>> query, String body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Authorization", List.of("Bearer a.b.c"));
        headers.put("Content-Type", List.of("application/json"));
        headers.put("Accept", List.of("application/json"));
        String json = body == null ? null : body.replace('\'', '"');
        return new RecordedRequest(1, method, path, query, headers, json, 200, null, "r", null);
    }
}
