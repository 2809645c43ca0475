package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.http.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with successes and failures, with all loggers at TRACE, prints no secret and no person's data anywhere. */
class SecrecyTest {

    private static final List<String> SECRETS = List.of(
            Credentials.FIRST.id(),
            Credentials.FIRST.key(),
            Credentials.SECOND.id(),
            Credentials.SECOND.key(),
            Credentials.API_KEY,
            SecrecyRun.WRONG_KEY,
            WebhookSecrecyRun.TOKEN,
            WebhookSecrecyRun.SECOND_TOKEN,
            WebhookSecrecyRun.GUESS);

    /** So that a run that polls nothing, or looks nowhere, does not pass for a discreet one. */
    private static final List<String> WHAT_MUST_HAVE_BEEN_SEEN = List.of(
            "EXCHANGE .*CamelHeymarketResultCursor=\\{.*",
            "JMX consumers DeliveredInFlight=1",
            "JMX consumers CursorAgeMillis=\\d+",
            "JMX endpoints LastError=HeymarketAuthenticationException .*",
            "HEALTH consumer:\\S+ DOWN .*http.response.code=401.*",
            "HEALTH producer:heymarket:\\S+ DOWN .*",
            "HEALTH FAILED .*HeymarketAuthenticationException.*",
            "CONSOLE heymarket \\{.*\"cursorAgeMillis\":.*",
            "CONSOLE heymarket ",
            "THREAD Camel .*Heymarket.*",
            "CURSOR changes.cursor \\{.*\"team\":.*",
            "CURSOR changes.cursor.known .*\"ids\":\\[.*");

    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}|Bearer\\s+\\S{6,}");
    private static final String PHONE = "2025550143";
    private static final String SEPARATORS = " \t\n\u000B\f\r().+-/";

    @TempDir
    Path folder;

    @Test
    void nothingIsToldThatShouldNotBe() throws Exception {
        Path log = folder.resolve("log.txt");
        Path out = folder.resolve("out.txt");

        Process process = ChildJvm.with(
                        "-Dorg.slf4j.simpleLogger.log.io.github.camelheymarket=trace",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.camel=trace",
                        // Camel's scheduling, and a service that starts, which ServiceHelper prints too.
                        "-Dorg.slf4j.simpleLogger.log.org.apache.camel.impl.engine.DefaultReactiveExecutor=info",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.camel.support.service.BaseService=info",
                        // Two thirds of all lines, about the classes of what is shown in JMX, never about its values.
                        "-Dorg.slf4j.simpleLogger.log.org.apache.camel.support.management=info")
                .run(SecrecyRun.class)
                .redirectError(log.toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).isZero();

        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> !isCamelsUri(line))
                .toList();
        List<String> told = Files.readAllLines(out);
        assertThat(lines).anyMatch(line -> line.contains("TRACE org.apache.camel."));
        assertThat(lines).anyMatch(line -> line.contains("DEBUG io.github.camelheymarket."));
        assertThat(lines).anyMatch(line -> line.endsWith("enter https://events.example.org/heymarket/events"));
        assertThat(lines).anyMatch(line -> line.contains("answered with 401: The token is missing or wrong."));
        assertThat(lines)
                .anyMatch(line -> line.contains("was deleted could not be determined; the next poll tries again"));
        assertThat(lines).anyMatch(line -> line.contains("is skipped: its delivery failed 2 times"));
        assertThat(told).contains(SecrecyRun.END);
        assertThat(told).anyMatch(line -> line.startsWith("JMX org.apache.camel:") && line.contains("heymarket"));
        assertThat(told).anyMatch(line -> line.contains("FAILED"));
        for (String seen : WHAT_MUST_HAVE_BEEN_SEEN) {
            assertThat(told.stream().anyMatch(line -> line.matches(seen)))
                    .as(seen)
                    .isTrue();
        }
        assertThat(Stream.concat(indiscreet(lines).stream(), indiscreet(told).stream()))
                .as("log lines, exceptions, results, URIs, JMX, health, console, threads, cursors")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12025550143",
                "tel +1 (202) 555-0143",
                "202.555.0143",
                "MARA@example.org",
                "mara%40example.org",
                "Ms Lindqvist",
                "Authorization: Bearer abcdefgh",
                "eyJhbGciOiJIUzI1NiJ9.e30.x",
                "sandboxsecretkey0000000000000001",
                "apiKey=sandbox-legacy-api-key"
            })
    void theSearchFindsWhatItLooksFor(String line) {
        assertThat(indiscreet(List.of("fine", line))).containsExactly(line);
    }

    @Test
    void whatIsMaskedIsFine() {
        assertThat(indiscreet(List.of("the phone (***43) is too short", "phone …43", "Bearer xxx")))
                .isEmpty();
    }

    /** At TRACE Camel writes down the URI of an endpoint as the user wrote it, before any component sees it. */
    private static boolean isCamelsUri(String line) {
        // camel-webhook tries each option on its own endpoint first, and this logs what it tries.
        if (line.contains(" TRACE org.apache.camel.impl.engine.DefaultBeanIntrospection ")
                && line.contains("Target: org.apache.camel.component.webhook.WebhookEndpoint@")) {
            return true;
        }
        return line.contains(" TRACE org.apache.camel.")
                && (line.contains("heymarket:") || line.contains("heymarket%3A"))
                && (line.contains("=RAW(") || line.contains("Creating endpoint uri=["));
    }

    /** Whether the phone stands in the line, with or without separators. Without a regular expression, as there are very many lines. */
    private static boolean hasPhone(String line) {
        for (int start = line.indexOf(PHONE.charAt(0)); start >= 0; start = line.indexOf(PHONE.charAt(0), start + 1)) {
            int matched = 0;
            for (int i = start; i < line.length() && matched < PHONE.length(); i++) {
                char c = line.charAt(i);
                if (c == PHONE.charAt(matched)) {
                    matched++;
                } else if (SEPARATORS.indexOf(c) < 0) {
                    break;
                }
            }
            if (matched == PHONE.length()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasToken(String line) {
        return (line.contains("eyJ") || line.contains("Bearer"))
                && TOKEN.matcher(line).find();
    }

    private static List<String> indiscreet(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            String small = line.toLowerCase(Locale.ROOT);
            boolean person = hasPhone(line)
                    || small.contains("mara@")
                    || small.contains("mara%40")
                    || small.contains(SecrecyPerson.LAST_NAME.toLowerCase(Locale.ROOT));
            if (person || hasToken(line) || SECRETS.stream().anyMatch(line::contains)) {
                found.add(line);
            }
        }
        return found;
    }
}
