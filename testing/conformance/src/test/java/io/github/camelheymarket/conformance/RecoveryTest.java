package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However the API answers, the kit finds out how, leaves nothing behind, and sends nothing that the contract forbids. */
class RecoveryTest {

    private static final PassingClock CLOCK = new PassingClock();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(builder -> builder.clock(CLOCK));

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void twentyRandomSettings(int seed) {
        Random random = new Random(seed);
        SandboxSettings settings = SandboxSettings.of(Profile.HOSTILE);
        for (Switch question : Switch.values()) {
            settings = settings.with(question, randomValue(question, random));
        }
        isRecovered(settings);
    }

    @ParameterizedTest
    @EnumSource
    void profile(Profile profile) {
        isRecovered(SandboxSettings.of(profile));
    }

    /** The check behind it can fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"first\":\"Ida\"}",
                "{\"phone\":\"+12025550100\"}",
                "{\"phone\":\"12025550100\",\"nick\":\"I\"}"
            })
    void aRequestThatTheContractForbidsIsFound(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/v1/contact"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        Kit.HTTP.send(request, HttpResponse.BodyHandlers.discarding());

        assertThatThrownBy(() -> ContractCheck.assertAllowed(sandbox.requests()))
                .isInstanceOf(AssertionError.class);
    }

    private static String randomValue(Switch question, Random random) {
        if (!question.isNumber()) {
            return question.allowed().get(random.nextInt(question.allowed().size()));
        }
        if (question == Switch.CLOCK_BEHIND) {
            // By more, and every token of the kit would be refused.
            return Integer.toString(random.nextInt(30));
        }
        int[] numbers = {0, 1, 2, 1 + random.nextInt(29), 30, 1 + random.nextInt(1200)};
        return Integer.toString(numbers[random.nextInt(numbers.length)]);
    }

    private void isRecovered(SandboxSettings settings) {
        sandbox.settings(settings);
        Account.fill(sandbox);
        List<SandboxContact> before = sandbox.contacts();

        Kit kit = Kit.write(sandbox, CLOCK, folder);

        assertThat(kit.err()).isEmpty();
        Expected.assertRecovered(kit, settings);
        assertThat(sandbox.contacts()).as("nobody changed, nobody left behind").isEqualTo(before);
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(ConformanceMain.MAX_REQUESTS);
        ContractCheck.assertAllowed(sandbox.requests());
    }
}
