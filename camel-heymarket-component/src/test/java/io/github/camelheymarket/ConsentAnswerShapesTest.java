package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
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
                "{'id':0,'phone':'','unsubscribed':false}",
                "{'id':'x','unsubscribed':false}",
                "{'unsubscribed':'false'}",
                "{'unsubscribed':false,'unsubscribed_contact':'false'}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'unsubscribed_admin':false}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'unsubscribed_admin':1}",
                "{'unsubscribed':true,'unsubscribed_contact':false,'unsubscribed_carrier':true}",
                "{'unsubscribed':false,'unsubscribed_carrier':true}",
                "{'unsubscribed':false,'Unsubscribed':true}",
                "{'unsubscribed':false,'unsubscribed':true}",
                "{'unsubscribed':true,'unsubscribed':false}",
                "{'unsubscribed':false,'is_opted_out':true}",
                "{'unsubscribed':false,'subscribed':false}",
                "{'unsubscribed':false,'status':'unsubscribed'}",
                "{'unsubscribed':false,'channels':[{'opted_out':true}]}",
                "{'data':{'unsubscribed':false}}",
                "{'result':[{'unsubscribed':false}]}",
                "{'unsubscribed':{'value':false}}",
                "[{'unsubscribed':false}]",
                "[[{'unsubscribed':false}]]",
                "[{'unsubscribed':true,'unsubscribed_contact':false}]",
                "[{'unsubscribed':false},{'unsubscribed':true}]",
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
                "{'unsubscribed':false,'subscribed':true,'note':[{'text':'hello'}]}",
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

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{'data':%s}", "{'contact':%s}", "{'result':[%s]}", "[{'contact':%s}]"})
    void thatSomebodyMayBeWrittenToIsNotBelievedOfAnAnswerOfAnUnlistedForm(String form) {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
        long id = sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact())
                .id();
        String contact = "{'id':" + id + ",'phone':'" + PHONE + "','first':'Mara','is_opted_out':false}";
        sandbox.faults()
                .add(Fault.status(200, form.formatted(contact).replace('\'', '"'))
                        .on("GET", "/v1/contact/" + id));

        routes.ok("heymarket:contacts/update", Map.of("first", "Tove"), HeymarketConstants.CONTACT_ID, id);

        assertThat(sandbox.findById(id).orElseThrow().first()).isEqualTo("Tove");
        assertThat(sandbox.findById(id).orElseThrow().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'contacts':[%s]}", "{'data':[%s]}"})
    void norOfAListOfAnUnlistedForm(String form) {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.set(Switch.PUT_RESETS_OPT_OUT, true);
        long id = sandbox.seed(Seed.phone(PHONE).first("Mara").optedOutByContact())
                .id();
        String uuid = sandbox.findById(id).orElseThrow().uuid().toString();
        String contact = "{'id':" + id + ",'uuid':'" + uuid + "','phone':'" + PHONE
                + "','first':'Mara','last':'','display_name':'Mara','email':'','custom':{},'avatar':'','assigned_user_id':null,"
                + "'tags':[],'is_opted_out':false}";
        sandbox.faults()
                .add(Fault.status(200, form.formatted(contact).replace('\'', '"'))
                        .on("POST", "/v2/contacts/search")
                        .always());

        routes.send("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", PHONE, "first", "Tove")));

        assertThat(sandbox.findById(id).orElseThrow().first()).isEqualTo("Tove");
        assertThat(sandbox.findById(id).orElseThrow().isOptedOut()).isTrue();
    }
}
