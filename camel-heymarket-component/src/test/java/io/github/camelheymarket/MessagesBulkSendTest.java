package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code messages/bulk-send}: a message for each row, and a result for each row. */
class MessagesBulkSendTest {

    private static final String URI = "heymarket:messages/bulk-send?inbox=12&sender=310";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET, new NoWaits());

    private static final class NoWaits implements Sleeper {
        private long nanos;

        @Override
        public synchronized void sleep(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public synchronized long nanoTime() {
            return nanos;
        }
    }

    private static String phone(int i) {
        return "1202555" + (1000 + i);
    }

    private static Map<String, Object> row(int i) {
        return Map.of("phone", "+" + phone(i), "text", "Number " + i);
    }

    private static List<Object> rows(int count, IntFunction<Object> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void eachRowIsSentAndHasItsMessageId(Profile profile) {
        routes.sandbox(profile);

        BulkResult result = result(URI, rows(3, MessagesBulkSendTest::row));

        assertThat(sent())
                .extracting(Message::target, Message::text)
                .containsExactly(tuple(phone(0), "Number 0"), tuple(phone(1), "Number 1"), tuple(phone(2), "Number 2"));
        assertThat(all(result)).extracting(RowResult::outcome).containsOnly(Outcome.SENT);
        assertThat(all(result))
                .extracting(RowResult::messageId)
                .containsExactlyElementsOf(sent().stream().map(Message::id).toList());
        assertThat(all(result)).extracting(RowResult::key).containsExactly("phone:…00", "phone:…01", "phone:…02");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoOptedOutOrIsBlockedGetsNothingAndTheRunSucceeds(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(phone(1)).optedOutByContact());
        routes.sandbox().seed(Seed.phone(phone(2)).blocked());

        BulkResult result = result(URI, rows(4, MessagesBulkSendTest::row));

        assertThat(sent()).extracting(Message::target).containsExactly(phone(0), phone(3));
        assertThat(all(result))
                .extracting(RowResult::outcome, RowResult::reasonCode)
                .containsExactly(
                        tuple(Outcome.SENT, null),
                        tuple(Outcome.KEPT_CONSENT, "OPTED_OUT"),
                        tuple(Outcome.KEPT_CONSENT, "BLOCKED"),
                        tuple(Outcome.SENT, null));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowThatCannotBeSentIsRejectedAndTheOthersAreSent(Profile profile) {
        routes.sandbox(profile);

        HeymarketPartialException error = routes.failure(
                HeymarketPartialException.class,
                URI,
                List.of(row(0), Map.of("phone", "not a phone", "text", "Hello"), Map.of("text", "Hello"), row(3)));

        assertThat(sent()).extracting(Message::target).containsExactly(phone(0), phone(3));
        assertThat(error.getResult().count(Outcome.REJECTED)).isEqualTo(2);
    }

    @Test
    void aRefusedRowGoesToRejectedUri() {
        List<Object> rejected = new ArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rejected")
                        .process(exchange -> rejected.add(exchange.getMessage().getBody()));
            }
        });
        routes.sandbox()
                .faults()
                .add(Fault.status(400).on("POST", "/v1/message/send").times(1));

        result(URI + "&failOnPartial=false&rejectedUri=direct:rejected", rows(2, MessagesBulkSendTest::row));

        assertThat(rejected).containsExactly(row(0));
        assertThat(sent()).extracting(Message::target).containsExactly(phone(1));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSameMessageInTwoRowsIsSentOnce(Profile profile) {
        routes.sandbox(profile);

        BulkResult result = result(URI, List.of(row(0), row(1), row(0)));

        assertThat(sent()).hasSize(2);
        assertThat(all(result).get(2).mergedWith()).isZero();
        assertThat(all(result).get(2).messageId()).isEqualTo(all(result).get(0).messageId());
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aLostAnswerIsSearchedForAndNobodyGetsTheMessageTwice(Profile profile) {
        routes.sandbox(profile)
                .faults()
                .add(Fault.resetAfterApply().on("POST", "/v1/message/send").times(1));

        BulkResult result = result(URI + "&failOnPartial=false", rows(2, MessagesBulkSendTest::row));

        assertThat(sent()).hasSize(2);
        assertThat(all(result).get(0).outcome()).isIn(Outcome.SENT, Outcome.UNKNOWN);
        assertThat(all(result).get(1).outcome()).isEqualTo(Outcome.SENT);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRedeliveryOfTheExchangeSendsOnlyTheRest(Profile profile) {
        routes.sandbox(profile)
                .faults()
                .add(Fault.status(503).on("POST", "/v1/message/send").times(0));
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from("direct:redelivered").to(URI);
            }
        });
        routes.sandbox()
                .faults()
                .add(Fault.status(400).on("POST", "/v1/message/send").times(1));

        Exchange exchange =
                routes.send("direct:redelivered", e -> e.getMessage().setBody(rows(3, MessagesBulkSendTest::row)));

        assertThat(exchange.getException()).isNull();
        assertThat(sent()).extracting(Message::target).containsExactly(phone(1), phone(2), phone(0));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aLocalIdForTwoMessagesIsAnErrorOfTheSecondRow(Profile profile) {
        routes.sandbox(profile);
        List<Object> rows = rows(2, i -> Map.of("phone", phone(i), "text", "Hello", "local_id", "reminder"));

        BulkResult result = result(URI + "&failOnPartial=false", rows);

        assertThat(sent()).extracting(Message::target).containsExactly(phone(0));
        assertThat(all(result)).extracting(RowResult::reasonCode).containsExactly(null, "LOCAL_ID_REUSED");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aDryRunShowsEachMessageAndSendsNone(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(phone(1)).optedOutByContact());

        BulkResult result = result(URI + "&dryRun=true", rows(2, MessagesBulkSendTest::row));

        assertThat(routes.sandbox().messaging().messages()).isEmpty();
        assertThat(all(result).get(0).changes())
                .contains(new FieldChange("phone_number", null, phone(0)), new FieldChange("text", null, "Number 0"));
        assertThat(all(result)).extracting(RowResult::outcome).containsExactly(Outcome.SENT, Outcome.KEPT_CONSENT);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theRunStopsWhereNoFurtherCallCanSucceed(Profile profile) {
        routes.sandbox(profile)
                .faults()
                .add(Fault.status(403).on("POST", "/v1/message/send").always());

        HeymarketStoppedException stopped =
                routes.failure(HeymarketStoppedException.class, URI, rows(5, MessagesBulkSendTest::row));

        assertThat(stopped.getResult().getTotal()).isEqualTo(5);
        assertThat(stopped.getResult().count(Outcome.FAILED)).isEqualTo(5);
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "Your table is ready.")
    void aBodyWithoutRowsIsAnErrorThatNamesTheOperationForOne(String body) {
        assertThat(routes.failure(HeymarketValidationException.class, URI, body))
                .hasMessageContaining("requires as the body a row for each message")
                .hasMessageContaining("For one text use messages/send")
                .hasMessageNotContaining("contact");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aSearchIsMadeForAHundredRowsAtATime() {
        result(URI, rows(150, MessagesBulkSendTest::row));

        assertThat(count("/v2/contacts/search")).isEqualTo(2);
        assertThat(count("/v1/message/send")).isEqualTo(150);
    }

    private long count(String path) {
        return routes.sandbox().requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    private BulkResult result(String uri, Object rows) {
        return routes.ok(uri, rows).getBody(BulkResult.class);
    }

    private static List<RowResult> all(BulkResult result) {
        List<RowResult> all = new ArrayList<>();
        try (RowResults rows = result.rows()) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    private List<Message> sent() {
        return routes.sandbox().messaging().sent();
    }
}
