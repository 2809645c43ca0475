package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events of the page. */
@Timeout(120)
class PageLiveTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HeymarketSandbox sandbox = HeymarketSandbox.builder().start();
    private final PageClient client = new PageClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theFirstEventHasAllPartsAndTheRequestsThatThePageDoesNotShow() throws Exception {
        client.api("GET", "/v1/team", null);
        client.api("GET", "/v1/inboxes", null);
        try (Events events = new Events(1)) {
            JsonNode first = events.next(event -> event.has("figures"));

            assertThat(first.path("plot-stored").asText()).contains("<svg");
            assertThat(first.path("plot-budget").asText()).contains("<svg");
            assertThat(first.path("rows").asText()).contains("/v1/inboxes").doesNotContain("/v1/team");
        }
    }

    @Test
    void whatHappensIsToldEscaped() throws Exception {
        try (Events events = new Events(0)) {
            events.next(event -> event.has("figures"));
            client.api("POST", "/v1/contact", "{'phone':'12025550143','first':'<b>Mara</b>'}");

            assertThat(events.next(event -> event.has("rows")).path("rows").asText())
                    .contains("POST", "/v1/contact");
        }
        try (Events events = new Events(0)) {
            assertThat(events.next(event -> event.has("newest")).path("newest").asText())
                    .contains("&lt;b&gt;Mara")
                    .doesNotContain("<b>");
        }
    }

    @Test
    void changesOfContactsAndConversationsHaveANumber() throws Exception {
        try (Events events = new Events(0)) {
            events.next(event -> event.has("contacts"));
            sandbox.seed(Seed.phone("12025550143"));
            events.next(event -> event.has("contacts"));
            sandbox.messaging().receive("12025550143", "Hello");
            events.next(event -> event.has("conversations"));
        }
    }

    @Test
    void aResetIsReported() throws Exception {
        client.api("GET", "/v1/team", null);
        try (Events events = new Events(1)) {
            events.next(event -> event.has("figures"));
            sandbox.reset();

            assertThat(events.next(event -> event.has("cleared"))
                            .path("cleared")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void closingTheSandboxEndsTheEventsAndLeavesNoThread() throws Exception {
        try (Events events = new Events(0)) {
            events.next(event -> event.has("figures"));

            sandbox.close();

            assertThat(events.readToTheEnd()).isTrue();
            await().untilAsserted(() -> assertThat(threads()).noneMatch(name -> name.startsWith("heymarket-sandbox")));
        }
    }

    @Test
    void onePageTooManyEndsTheEventsOfTheOldest() throws Exception {
        List<Events> open = new ArrayList<>();
        try {
            for (int i = 0; i < 21; i++) {
                open.add(new Events(0));
                open.get(i).next(event -> event.has("figures"));
            }

            assertThat(open.get(0).readToTheEnd()).isTrue();
            sandbox.seed(Seed.phone("12025550143"));
            open.get(20).next(event -> event.has("contacts"));
        } finally {
            open.forEach(Events::close);
        }
    }

    private static Stream<String> threads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadName);
    }

    /** A page that reads its events. */
    private final class Events implements AutoCloseable {
        private final Socket socket = new Socket("localhost", sandbox.port());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Events(long after) throws IOException {
            String request = "GET /sandbox/events?after=" + after + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        }

        JsonNode next(Predicate<JsonNode> wanted) throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("data: ")) {
                    JsonNode event = MAPPER.readTree(line.substring(6));
                    if (wanted.test(event)) {
                        return event;
                    }
                }
            }
            throw new AssertionError("the events ended");
        }

        /** The last chunk of an answer is empty. */
        boolean readToTheEnd() throws IOException {
            try {
                for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
                    assertThat(line).isNotNull();
                }
                return true;
            } catch (SocketException e) {
                return true;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
