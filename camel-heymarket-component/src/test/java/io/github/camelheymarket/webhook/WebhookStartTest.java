package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors are reported when the route starts, and the message names the remedy. */
class WebhookStartTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(sandbox -> sandbox.profile(Profile.KIND));

    @RegisterExtension
    final WebhookRig rig = new WebhookRig();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook:heymarket:events/receive",
                "webhook:heymarket:events/receive?webhookToken=",
                "webhook:heymarket:events/receive?webhookTokenSecondary=hush-4711"
            })
    void withoutATokenThereIsNoWebhook(String uri) {
        assertThat(startFailure(uri)).contains("needs webhookToken").doesNotContain("hush");
    }

    @Test
    void withoutWebhookBeforeItTheMessageSaysToWriteIt() {
        assertThat(startFailure("heymarket:events/receive?webhookToken=hush-4711"))
                .contains("webhook:heymarket:events/receive")
                .contains("webhook: before it")
                .doesNotContain("hush");
    }

    @Test
    void asATargetItShowsToBeginARouteWithIt() {
        assertThat(failure(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").to("heymarket:events/receive?webhookToken=hush-4711");
                    }
                }))
                .contains("from(\"webhook:heymarket:events/receive")
                .doesNotContain("hush");
    }

    @Test
    void anotherOperationIsNoWebhook() {
        assertThat(startFailure("webhook:heymarket:contacts/list?apiKey=hush-4711"))
                .contains("not capable of being used in webhook mode");
    }

    @ParameterizedTest
    @CsvSource({
        "eventTypes=message_recived, 'there is no event ''message_recived'''",
        "eventTypes=targets_*, 'there is no event ''targets_*'''",
        "ackMode=proccessed, 'Did you mean ''processed''?'",
        "dedupWindow=-1, 'The option dedupWindow is -1; it must be at least 0'",
        "dedupSize=0, 'The option dedupSize is 0; it must be at least 1'",
        "maxBodySize=0, 'The option maxBodySize is 0; it must be at least 1'",
        "eventTipes=x, 'did you mean ''eventTypes''?'",
        "pageSize=5, 'events/receive does not use the option ''pageSize'''",
        "apiKey=hush-4711, 'events/receive does not use the option ''apiKey'''",
        "baseUrl=http://localhost, 'events/receive does not use the option ''baseUrl'''"
    })
    void aWrongOptionIsNamed(String option, String told) {
        assertThat(startFailure(WebhookRig.receive(option)))
                .contains(told)
                .doesNotContain("hush")
                .doesNotContain(WebhookRig.TOKEN);
    }

    @Test
    void itsOptionsAreOfNoUseElsewhere() {
        assertThat(failure(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").to("heymarket:contacts/get?apiKey=k&eventTypes=target_*");
                    }
                }))
                .contains("does not use the option 'eventTypes', which belongs to from events/receive");
    }

    /** A path made of the options, as Camel makes it, would change with the token. */
    @Test
    void thePathIsTheSameWhateverTheOptions() {
        rig.start(WebhookRig.receive("eventTypes=target_*", "dedupSize=9"));

        assertThat(rig.context()
                        .getComponent("platform-http", PlatformHttpComponent.class)
                        .getHttpEndpoints())
                .extracting("uri")
                .containsExactly("/heymarket/events");
    }

    @Test
    void thePathCanBeChosen() {
        rig.start(WebhookRig.receive("webhookPath=/from-heymarket", "webhookBasePath=/api"));

        assertThat(HEYMARKET
                        .sandbox()
                        .webhook()
                        .deliver(rig.url("/api/from-heymarket"), WebhookEvent.optOut("12025550143")))
                .containsExactly(200);
        assertThat(rig.status("{}")).isEqualTo(404);
    }

    /** Percent signs and the like in a token must come out as they went in. */
    @Test
    void aTokenWithAnySignIsReadAsItIs() {
        rig.start(WebhookRig.RECEIVE + "?webhookToken=RAW(a+b%41&c=d/é)&eventTypes=*");
        HEYMARKET.sandbox().webhook().token("a+b%41&c=d/é");

        assertThat(HEYMARKET.sandbox().webhook().deliver(rig.url(), WebhookEvent.optOut("12025550143")))
                .containsExactly(200);
    }

    private String startFailure(String uri) {
        return failure(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).log("never");
            }
        });
    }

    private String failure(RouteBuilder routes) {
        Throwable failure = catchThrowable(() -> rig.start(routes));
        assertThat(failure).isNotNull();
        StringBuilder told = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            told.append(cause.getMessage()).append('\n');
        }
        return told.toString();
    }
}
