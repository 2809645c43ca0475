package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two contacts: one with everything, opted out and blocked; one with a phone only. */
final class Scene {
    final HeymarketSandbox sandbox;
    final Api api;
    final SandboxContact full;
    final SandboxContact bare;

    Scene(HeymarketSandbox sandbox) {
        this.sandbox = sandbox;
        api = new Api(sandbox);
        long field = sandbox.defineField("Loyalty tier");
        long tag = sandbox.defineTag("vip");
        sandbox.defineTag("regular");
        bare = sandbox.seed(Seed.phone("12025550101").updated(SwitchTest.NOW.minusSeconds(864_000)));
        full = sandbox.seed(Seed.phone("12025550100")
                .first("Mara")
                .last("Lindqvist")
                .email("mara@example.org")
                .avatar("https://example.org/pictures/mara.png")
                .custom(field, "gold")
                .tag(tag)
                .assignedUserId(310)
                .optedOutByAdmin()
                .blocked());
    }

    String get() {
        return api.get("/v1/contact/" + full.id()).text();
    }

    Map<?, ?> delivery() {
        try {
            return new ObjectMapper().readValue(sandbox.webhook().json(WebhookEvent.of("message_recieved")), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Integer> answersOfAReceiver() {
        try {
            HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            receiver.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            receiver.start();
            try {
                String url = "http://localhost:" + receiver.getAddress().getPort();
                return sandbox.webhook().deliver(url, WebhookEvent.of("chat_closed"));
            } finally {
                receiver.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Api.Answer send() {
        return api.post(
                "/v1/message/send", "{'inbox_id':12,'creator_id':310,'phone_number':'12025550100','text':'Hello.'}");
    }

    JsonNode shownMessages() {
        api.post(
                "/v1/message/send",
                "{'inbox_id':12,'creator_id':310,'phone_number':'12025550101','text':'Hello {{first_name}}.',"
                        + "'local_id':'a'}");
        return api.get("/v1/messages?phoneNumber=12025550101&inboxID=12").json();
    }

    Api.Answer newList() {
        return api.post("/v2/lists", "{'title':'Spring','local_id':'spring','phones':['12025550150']}");
    }

    JsonNode search() {
        return api.post("/v2/contacts/search", SwitchTest.SEARCH).json();
    }

    String list(String body) {
        Api.Answer answer = api.post("/v2/contacts/list", body);
        return answer.status() == 200 ? answer.json().findValuesAsText("rev").size() + ids(answer) : "refused";
    }

    static String ids(Api.Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().forEach(contact -> ids.add(contact.get("id").asText()));
        return ids.toString();
    }

    Api.Answer putV1(String body) {
        return api.put("/v1/contact/" + full.id(), body);
    }

    SandboxContact stored(Api.Answer written) {
        assertThat(written.status()).isEqualTo(200);
        return sandbox.findById(full.id()).orElseThrow();
    }
}
