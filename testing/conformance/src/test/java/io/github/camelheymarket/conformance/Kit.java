package io.github.camelheymarket.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A run of the kit against a sandbox, in this process and without pauses.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it printed about errors
 * @param reportText the JSON report, {@code null} if there is none
 * @param report the same
 * @param profileText the profile, {@code null} if there is none
 */
record Kit(int code, String out, String err, String reportText, JsonNode report, String profileText) {
    static final String PHONES = "12025550100-12025550149";
    private static final Duration NEXT_SECOND = Duration.ofMillis(1_100);
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper MAPPER = new JsonMapper();

    static Kit readOnly(HeymarketSandbox sandbox, Path folder) {
        return run(sandbox, "--read-only", "--out", folder.toString());
    }

    static Kit write(HeymarketSandbox sandbox, Path folder) {
        return run(sandbox, "--write", "--phones", PHONES, "--out", folder.toString());
    }

    /** @param clock is the sandbox's too */
    static Kit write(HeymarketSandbox sandbox, PassingClock clock, Path folder) {
        sandbox.set(Switch.SEARCH_LAG, 0);
        return run(environment(sandbox), clock, clock::pass, "--write", "--phones", PHONES, "--out", folder.toString());
    }

    static Kit cleanUp(HeymarketSandbox sandbox) {
        return run(sandbox, "--clean-up", "--phones", PHONES);
    }

    /** The kit searches right behind its writes. */
    static Kit run(HeymarketSandbox sandbox, String... args) {
        sandbox.set(Switch.SEARCH_LAG, 0);
        return run(environment(sandbox), InstantSource.system(), Kit::sleep, args);
    }

    /** Only what waits for the sandbox's clock has to wait: not the pace, nor what comes after a failure. */
    private static void sleep(Duration duration) throws InterruptedException {
        if (duration.equals(NEXT_SECOND)) {
            Thread.sleep(duration.toMillis());
        }
    }

    static Kit run(
            Map<String, String> environment,
            InstantSource clock,
            io.github.camelheymarket.conformance.api.Pace.Sleeper sleeper,
            String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ConformanceMain main =
                new ConformanceMain(environment, new PrintStream(out), new PrintStream(err), HTTP, clock, sleeper);
        int code = main.run(args);
        int at = Arrays.asList(args).indexOf("--out");
        Path folder = at < 0 ? null : Path.of(args[at + 1]);
        String report = read(folder, "conformance-report.json");
        return new Kit(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                report,
                parse(report),
                read(folder, "conformance-profile.properties"));
    }

    static Map<String, String> environment(HeymarketSandbox sandbox) {
        return Map.of(
                "HEYMARKET_BASE_URL", sandbox.baseUrl(),
                "HEYMARKET_API_SECRET_ID", sandbox.secretId(),
                "HEYMARKET_API_SECRET_KEY", sandbox.secretKey());
    }

    private static String read(Path folder, String name) {
        try {
            return folder == null || !Files.exists(folder.resolve(name))
                    ? null
                    : Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String report) {
        try {
            return report == null ? null : MAPPER.readTree(report);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode finding(String question) {
        for (JsonNode finding : report.path("questions")) {
            if (finding.path("question").asText().equals(question)) {
                return finding;
            }
        }
        throw new AssertionError("The report has no " + question);
    }

    String state(Enum<?> question) {
        return finding(question.name()).path("state").asText();
    }

    /** The reading, {@code null} unless answered. */
    String reading(Enum<?> question) {
        return finding(question.name()).path("reading").textValue();
    }

    String note(Enum<?> question) {
        return finding(question.name()).path("note").asText();
    }

    List<String> undetermined() {
        List<String> names = new ArrayList<>();
        report.path("questions").forEach(f -> {
            if (!f.path("state").asText().equals("answered")) {
                names.add(f.path("question").asText());
            }
        });
        return names;
    }

    Properties profile() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(profileText));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }
}
