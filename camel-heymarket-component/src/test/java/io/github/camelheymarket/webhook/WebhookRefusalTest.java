package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no good delivery is answered with what is wrong about it, and does not reach the route. */
class WebhookRefusalTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(sandbox -> sandbox.profile(Profile.KIND));

    @RegisterExtension
    final WebhookRig rig = new WebhookRig();

    private SandboxWebhook webhook;

    @BeforeEach
    void connect() {
        webhook = HEYMARKET.sandbox().webhook();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aWrongTokenIsA401(Profile profile) {
        HEYMARKET.sandbox().profile(profile);
        rig.start(WebhookRig.receive());
        webhook.token("whk-of-another");

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsOnly(401);

        assertThat(rig.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'message_sent', 'event_data': {'id': 1}}",
                "{'type': 'message_sent', 'event_data': {'id': 1}, 'token': null}",
                "{'type': 'message_sent', 'event_data': {'id': 1}, 'token': ''}",
                "{'type': 'message_sent', 'event_data': {'id': 1}, 'token': ['whk-3f9c-sandbox']}",
                "{'type': 'message_sent', 'event_data': {'id': 1, 'token': 'whk-3f9c-sandbox'}}",
                "{'type': 'message_sent', 'event_data': {'id': 1}, 'token': 'WHK-3F9C-SANDBOX'}",
                "{'type': 'message_sent', 'event_data': {'id': 1}, 'token': 'whk-3f9c-sandbox '}",
                "{'type': 'message_sent', 'event_data': {'id': 1}, 'token': 'whk-3f9c-sandbo'}",
                "{}"
            })
    void aMissingTokenIsA401(String body) {
        rig.start(WebhookRig.receive());

        assertThat(rig.status(body.replace('\'', '"'))).isEqualTo(401);

        assertThat(rig.seen()).isEmpty();
    }

    @Test
    void twoTokensAreRightWhileOneIsExchanged() {
        rig.start(WebhookRig.receive("webhookTokenSecondary=whk-next"));

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
        webhook.token("whk-next");
        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
        webhook.token("whk-next-but-one");
        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsOnly(401);

        assertThat(rig.seen()).hasSize(2);
    }

    @Test
    void anEndpointWithATokenOfItsOwnKnowsNoneOfTheComponents() {
        io.github.camelheymarket.HeymarketComponent component =
                rig.context().getComponent("heymarket", io.github.camelheymarket.HeymarketComponent.class);
        component.getConfiguration().setWebhookToken("whk-of-the-component");
        component.getConfiguration().setWebhookTokenSecondary("whk-of-the-component-too");
        rig.start(WebhookRig.receive());

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
        webhook.token("whk-of-the-component-too");
        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsOnly(401);
    }

    @Test
    void theComponentsTokenCountsWhereTheEndpointHasNone() {
        rig.context()
                .getComponent("heymarket", io.github.camelheymarket.HeymarketComponent.class)
                .getConfiguration()
                .setWebhookToken(WebhookRig.TOKEN);
        rig.start(WebhookRig.RECEIVE);

        assertThat(webhook.deliver(rig.url(), WebhookEvent.optOut(PHONE))).containsExactly(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "[]",
                "null",
                "7",
                "'text'",
                "[{'type': 'message_sent', 'token': 'whk-3f9c-sandbox', 'event_data': {'id': 1}}]",
                "{'type': 'message_sent', 'token': 'whk-3f9c-sandbox', 'event_data': {'id': 1}",
                "{'type': 'message_sent', 'token': 'whk-3f9c-sandbox', 'event_data': {'id': 1}} and more",
                "{'token': 'whk-3f9c-sandbox', 'event_data': {'id': 1}}",
                "{'type': '', 'token': 'whk-3f9c-sandbox', 'event_data': {'id': 1}}",
                "{'type': {}, 'token': 'whk-3f9c-sandbox', 'event_data': {'id': 1}}",
                "{'type': 'a\\nb', 'token': 'whk-3f9c-sandbox', 'event_data': {'id': 1}}"
            })
    void whatIsNoDeliveryIsA400(String body) {
        rig.start(WebhookRig.receive());

        assertThat(rig.status(body.replace('\'', '"'))).isEqualTo(400);

        assertThat(rig.seen()).isEmpty();
    }

    @Test
    void nestingWithoutEndIsA400() {
        rig.start(WebhookRig.receive());

        assertThat(rig.status("{\"a\":".repeat(50_000))).isEqualTo(400);
    }

    /** The server makes a map of a form before anybody else sees it. */
    @Test
    void aFormIsA400() {
        rig.start(WebhookRig.receive());

        HttpResponse<String> answer = rig.send(
                "POST",
                BodyPublishers.ofString("token=" + WebhookRig.TOKEN + "&type=message_sent"),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(rig.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargeBodyIsA413WhetherItSaysItsLengthOrNot(boolean saysItsLength) {
        rig.start(WebhookRig.receive("maxBodySize=2000"));
        String good = webhook.json(WebhookEvent.messageReceived(PHONE, "x".repeat(1_000)));
        String large = webhook.json(WebhookEvent.messageReceived(PHONE, "x".repeat(2_000)));

        assertThat(rig.status(good)).isEqualTo(200);
        HttpResponse<String> answer = rig.send(
                "POST",
                saysItsLength
                        ? BodyPublishers.ofString(large)
                        : BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(rig.seen()).hasSize(1);
    }

    @Test
    void aBodyOfJustTheLargestSizeIsTaken() {
        String body = webhook.json(WebhookEvent.optOut(PHONE));
        rig.start(WebhookRig.receive("maxBodySize=" + body.length()));

        assertThat(rig.status(body)).isEqualTo(200);
        assertThat(rig.status(body + " ")).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
    void anyOtherMethodIsA405(String method) {
        rig.start(WebhookRig.receive());

        HttpResponse<String> answer =
                rig.send(method, BodyPublishers.ofString(webhook.json(WebhookEvent.optOut(PHONE))));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(rig.seen()).isEmpty();
    }

    @Test
    void aDeliveryWithAMemberThatStandsTwiceIsRefused() {
        rig.start(WebhookRig.receive());

        assertThat(rig.post("{\"type\":\"target_opt_out\",\"type\":\"target_opt_in\"}")
                        .body())
                .isEqualTo("The body has a duplicate member.");
        assertThat(rig.seen()).isEmpty();
    }

    @Test
    void anAnswerSaysNothingOfWhatWasSent() {
        rig.start(WebhookRig.receive());

        assertThat(rig.post("{\"token\":\"guess-4711\",\"type\":\"Mara\"}").body())
                .isEqualTo("The token is missing or wrong.");
        assertThat(rig.post("{\"token\":\"guess-4711\" Mara").body()).isEqualTo("The body is not one JSON object.");
    }
}
