package io.github.camelheymarket.api;

import static io.github.camelheymarket.api.ApiJson.UUID;
import static io.github.camelheymarket.api.ApiJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the table of endpoints to a request, and back. */
class EndpointOfRequestTest {

    @Test
    void aRequestOfTheTableIsKnownAgainByMethodAndPath() {
        for (ApiEndpoint endpoint : ApiEndpoint.values()) {
            ApiRequest request = new ApiRequest(
                    "o", endpoint.method(), endpoint.path().replaceAll("\\{\\w+}", "x"), null, endpoint.kind());
            assertThat(ApiEndpoint.of(request)).contains(endpoint);
            assertThat(ApiEndpoint.of(endpoint.operation(), endpoint.version())).contains(endpoint);
            assertThat(ApiEndpoint.versions(endpoint.operation())).contains(endpoint.version());
        }
        assertThat(of("/v1/contact/")).isEmpty();
        assertThat(of("/v1/contact/7/8")).isEmpty();
        assertThat(of("/v1/contakt/7")).isEmpty();
        assertThat(ApiEndpoint.of("contacts/fly", ApiVersion.v1)).isEmpty();
    }

    private static Optional<ApiEndpoint> of(String path) {
        return ApiEndpoint.of(new ApiRequest("o", HttpMethod.GET, path, null, CallKind.READ));
    }

    @Test
    void anEndpointKnowsWhatItsPathNames() {
        assertThat(ApiEndpoint.TAG_GET_V1.hasId()).isTrue();
        assertThat(ApiEndpoint.TAG_GET_V1.isOfOne()).isTrue();
        assertThat(ApiEndpoint.CHANNELS_V2.hasId()).isFalse();
        assertThat(ApiEndpoint.CHANNELS_V2.isOfOne()).isFalse();
        assertThat(ApiEndpoint.TAG_GET_V1.noun()).isEqualTo("tag");
        assertThat(ApiEndpoint.SCHEDULE_GET_V1.noun()).isEqualTo("schedule");
        assertThat(ApiEndpoint.TEAM_V1.noun()).isEqualTo("team");
        assertThat(ApiEndpoint.TEMPLATE_UPDATE_V1.reader()).isEqualTo(ApiEndpoint.TEMPLATE_GET_V1);
        assertThat(ApiEndpoint.LIST_UPDATE_V2.reader()).isEqualTo(ApiEndpoint.LIST_GET_V1);
        assertThat(ApiEndpoint.EMAIL_V1.reader()).isNull();
        assertThat(ApiEndpoint.TEAM_V1.reader()).isNull();
        assertThat(ApiEndpoint.deprecation("lists/list")).get().asString().contains("v2 has none");
        assertThat(ApiEndpoint.deprecation("tags/list")).isEmpty();
        assertThat(ApiEndpoint.plain("tags/list")).isEqualTo(ApiEndpoint.TAGS_V1);
        assertThat(ApiEndpoint.plain()).doesNotContain(ApiEndpoint.GET_V1).contains(ApiEndpoint.TAGS_V1);
    }

    @Test
    void namesInAPathAreFilledAndAQueryTakesTheMembers() {
        assertThat(ApiEndpoint.CHANNEL_GET_V2
                        .request(Map.of("contactId", UUID, "channelType", "phone"), null)
                        .path())
                .isEqualTo("/v2/contact/" + UUID + "/channel/phone");
        ApiRequest history = ApiEndpoint.HISTORY_V1.request(json("{'phoneNumber':'1','inboxID':12}"));
        assertThat(history.query()).isEqualTo(Map.of("phoneNumber", "1", "inboxID", "12"));
        assertThat(history.body()).isNull();
    }
}
