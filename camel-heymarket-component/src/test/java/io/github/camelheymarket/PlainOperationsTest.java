package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each plain operation from a route, over HTTP, in both profiles: what goes out and what comes back. */
class PlainOperationsTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static Stream<Arguments> cases() {
        return PlainCase.ALL.stream()
                .flatMap(one -> Stream.of(Profile.values()).map(profile -> Arguments.of(one, profile)));
    }

    static Stream<PlainCase> takingMembers() {
        return PlainCase.ALL.stream().filter(one -> one.body() != null);
    }

    @Test
    void eachPlainOperationHasACase() {
        assertThat(PlainCase.ALL.stream().map(PlainCase::endpoint))
                .containsExactlyInAnyOrderElementsOf(ApiEndpoint.plain());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOperationSendsItsRequestAndReadsTheAnswer(PlainCase one, Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        Map<String, String> ids = PlainCase.account(sandbox, routes);
        JsonNode body = PlainCase.filled(one.body(), ids);

        List<Object> items = new ArrayList<>();
        Message result = routes.okThen(
                one.uri(),
                exchange -> {
                    if (exchange.getMessage().getBody() instanceof Iterator<?> all) {
                        all.forEachRemaining(items::add);
                        exchange.getMessage().setBody(items);
                    }
                },
                body == null ? null : body.toString(),
                one.headers(ids));

        RecordedRequest request = routes.requests(one.endpoint()).get(0);
        assertThat(request.path()).isEqualTo(one.path(ids));
        assertThat(one.sent(request)).isEqualTo(PlainCase.filled(one.sent(), ids));
        assertThat(result.getBody()).satisfies(got -> has(got, one.result()));
    }

    private static void has(Object got, String wanted) {
        if (wanted.startsWith("[")) {
            assertThat((List<?>) got).isNotEmpty();
            has(((List<?>) got).get(0), wanted.substring(1, wanted.length() - 1));
        } else if (Character.isUpperCase(wanted.charAt(0))) {
            assertThat(wanted.equals("Object") || got.getClass().getSimpleName().equals(wanted))
                    .as("%s", got)
                    .isTrue();
        } else {
            assertThat((Map<?, ?>) got).matches(map -> map.containsKey(wanted), "has " + wanted);
        }
    }

    /** A body may be a map, JSON text, bytes or a tree; the same goes out. */
    @ParameterizedTest
    @MethodSource("takingMembers")
    void eachFormOfABodyIsUnderstood(PlainCase one) throws IOException {
        Map<String, String> ids = PlainCase.account(routes.sandbox(Profile.KIND), routes);
        JsonNode tree = PlainCase.filled(one.body(), ids);
        Object java = new ObjectMapper().treeToValue(tree, Object.class);
        byte[] bytes = tree.toString().getBytes(StandardCharsets.UTF_8);

        for (Object body : List.of(tree, java, bytes, tree.toString())) {
            // Some are refused the second time, by then it was sent.
            Object sent =
                    routes.send(one.uri(), body, one.headers(ids)).getMessage().getBody();
            if (sent instanceof Iterator<?>) {
                return;
            }
        }

        assertThat(routes.requests(one.endpoint()))
                .hasSize(4)
                .allSatisfy(request -> assertThat(one.sent(request)).isEqualTo(PlainCase.filled(one.sent(), ids)));
    }

    /** A value that a route or table brought along must not become part of a path. */
    @ParameterizedTest
    @MethodSource("withAnId")
    void anIdThatIsMissingOrNoneIsAnErrorThatNamesOptionAndHeader(PlainCase one) {
        routes.sandbox(Profile.KIND);
        for (String id : List.of(" ", "9/../1", "-1", "nine")) {
            assertThat(routes.send(
                                    one.uri(),
                                    null,
                                    HeymarketConstants.RESOURCE_ID,
                                    id,
                                    HeymarketConstants.CONTACT_ID,
                                    "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11",
                                    HeymarketConstants.CHANNEL_TYPE,
                                    id.isBlank() ? id : "a/b")
                            .getException())
                    .hasMessageContaining(one.endpoint().operation() + " requires ")
                    .message()
                    .contains("option ")
                    .contains("header CamelHeymarket")
                    .doesNotContain("nine");
        }
        assertThat(routes.calls()).isEmpty();
    }

    static Stream<PlainCase> withAnId() {
        return PlainCase.ALL.stream()
                .filter(one -> one.endpoint().hasId() || one.endpoint().path().contains("{channelType}"))
                .filter(one -> one.body() == null);
    }
}
