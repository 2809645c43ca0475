package io.github.camelheymarket.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.HeymarketEndpoint;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsSinkTest {

    private static final String PEOPLE = """
            [{"phone": "(202) 555-0143", "first": "Mara"}, {"phone": "(202) 555-0144", "first": "Jonas"}]""";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private static KameletApp start() throws Exception {
        return new KameletApp()
                .property("heymarket.secret.id", HEYMARKET.sandbox().secretId())
                .property("heymarket.secret.key", HEYMARKET.sandbox().secretKey())
                .property("heymarket.url", HEYMARKET.sandbox().baseUrl())
                .start("contacts-sink.yaml");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void jsonTextBecomesContacts(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        try (KameletApp app = start();
                ProducerTemplate template = app.camel().createProducerTemplate()) {
            BulkResult result = template.requestBody("direct:people", PEOPLE, BulkResult.class);

            assertThat(result.count(Outcome.CREATED)).isEqualTo(2);
        }
        assertThat(HEYMARKET.sandbox().findByPhone("12025550143")).get().hasFieldOrPropertyWithValue("first", "Mara");
        assertThat(HEYMARKET.sandbox().findByPhone("12025550144")).get().hasFieldOrPropertyWithValue("first", "Jonas");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSamePeopleOnceMoreWriteNothing(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        try (KameletApp app = start();
                ProducerTemplate template = app.camel().createProducerTemplate()) {
            template.requestBody("direct:people", PEOPLE);
            BulkResult result = template.requestBody("direct:people", PEOPLE, BulkResult.class);

            assertThat(result.count(Outcome.UNCHANGED)).isEqualTo(2);
        }
        assertThat(HEYMARKET.sandbox().contactCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowThatCannotBeStoredFailsTheExchangeOfTheRouteThatUsesTheKamelet(Profile profile) throws Exception {
        HEYMARKET.sandbox().profile(profile);
        try (KameletApp app = start();
                ProducerTemplate template = app.camel().createProducerTemplate()) {
            assertThatThrownBy(() -> template.requestBody("direct:people", "{\"phone\": \"12\"}"))
                    .hasCauseInstanceOf(HeymarketPartialException.class);
        }
        assertThat(HEYMARKET.sandbox().contactCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b/c==", "a&b=c", "100%", "100%41", "a)b", "two words"})
    void anApiSecretMayHaveAnyCharacters(String key) throws Exception {
        try (KameletApp app = new KameletApp()
                .property("heymarket.secret.id", "an-id")
                .property("heymarket.secret.key", key)
                .property("heymarket.url", HEYMARKET.sandbox().baseUrl())
                .start("contacts-sink.yaml")) {
            HeymarketEndpoint heymarket = (HeymarketEndpoint) app.camel().getEndpoints().stream()
                    .filter(HeymarketEndpoint.class::isInstance)
                    .findFirst()
                    .orElseThrow();

            assertThat(heymarket.getConfiguration().getApiSecretKey()).isEqualTo(key);
        }
    }
}
