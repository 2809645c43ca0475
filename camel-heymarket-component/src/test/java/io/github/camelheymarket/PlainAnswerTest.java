package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C1: a 200 whose text says something else, or nothing, is no proof that a write was done. */
class PlainAnswerTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private long seeded() {
        return routes.sandbox().seed(Seed.phone(PHONE).first("Mara")).id();
    }

    private HeymarketAnswerException failure(String uri, Object body, long id) {
        return routes.failure(HeymarketAnswerException.class, uri, body, HeymarketConstants.CONTACT_ID, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\"", "Rate limited", "null", "", "{}", "{\"message\":\"no\"}"})
    void aDeleteThatWasNotDoneFails(String answer) {
        long id = seeded();
        routes.sandbox().faults().add(Fault.status(200, answer).on("DELETE", "/v1/contact/"));

        HeymarketAnswerException e = failure("heymarket:contacts/delete", null, id);

        assertThat(e).hasMessageContaining("STILL_THERE");
        assertThat(e.isMaybeApplied()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\"", "Rate limited", "null", "", "{}"})
    void aStatusThatWasNotSetFails(String answer) {
        long id = seeded();
        routes.sandbox().faults().add(Fault.status(200, answer).on("POST", "/v1/contact/set_status"));

        HeymarketAnswerException e = failure("heymarket:contacts/set-status?status=unsubscribed", null, id);

        assertThat(e).hasMessageContaining("NOT_STORED");
        assertThat(e.isMaybeApplied()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "{}", "[]", "{\"message\":\"no\"}"})
    void anUpdateThatWasNotDoneFails(String answer) {
        long id = seeded();
        routes.sandbox().faults().add(Fault.status(200, answer).on("PUT", "/v1/contact/"));

        HeymarketAnswerException e = failure("heymarket:contacts/update", Map.of("first", "Tove"), id);

        assertThat(e.isMaybeApplied()).isTrue();
        assertThat(routes.sandbox().findById(id).orElseThrow().first()).isEqualTo("Mara");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\"", "{}"})
    void aCreateThatIsAnsweredWithoutAContactIsLookedFor(String answer) {
        routes.sandbox().faults().add(Fault.status(200, answer).when((method, path) -> path.equals("/v2/contact")));

        Exchange exchange = routes.send("heymarket:contacts/create", Map.of("phone", "+" + PHONE, "first", "Mara"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Contact.class).getId()).isNotNull();
        assertThat(routes.sandbox().contactCount()).isOne();
    }
}
