package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code contacts/bulk-upsert} and {@code contacts/bulk-delete} as a route sees them: rows in, each one's outcome out. */
class BulkUpsertRouteTest extends BulkRouteTestCase {

    @ParameterizedTest
    @EnumSource
    void rowsOfATableAreUnderstoodByTheirColumns(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        long vip = sandbox.defineTag("VIP");

        BulkResult result = result(routes.ok(
                UPSERT + "?defaultRegion=US&map.Mobile=phone&map.Note=",
                List.of(
                        Map.of(
                                "First Name", "Mara",
                                "Last Name", "Lindqvist",
                                "Mobile", "(202) 555-0143",
                                "Email", "mara@example.org",
                                "party", "Blue",
                                "tags", "VIP",
                                "Note", "dropped",
                                "id", "4711"),
                        Map.of("First Name", "Ines", "Mobile", "202-555-0144"))));

        assertThat(RouteTester.rowsOf(result)).extracting(RowResult::outcome).containsOnly(Outcome.CREATED);
        assertThat(result.getIgnoredColumns()).containsExactly("id");
        SandboxContact mara = stored(PHONE);
        assertThat(mara.displayName()).isEqualTo("Mara Lindqvist");
        assertThat(mara.email()).isEqualTo("mara@example.org");
        assertThat(mara.custom()).isEqualTo(Map.of(party, "Blue"));
        assertThat(mara.tags()).containsExactly(vip);
        assertThat(stored(OTHER).first()).isEqualTo("Ines");
    }

    @ParameterizedTest
    @EnumSource
    void aSecondRunChangesNothingAndDoublesNobody(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        List<Map<String, String>> rows = IntStream.range(0, 75)
                .mapToObj(i -> Map.of("phone", phone(i), "first", "First" + i, "last", "Last" + i))
                .toList();

        BulkResult first = result(routes.ok(UPSERT, rows));
        List<SandboxContact> after = sandbox.contacts();
        sandbox.clearRequests();
        BulkResult second = result(routes.ok(UPSERT, rows));

        assertThat(first.count(Outcome.CREATED)).isEqualTo(75);
        assertThat(second.count(Outcome.UNCHANGED)).isEqualTo(75);
        assertThat(sandbox.contacts()).isEqualTo(after).hasSize(75);
        assertThat(new HashSet<>(routes.calls())).isEqualTo(Set.of("POST /v2/contacts/search"));
    }

