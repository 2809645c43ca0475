package io.github.camelheymarket.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageSinkTest {

    private static final String REMINDER = """
            {"phone": "(202) 555-0143", "text": "See you on Friday", "local_id": "appointment-17"}""";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private static KameletApp start(boolean dryRun) throws Exception {
        return new KameletApp()
                .property("heymarket.secret.id", HEYMARKET.sandbox().secretId())
                .property("heymarket.secret.key", HEYMARKET.sandbox().secretKey())
                .property("heymarket.url", HEYMARKET.sandbox().baseUrl())
                .property("reminders.dry-run", Boolean.toString(dryRun))
                .start("message-sink.yaml");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void jsonTextBecomesAMessage(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        try (KameletApp app = start(false);
                ProducerTemplate template = app.camel().createProducerTemplate()) {
            template.requestBody("direct:reminders", REMINDER);
        }
        assertThat(HEYMARKET.sandbox().messaging().sent())
                .extracting(Message::target, Message::text, Message::localId)
                .containsExactly(tuple("12025550143", "See you on Friday", "appointment-17"));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoOptedOutGetsNothingAndTheExchangeFails(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        HEYMARKET.sandbox().seed(Seed.phone("12025550143").optedOutByContact());
        try (KameletApp app = start(false);
                ProducerTemplate template = app.camel().createProducerTemplate()) {
            assertThatThrownBy(() -> template.requestBody("direct:reminders", REMINDER))
                    .hasCauseInstanceOf(HeymarketConsentException.class);
        }
        assertThat(HEYMARKET.sandbox().messaging().messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aDryRunShowsTheRequestAndSendsNothing(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        try (KameletApp app = start(true);
                ProducerTemplate template = app.camel().createProducerTemplate()) {
            assertThat(template.requestBody("direct:reminders", REMINDER, String.class))
                    .contains("12025550143", "See you on Friday");
        }
        assertThat(HEYMARKET.sandbox().messaging().messages()).isEmpty();
    }
}
