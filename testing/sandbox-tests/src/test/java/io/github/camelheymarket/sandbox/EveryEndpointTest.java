package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every endpoint that the description of the API has: it is there, and limit, credential, faults and log are about it. */
class EveryEndpointTest {
    private static final Pattern LINE = Pattern.compile("(?m)^  (/\\S+):$|^    (get|post|put|delete):$");

    private static HeymarketSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = HeymarketSandbox.builder()
                .profile(Profile.KIND)
                .requestsPerMinute(3)
                .start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Stream<Arguments> endpoints() throws IOException {
        try (InputStream in = EveryEndpointTest.class.getResourceAsStream("/openapi/heymarket.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] path = new String[1];
            List<Arguments> all = LINE.matcher(text.substring(0, text.indexOf("\ncomponents:")))
                    .results()
                    .map(line -> {
                        path[0] = line.group(1) == null ? path[0] : line.group(1);
                        return line.group(2) == null
                                ? null
                                : Arguments.of(line.group(2).toUpperCase(), path[0]);
                    })
                    .filter(found -> found != null)
                    .toList();
            return all.stream();
        }
    }

    @Test
    void thereAreSixtyThree() throws IOException {
        assertThat(endpoints()).hasSize(63);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isThereAndTakesFaultsAndCountsForTheLimit(String method, String template) {
        sandbox.reset();
        Api api = new Api(sandbox);
        String path = template.replaceAll("\\{contactID}", "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11")
                .replaceAll("\\{\\w+}", "1");

        Api.Answer asked = api.call(method, path, null);
        sandbox.faults().add(Fault.status(503).on(method, path));
        Api.Answer faulty = api.call(method, path, null);
        Api.Answer denied = api.call(method, path, null, request -> request.setHeader("Authorization", "Bearer x"));
        api.call(method, path, null);
        Api.Answer limited = api.call(method, path, null);

        assertThat(asked.text()).doesNotContain("no_such_endpoint");
        assertThat(asked.status()).isIn(200, 400, 404);
        assertThat(faulty.status()).isEqualTo(503);
        assertThat(denied.status()).isEqualTo(401);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(sandbox.requests(method, path))
                .extracting(RecordedRequest::status)
                .containsExactly(asked.status(), 503, 401, asked.status(), 429);
    }
}
