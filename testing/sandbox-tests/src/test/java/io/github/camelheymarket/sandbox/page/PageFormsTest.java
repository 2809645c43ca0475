package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page does to the sandbox. */
class PageFormsTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final PageClient client = new PageClient(sandbox);

    @Test
    void aSwitchIsSetAndSaid() {
        HttpResponse<String> answer = client.submit("/sandbox/switches", "switch=PAGE_CAP&value=7");

        assertThat(answer.body()).isEqualTo("PAGE_CAP is 7 now.");
        assertThat(sandbox.settings().number(Switch.PAGE_CAP)).isEqualTo(7);
    }

    @Test
    void aValueThatASwitchDoesNotHaveIsRefusedWithThoseItHas() {
        HttpResponse<String> answer = client.submit("/sandbox/switches", "switch=PUT_BLANKS&value=PERHAPS");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("PUT_BLANKS", "NO, YES");
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void everySwitchIsThereWithItsQuestionAndItsValue(Switch question) {
        assertThat(client.get("/sandbox/switches").body())
                .contains(
                        "for=\"s-" + question + "\"",
                        Text.sentence(question.question()).toString(),
                        question.isNumber()
                                ? "value=\"" + sandbox.settings().get(question) + "\""
                                : "<option selected>" + sandbox.settings().get(question) + "</option>");
    }

    @Test
    void aProfileSetsAllSwitches() {
        client.submit("/sandbox/profile", "profile=kind");

        assertThat(sandbox.settings()).isEqualTo(SandboxSettings.of(Profile.KIND));
        assertThat(client.get("/").body()).contains("id=\"profile\">kind<");
    }

    @Test
    void aFaultHitsTheRequestsItIsForAndIsListedUntilThen() {
        client.submit("/sandbox/faults", "fault=STATUS&number=503&method=GET&path=/v1/team&times=1");

        assertThat(client.get("/sandbox/faults").body()).contains("status 503", "GET /v1/team");
        assertThat(client.api("GET", "/v1/inboxes", null).statusCode()).isEqualTo(200);
        assertThat(client.api("GET", "/v1/team", null).statusCode()).isEqualTo(503);
        assertThat(client.api("GET", "/v1/team", null).statusCode()).isEqualTo(200);
        assertThat(client.get("/sandbox/faults").body()).contains("None.");
        assertThat(client.get("/").body()).contains("<span class=\"badge warn\">status 503</span>");
    }

    @Test
    void aFaultForAPathHitsEveryMethod() {
        client.submit("/sandbox/faults", "fault=STATUS&number=503&path=/v1/team&times=0");

        assertThat(client.api("GET", "/v1/team", null).statusCode()).isEqualTo(503);
        assertThat(client.api("POST", "/v1/team", "{}").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @EnumSource(FaultChoice.class)
    void everyFaultCanBeAddedAndRemoved(FaultChoice choice) {
        HttpResponse<String> added =
                client.submit("/sandbox/faults", "fault=" + choice + "&number=" + (choice.number() == 0 ? "" : "500"));

        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(sandbox.faults().pending()).isEqualTo(1);

        client.submit("/sandbox/faults/clear", "");

        assertThat(sandbox.faults().pending()).isZero();
    }

    @Test
    void anImpossibleStatusIsRefused() {
        assertThat(client.submit("/sandbox/faults", "fault=STATUS&number=99").statusCode())
                .isEqualTo(400);
    }

    @Test
    void inventedContactsGetNumbersThatNobodyHas() {
        client.submit("/sandbox/seed", "count=20");
        client.submit("/sandbox/seed", "count=20");

        assertThat(sandbox.contacts().stream().map(contact -> contact.phone()).distinct())
                .hasSize(40);
    }

    @Test
    void difficultNamesCanBeAdded() {
        client.submit("/sandbox/seed/difficult", "");

        assertThat(sandbox.contacts())
                .extracting(contact -> contact.first())
                .contains("<script>alert('name')</script>");
    }

    @Test
    void aMessageComesIn() {
        client.submit("/sandbox/receive", "phone=12025550143&text=Hello+there");

        assertThat(sandbox.messaging().messages())
                .extracting(message -> message.text())
                .containsExactly("Hello there");
    }

    @Test
    void resetGoesBackToTheStart() {
        sandbox.seed(Seed.phone("12025550143"));

        client.submit("/sandbox/reset", "");

        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void theTestWebhookReachesAReceiverOnThisMachine() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/events", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        sandbox.profile(Profile.KIND);
        try {
            HttpResponse<String> answer = client.submit(
                    "/sandbox/webhook",
                    "url=http://localhost:" + receiver.getAddress().getPort()
                            + "/events&event=target_opt_out&phone=12025550177");

            assertThat(answer.body()).isEqualTo("Sent target_opt_out. The receiver answered: 200.");
            assertThat(bodies).singleElement().asString().contains("12025550177", "target_opt_out");
        } finally {
            receiver.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "http://127.0.0.1.example.org/",
                "http://user@localhost/",
                "http://localhost@example.org/",
                "http://169.254.169.254/",
                "http://2130706433/",
                "file:///etc/passwd",
                "//localhost/",
                "",
                "http://"
            })
    void aReceiverElsewhereIsRefused(String url) {
        assertThat(client.submit(
                                "/sandbox/webhook",
                                "event=target_opt_out&phone=12025550177&url="
                                        + URLEncoder.encode(url, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutTheScriptAFormAnswersWithAPageThatLeadsBack() {
        String page = client.send(client.form("/sandbox/seed", "count=3")
                        .setHeader("X-Sandbox-Page", "")
                        .header("Origin", sandbox.baseUrl())
                        .build())
                .body();

        assertThat(page).contains("<html", "Added 3 contacts.", "href=\"/sandbox/tools\"");
    }
}
