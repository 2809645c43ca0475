package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.CustomField;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/call}: any endpoint, raw, but never another host. */
class ApiCallRouteTest {

    private static final String CALL = "heymarket:api/call";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static Stream<Object> twoFields() {
        String text = "[{\"title\":\"Party\"},{\"title\":\"State\"}]";
        return Stream.of(
                List.of(Map.of("title", "Party"), Map.of("title", "State")),
                text,
                text.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                json(text));
    }

    @ParameterizedTest
    @MethodSource("twoFields")
    void customFieldsAreMadeFromABodyInAnyForm(Object body) {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);

        Message result = routes.ok(CALL + "?method=POST&path=/v1/contacts/fields", body);

        assertThat(sandbox.fields()).extracting(CustomField::title).containsExactly("Party", "State");
        assertThat(RouteTester.list(result)).hasSize(2);
        Map<?, ?> first = (Map<?, ?>) RouteTester.list(result).get(0);
        assertThat(first.get("title")).isEqualTo("Party");
        assertThat(first.get("duplicate")).isEqualTo(false);
        assertThat(result.getHeader(HeymarketConstants.RESULT_STATUS)).isEqualTo(200);
        assertThat(result.getHeader(HeymarketConstants.RESULT_REQUEST_ID)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aGetWithoutABodyGivesPlainLists(Profile profile) {
        routes.sandbox(profile).set(Switch.INBOXES_SHAPE, "ARRAY");

        Message result = routes.ok(CALL + "?method=GET&path=/v1/inboxes", null);

        assertThat(RouteTester.list(result)).isNotEmpty();
        RecordedRequest request = routes.sandbox().requests().get(0);
        assertThat(request.body()).isNullOrEmpty();
        assertThat(request.header("Content-Type")).isNull();
        assertThat(request.header("Authorization")).startsWith("Bearer ey");
    }

    @ParameterizedTest
    @EnumSource
    void aDeleteMayCarryABody(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone("12025550143"));

        routes.ok(
                CALL + "?method=DELETE&path=/v2/contacts",
                Map.of(
                        "contact_channels",
                        List.of(Map.of(
                                "channel_type",
                                "id",
                                "channel_ids",
                                List.of(mara.uuid().toString())))));

        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aQueryInThePathGoesOutAsAQuery() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        SandboxContact mara = sandbox.seed(Seed.phone("12025550143"));

        routes.ok(
                CALL + "?allowHeaderOverride=true&method=PUT",
                Map.of("phone", "12025550143"),
                HeymarketConstants.PATH,
                "/v1/contact/" + mara.id() + "?overwrite=true");

        assertThat(sandbox.requests().get(0).query()).isEqualTo(Map.of("overwrite", List.of("true")));
    }

    @Test
    void headersDecideOnlyWhereTheyMay() {
        routes.sandbox(Profile.KIND);
        Object[] headers = {HeymarketConstants.METHOD, "POST", HeymarketConstants.PATH, "/v1/tags"};

        routes.ok(CALL + "?method=GET&path=/v1/inboxes", null, headers);
        routes.ok(CALL + "?method=GET&path=/v1/inboxes&allowHeaderOverride=true", null, headers);
        routes.ok(CALL + "?allowHeaderOverride=true", null, HeymarketConstants.METHOD, "post", headers[2], headers[3]);

        assertThat(routes.calls()).containsExactly("GET /v1/inboxes", "POST /v1/tags", "POST /v1/tags");
    }

    @Test
    void withoutMethodOrPathItSaysHowToGiveThem() {
        for (String options : new String[] {"?path=/v1/tags", "?method=GET", ""}) {
            HeymarketValidationException failure = routes.failure(
                    HeymarketValidationException.class,
                    CALL + options,
                    null,
                    HeymarketConstants.METHOD,
                    "GET",
                    HeymarketConstants.PATH,
                    "/v1/inboxes");
            assertThat(failure).hasMessageContaining("options method and path");
        }
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1/tags",
                "//evil.example.org/v1/tags",
                "https://evil.example.org/v1/tags",
                "/v1/../admin",
                "/v1/%2e%2e/admin",
                "/v1/%2E./admin",
                "/%2Fevil.example.org",
                "/v1/tags#x",
                "/v1/ta gs",
                "/v1\\tags",
                "@evil.example.org/",
                "/v1/tags\r\nX-Evil: 1",
                "/v1/%0d%0aX-Evil:1",
                "/v1/täglich"
            })
    void aPathThatLeavesTheHostOrClimbsIsRefused(String path) {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                CALL + "?method=GET&allowHeaderOverride=true",
                null,
                HeymarketConstants.PATH,
                path);
        assertThat(failure.getReason()).isEqualTo("PATH_NOT_ALLOWED");
        assertThat(failure).hasMessageContaining("must begin with one slash");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/%", "/v1/tags?x=%zz"})
    void aPathWithABrokenEscapeIsRefusedToo(String path) {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                CALL + "?method=GET&allowHeaderOverride=true",
                null,
                HeymarketConstants.PATH,
                path);
        assertThat(failure.getReason()).isEqualTo("PATH_NOT_ALLOWED");
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void textThatIsNotJsonIsRefusedByItsPlace() {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class,
                CALL + "?method=POST&path=/v1/tags",
                "{\"phone\": \"12025550143\",\n oops");
        assertThat(failure.getReason()).isEqualTo("NOT_JSON");
        assertThat(failure).hasMessageContaining("line 2").hasMessageNotContaining("12025550143");
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aPlainTextAnswerComesAsText() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.HOSTILE);
        SandboxContact mara = sandbox.seed(Seed.phone("12025550143"));
        Message result = routes.ok(CALL + "?method=DELETE&path=/v1/contact/" + mara.id(), null);
        assertThat(result.getBody()).isEqualTo("ok");
    }

    @Test
    void anEndpointThatIsNotThereIsNotFound() {
        routes.sandbox(Profile.KIND);
        routes.withoutOpenApiCheck();
        HeymarketNotFoundException failure =
                routes.failure(HeymarketNotFoundException.class, CALL + "?method=GET&path=/v9/nothing", null);
        assertThat(failure.getStatus()).isEqualTo(404);
        assertThat(failure.getHttpResponseCode()).isEqualTo(404);
    }

    @Test
    void aPostOfUnknownOutcomeIsNotSentTwice() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.faults().add(Fault.status(503).on("POST", "/v1/contacts/fields"));
        routes.failure(
                HeymarketUnknownOutcomeException.class,
                CALL + "?method=POST&path=/v1/contacts/fields",
                List.of(Map.of("title", "Party")));
        assertThat(routes.calls()).hasSize(1);
    }

    @Test
    void aPostThatTheTableKnowsToReadIsRepeated() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.faults().add(Fault.status(503).on("POST", "/v1/contacts/count"));
        Message result = routes.ok(CALL + "?method=POST&path=/v1/contacts/count", Map.of());
        assertThat(result.getHeader(HeymarketConstants.RESULT_ATTEMPTS)).isEqualTo(2);
    }
}