    @ParameterizedTest
    @EnumSource
    void badRowsFailTheRouteAfterAllOthersWereDone(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        List<Map<String, String>> rows = List.of(
                Map.of("phone", PHONE, "first", "Mara"),
                Map.of("phone", "12", "first", "Short"),
                Map.of("phone", OTHER, "first", "Ines"));

        Exchange exchange = routes.send(UPSERT, rows);

        assertThat(exchange.getException()).isInstanceOf(HeymarketPartialException.class);
        HeymarketPartialException failure = (HeymarketPartialException) exchange.getException();
        assertThat(failure)
                .hasMessageContaining("1 of 3 rows")
                .hasMessageContaining("row 1 REJECTED")
                .hasMessageContaining("failOnPartial=false");
        RowResult rejected = failure.getResult().getProblems().get(0);
        assertThat(rejected.index()).isEqualTo(1);
        assertThat(rejected.reasonCode()).isEqualTo("PHONE_NOT_POSSIBLE");
        assertThat(rejected.field()).isEqualTo("phone");
        assertThat(exchange.getMessage().getBody())
                .as("the body stays the input")
                .isSameAs(rows);
        assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_TOTAL))
                .isNull();
        assertThat(sandbox.contacts()).extracting(SandboxContact::first).containsExactlyInAnyOrder("Mara", "Ines");
    }

    @ParameterizedTest
    @EnumSource
    void withoutFailOnPartialTheResultIsTheBody(Profile profile) {
        routes.sandbox(profile);
        Message message =
                routes.ok(UPSERT + "?failOnPartial=false", List.of(Map.of("phone", PHONE), Map.of("phone", "12")));
        assertThat(RouteTester.rowsOf(result(message)))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.REJECTED);
        assertThat(message.getHeader(HeymarketConstants.RESULT_TOTAL)).isEqualTo(2L);
        assertThat(message.getHeader(HeymarketConstants.RESULT_UNSUCCESSFUL)).isEqualTo(1L);
        assertThat(message.getHeader(HeymarketConstants.RESULT_REQUESTS))
                .isEqualTo((long) routes.calls().size());
    }

    @ParameterizedTest
    @EnumSource
    void rejectedRowsGoWhereTheRouteWantsThemAsTheyCame(Profile profile) throws Exception {
        routes.sandbox(profile);
        Map<String, String> bad = Map.of("phone", "12", "first", "Short");
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rejected").to("mock:rejected");
            }
        });
        MockEndpoint rejected = routes.context().getEndpoint("mock:rejected", MockEndpoint.class);
        rejected.expectedMessageCount(1);

        routes.ok(
                UPSERT + "?failOnPartial=false&rejectedUri=direct:rejected",
                List.of(Map.of("phone", PHONE, "first", "Mara"), bad));

        rejected.assertIsSatisfied();
        Message message = rejected.getExchanges().get(0).getMessage();
        assertThat(message.getBody()).isSameAs(bad);
        assertThat(message.getHeader(HeymarketConstants.RESULT_INDEX)).isEqualTo(1L);
        assertThat(message.getHeader(HeymarketConstants.RESULT_OUTCOME)).isEqualTo(Outcome.REJECTED);
        assertThat(message.getHeader(HeymarketConstants.RESULT_FIELD)).isEqualTo("phone");
        assertThat(message.getHeader(HeymarketConstants.RESULT_REASON, String.class))
                .startsWith("PHONE_NOT_POSSIBLE");
    }

    @Test
    void aRejectedRowThatCannotBeDeliveredFailsTheRun() {
        routes.sandbox(Profile.KIND);
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:full").process(e -> {
                    throw new IllegalStateException("disk full");
                });
            }
        });
        Exchange exchange =
                routes.send(UPSERT + "?failOnPartial=false&rejectedUri=direct:full", List.of(Map.of("phone", "12")));
        assertThat(exchange.getException()).isNotNull().hasRootCauseMessage("disk full");
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunShowsWhatWouldHappenAndWritesNothing(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));

        BulkResult result = result(routes.ok(
                UPSERT + "?dryRun=true",
                List.of(Map.of("phone", PHONE, "first", "Maren"), Map.of("phone", OTHER, "first", "Ines"))));

        assertThat(result.isDryRun()).isTrue();
        assertThat(RouteTester.rowsOf(result))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.CREATED);
        assertThat(sandbox.contacts()).containsExactly(mara);
        assertThat(routes.calls())
                .allMatch(call -> call.startsWith("GET ")
                        || call.equals("POST /v2/contacts/search")
                        || call.equals("POST /v1/contact/status"));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsOptedInOrOutByTheWay(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact());

        BulkResult result = result(routes.ok(
                UPSERT,
                List.of(
                        Map.of("phone", PHONE, "first", "Maren", "Opt Out", "no"),
                        Map.of("phone", OTHER, "Opt Out", "false"),
                        Map.of("phone", phone(7), "Opt Out", "yes"))));

        assertThat(result.getOptInsWithheld()).isEqualTo(2);
        assertThat(stored(PHONE).first()).isEqualTo("Maren");
        assertThat(stored(PHONE).isOptedOut()).isTrue();
        assertThat(stored(OTHER).isOptedOut()).isFalse();
        assertThat(stored(phone(7)).isOptedOut()).isTrue();
        assertThat(sandbox.requests())
                .allSatisfy(
                        request -> assertThat(String.valueOf(request.body())).doesNotContain("\"is_opted_out\":false"));
    }

    @ParameterizedTest
    @EnumSource
    void manyRowsGoOutInChunksOfBulkSize(Profile profile) {
        routes.sandbox(profile);
        List<Map<String, String>> rows = IntStream.range(0, 25)
                .mapToObj(i -> Map.of("phone", phone(i), "first", "F" + i))
                .toList();
        assertThat(result(routes.ok(UPSERT + "?bulkSize=10", rows)).count(Outcome.CREATED))
                .isEqualTo(25);
        assertThat(routes.sandbox().requests("POST", "/v2/contacts").stream()
                        .filter(request -> request.path().equals("/v2/contacts")))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void theJobStopsWhereSplittingTakesMoreCallsThanAllowed(Profile profile) {
        routes.sandbox(profile).set(Switch.BULK_BAD_ROW, "REFUSE_WHOLE");
        List<Map<String, Object>> rows = IntStream.range(0, 20)
                .mapToObj(i -> i == 13 ? CoalesceTestCase.badContact(i) : CoalesceTestCase.contact(i))
                .toList();

        HeymarketStoppedException stopped =
                routes.failure(HeymarketStoppedException.class, UPSERT + "?maxSplitCalls=3", rows);

        assertThat(stopped)
                .hasMessageContaining("maxSplitCalls=3")
                .hasCauseInstanceOf(HeymarketBadRequestException.class);
        assertThat(stopped.getResult().getSplitCalls()).isEqualTo(3);
        assertThat(stopped.getResult().getTotal()).isEqualTo(20);
        assertThat(routes.startFailure(UPSERT + "?maxSplitCalls=-1")).hasStackTraceContaining("maxSplitCalls is -1");
    }
}
