package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.operation.ApiEndpoint;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not known to be reachable is not subscribed, whatever a status answer looks like (R5.2, R5.4, R5.6). */
class ConsentAnswerShapesTest {

    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static Stream<String> unsure() {
        return Stream.of(
                "{'unsubscribed_contact':true}",
                "{'unsubscribed_contact':'true'}",
                "{'unsubscribed_admin':true}",
                "{'unsubscribed':true}",
                "{'unsubscribed':'true'}",
                "{'unsubscribed':true,'unsubscribed_contact':true}",
                "{'unsubscribed':true,'unsubscribed_contact':null}",
                "{'unsubscribed':false,'unsubscribed_contact':true}",
                "{'unsubscribed':false,'unsubscribed_admin':true}",
                "{'unsubscribed':false,'unsubscribed_contact':1}",
                "{'unsubscribed':true,'unsubscribed_contact':'false'}",
                "{'unsubscribed':null}",
                "{'unsubscribed':0}",
                "{'unsubscribed':[]}",
                "{'unsubscribed':'no'}",
                "{'blocked':false}",
                "{'contact':{'unsubscribed':false}}",
                "{'id':1,'unsubscribed':false}",
                "{}",
                "null",
                "[]",
                "''",
                "'ok'",
                "true",
                "");
    }

    private static Stream<Arguments> unsureOfEachProfile() {
        return Stream.of(Profile.values()).flatMap(profile -> unsure().map(shape -> Arguments.of(profile, shape)));
    }

    private long answering(Profile profile, String shape) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.faults()
                .add(Fault.status(200, shape.replace('\'', '"'))
                        .on("POST", "/v1/contact/status")
                        .always());
        return sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact()).id();
    }

    @ParameterizedTest
    @MethodSource("unsure")
    void whatIsNotKnownIsNotSet(String shape) {
        long id = answering(Profile.HOSTILE, shape);

        for (String status : List.of("subscribed", "active", "unblocked")) {
            routes.failure(
                    HeymarketConsentException.class,
                    "heymarket:contacts/set-status?allowOptIn=true&status=" + status,
                    null,
                    HeymarketConstants.CONTACT_ID,
                    id);
        }

        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unsureOfEachProfile")
    void whatIsNotKnownIsNotSubscribedByABulkJob(Profile profile, String shape) {
        answering(profile, shape);

        for (Map<String, Object> row : List.<Map<String, Object>>of(
                Map.of("phone", PHONE, "is_opted_out", false),
                Map.of("phone", PHONE, "first", "Tove", "is_opted_out", false))) {
            routes.send("heymarket:contacts/bulk-upsert?allowOptIn=true", List.of(row));
        }

        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1)).isEmpty();
        assertThat(routes.sandbox().consentChanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'unsubscribed':false}",
                "{'unsubscribed':false,'blocked':true}",
                "{'unsubscribed':false,'unsubscribed_contact':null}",
                "{'unsubscribed':false,'unsubscribed_contact':false,'unsubscribed_admin':false}",
                "{'unsubscribed':true,'unsubscribed_contact':false}",
                "{'unsubscribed':true,'unsubscribed_admin':true,'unsubscribed_contact':false}"
            })
    void whatIsSureGoesThrough(String shape) {
        answering(Profile.HOSTILE, shape);

        routes.ok(
                "heymarket:contacts/set-status?allowOptIn=true&status=subscribed",
                null,
                HeymarketConstants.PHONE,
                PHONE);

        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1)).hasSize(1);
    }
}
