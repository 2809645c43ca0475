package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C1: a 200 whose text says something else, or nothing, is no proof that a write was done. */
class PlainAnswerTest {

    private static final String PHONE = "12025550143";

    private static final PassingTime TIME = new PassingTime();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(sandbox -> sandbox.clock(TIME));

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET, TIME);

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

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/contact/set_status, heymarket:contacts/set-status?status=unsubscribed, /v1/contact/status",
        "PUT, /v1/contact/, heymarket:contacts/update?consentCheck=never, /v1/contact/",
        "DELETE, /v1/contact/, heymarket:contacts/delete, /v1/contact/"
    })
    void whereTheLookAfterAWriteFailsTheWriteMayHaveBeenDone(String method, String path, String uri, String look) {
        long id = seeded();
        HeymarketSandbox sandbox = routes.sandbox();
        sandbox.faults().add(Fault.status(200, "{}").on(method, path));
        AtomicBoolean written = new AtomicBoolean();
        sandbox.onRequest(request -> {
            if (request.method().equals(method)
                    && request.path().startsWith(path)
                    && written.compareAndSet(false, true)) {
                sandbox.faults()
                        .add(Fault.status(400)
                                .on(path.equals(look) ? "GET" : "POST", look)
                                .always());
            }
        });

        HeymarketAnswerException e = failure(uri, method.equals("PUT") ? Map.of("first", "Tove") : null, id);

        assertThat(e).hasMessageContaining("NOT_VERIFIED");
        assertThat(e.isMaybeApplied()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anUpdateThatDidNotStoreTheOptOutFailsAndTheStatusIsSet(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long id = seeded();
        sandbox.faults().add(Fault.status(200, "{}").on("PUT", "/v1/contact/"));

        HeymarketAnswerException e =
                failure("heymarket:contacts/update", Map.of("first", "Mara", "is_opted_out", true), id);

        assertThat(e).hasMessageContaining("NOT_STORED").hasMessageContaining("carried out all the same");
        assertThat(sandbox.findById(id).orElseThrow().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anUpdateWhoseAnswerShowsThatNobodyIsOptedOutFails(Profile profile) {
        routes.sandbox(profile);
        long id = seeded();
        routes.sandbox()
                .faults()
                .add(Fault.status(200, "{\"id\":" + id + ",\"rev\":2,\"is_opted_out\":false}")
                        .on("PUT", "/v1/contact/"));

        HeymarketAnswerException e =
                failure("heymarket:contacts/update", Map.of("first", "Mara", "is_opted_out", true), id);

        assertThat(e).hasMessageContaining("NOT_STORED");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aBulkRowWhoseAnswerShowsThatNobodyIsOptedOutIsOptedOutByItsStatus(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long id = seeded();
        String answer = "{\"contacts\":[{\"id\":" + id + ",\"phone\":\"" + PHONE
                + "\",\"rev\":2,\"first\":\"Tove\",\"is_opted_out\":false}],\"failed_contacts\":[]}";
        sandbox.set(Switch.READ_UUID, "UUID");
        sandbox.faults().add(Fault.status(200, answer).when((method, path) -> path.equals("/v2/contacts")));

        BulkResult result = (BulkResult) routes.ok(
                        "heymarket:contacts/bulk-upsert?failOnPartial=false",
                        List.of(Map.of("phone", PHONE, "first", "Tove", "is_opted_out", true)))
                .getBody();

        RowResult row = RouteTester.rowsOf(result).get(0);
        assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(row.reason()).startsWith("NOT_STORED").contains("Its opt-out was carried out all the same.");
        assertThat(sandbox.findById(id).orElseThrow().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void soIsOneThatWasCreated(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        long next = seeded() + 1;
        sandbox.delete(next - 1);
        sandbox.faults()
                .add(Fault.status(
                                200,
                                "{\"contacts\":[{\"id\":" + next + ",\"phone\":\"" + PHONE
                                        + "\",\"rev\":1,\"is_opted_out\":false}]}")
                        .when((method, path) -> path.equals("/v2/contacts")));
        sandbox.onRequest(request -> {
            if (request.path().equals("/v2/contacts")) {
                seeded();
            }
        });

        BulkResult result = (BulkResult) routes.ok(
                        "heymarket:contacts/bulk-upsert?failOnPartial=false",
                        List.of(Map.of("phone", PHONE, "first", "Mara", "is_opted_out", true)))
                .getBody();

        assertThat(RouteTester.rowsOf(result).get(0).reason())
                .startsWith("NOT_STORED")
                .contains("Its opt-out was carried out all the same.");
        assertThat(sandbox.findById(next).orElseThrow().isOptedOut()).isTrue();
    }
}
