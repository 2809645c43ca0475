package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids, codes and fields that a response names are one word each: a sentence may name a person. */
class ServerNamesRouteTest {

    private static final String PHONE = "12025550143";
    private static final String BODY =
            "{\"error_code\":\"refused for Zwetla Quist\",\"message\":\"no\",\"field\":\"the name Zwetla Quist\"}";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static Stream<String> noIds() {
        return Stream.of(
                "Zwetla Quist",
                "of-Zwetla-\u00e9",
                "zwetla@example.org",
                "(202) 555-0143",
                "z".repeat(129),
                "a;b",
                "<b>");
    }

    private static Stream<Arguments> noIdsOfEachProfile() {
        return Stream.of(Profile.values()).flatMap(profile -> noIds().map(id -> Arguments.of(profile, id)));
    }

    private void answering(Profile profile, int status, String body, String requestId, String path) {
        routes.sandbox(profile)
                .faults()
                .add(Fault.status(status, body)
                        .header("X-Request-Id", requestId)
                        .when((method, called) -> called.equals(path))
                        .always());
    }

    @ParameterizedTest
    @MethodSource("noIdsOfEachProfile")
    void anExceptionHasNone(Profile profile, String id) {
        answering(profile, 400, BODY, id, "/v1/contact/status");

        HeymarketBadRequestException e = routes.failure(
                HeymarketBadRequestException.class, "heymarket:contacts/status", null, HeymarketConstants.PHONE, PHONE);

        assertThat(e.getRequestId()).isNull();
        assertThat(e.getCode()).isNull();
        assertThat(e.getField()).isNull();
    }

    @ParameterizedTest
    @MethodSource("noIdsOfEachProfile")
    void aHeaderAndARowHaveNone(Profile profile, String id) {
        answering(profile, 200, "\"success\"", id, "/v1/contact/set_status");
        routes.sandbox().seed(Seed.phone(PHONE).first("Mara"));
        Object header = routes.ok("heymarket:contacts/set-status?status=blocked", null, HeymarketConstants.PHONE, PHONE)
                .getHeader(HeymarketConstants.RESULT_REQUEST_ID);
        answering(profile, 400, BODY, id, "/v2/contacts");
        answering(profile, 400, BODY, id, "/v1/batch/contacts");

        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-upsert?failOnPartial=false",
                        List.of(Map.of("phone", "12025550144", "first", "Ida")))
                .getBody(BulkResult.class);

        assertThat(header).isNull();
        RowResult row = RouteTester.rowsOf(result).get(0);
        assertThat(row.outcome().isSuccess()).isFalse();
        assertThat(row.requestId()).isNull();
        assertThat(row.field()).isNull();
        JsonNode json = routes.context().getTypeConverter().convertTo(JsonNode.class, result);
        assertThat(json.at("/rows/0/requestId").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void whatHasTheFormOfAnIdStays(String id) {
        answering(
                Profile.HOSTILE,
                400,
                "{\"error_code\":\"bad_data\",\"field\":\"contacts[0].phone\"}",
                id,
                "/v1/contact/status");

        HeymarketBadRequestException e = routes.failure(
                HeymarketBadRequestException.class, "heymarket:contacts/status", null, HeymarketConstants.PHONE, PHONE);

        assertThat(e.getRequestId()).isEqualTo(id);
        assertThat(e.getCode()).isEqualTo("bad_data");
        assertThat(e.getField()).isEqualTo("contacts[0].phone");
    }

    private static Stream<String> ids() {
        return Stream.of(
                "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11", "r-1", "Root=".replace("=", ":") + "1.2_3", "z".repeat(128));
    }
}
