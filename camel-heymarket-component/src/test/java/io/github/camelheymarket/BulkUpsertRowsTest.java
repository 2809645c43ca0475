package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketConsumedInputException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every form of rows that a route may carry, and what a redelivery may read again (R6.3). */
class BulkUpsertRowsTest extends BulkRouteTestCase {

    @ParameterizedTest
    @EnumSource
    void aJsonArrayIsAListOfRows(Profile profile) {
        routes.sandbox(profile);
        BulkResult result = result(routes.ok(
                UPSERT,
                "[{\"phone\":\"12025550143\",\"first\":\"Mara\"},{\"phone\":\"12025550144\",\"first\":\"Ines\"}]"));
        assertThat(result.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(stored(OTHER).first()).isEqualTo("Ines");
    }

    @ParameterizedTest
    @EnumSource
    void linesOfJsonAreReadAsAStream(Profile profile) {
        routes.sandbox(profile);
        BulkResult result = result(routes.ok(
                UPSERT, stream("{\"phone\":\"12025550143\"}\n\n{\"phone\":\"12025550144\",\"first\":\"Inês\"}\n")));
        assertThat(result.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(stored(OTHER).first()).isEqualTo("Inês");
    }

    @Test
    void aRedeliveryOfAnIteratorCannotSucceedWithNoRows() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);

        Exchange exchange = redelivered(
                true, List.of(Map.of("phone", PHONE), Map.of("phone", "12")).iterator());

        assertThat(exchange.getException()).isInstanceOf(HeymarketConsumedInputException.class);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void norCanARedeliveryOfAStreamThatCamelDoesNotCache() {
        routes.sandbox(Profile.KIND);
        InputStream once =
                new SequenceInputStream(stream("{\"phone\":\"12025550143\"}\n"), stream("{\"phone\":\"12\"}\n"));
        Exchange exchange = redelivered(false, once);
        assertThat(exchange.getException()).isInstanceOf(HeymarketConsumedInputException.class);
    }

    @Test
    void aStreamThatCamelCachesIsReadAgain() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);

        Exchange exchange = redelivered(true, stream("{\"phone\":\"12025550143\"}\n{\"phone\":\"12\"}\n"));

        assertThat(exchange.getException()).isInstanceOf(HeymarketPartialException.class);
        BulkResult last = ((HeymarketPartialException) exchange.getException()).getResult();
        assertThat(RouteTester.rowsOf(last))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.REJECTED);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    private Exchange redelivered(boolean streamCache, Object body) {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:redelivered")
                        .streamCache(Boolean.toString(streamCache))
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to(UPSERT);
            }
        });
        return routes.send("direct:redelivered", e -> e.getMessage().setBody(body));
    }

    @ParameterizedTest
    @EnumSource
    void aListOfExchangesOrMessagesCarriesOneRowEach(Profile profile) {
        routes.sandbox(profile);
        Exchange exchange = new DefaultExchange(routes.context());
        exchange.getMessage().setBody(Map.of("phone", PHONE));
        Exchange other = new DefaultExchange(routes.context());
        other.getMessage().setBody("{\"phone\":\"12025550144\"}");

        BulkResult result = result(routes.ok(UPSERT, List.of(exchange, other.getMessage())));

        assertThat(result.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(routes.sandbox().contacts())
                .extracting(SandboxContact::phone)
                .containsExactlyInAnyOrder(PHONE, OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void oneContactIsAListOfOne(Profile profile) {
        routes.sandbox(profile);
        Contact contact = new Contact();
        contact.setPhone(PHONE);
        assertThat(result(routes.ok(UPSERT, contact)).count(Outcome.CREATED)).isEqualTo(1);
        assertThat(result(routes.ok(UPSERT, Map.of("phone", OTHER))).count(Outcome.CREATED))
                .isEqualTo(1);
    }

    @Test
    void noRowsAtAllIsAResultWithoutRows() {
        routes.sandbox(Profile.KIND);
        Message message = routes.ok(UPSERT, List.of());
        assertThat(result(message).getTotal()).isZero();
        assertThat(message.getHeader(HeymarketConstants.RESULT_TOTAL)).isEqualTo(0L);
        assertThat(routes.calls()).isEmpty();
    }
}
