package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every documented answer about a contact that does not exist (R3.4). */
class AbsenceRouteTest extends AnswerShapesRouteTestCase {

    static Stream<Arguments> nobody() {
        return each(Switch.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void whoIsNotThereIsAFailureOfGet(Profile profile, String shape) {
        sandbox(profile, Switch.NOT_FOUND, shape);
        for (String id : new String[] {"4711", "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11"}) {
            HeymarketNotFoundException failure =
                    routes.failure(HeymarketNotFoundException.class, "heymarket:contacts/get?contactId=" + id, null);
            assertThat(failure).hasMessageContaining("contacts/get: the contact does not exist");
            assertThat(failure.getRequestId()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void whoIsNotThereIsNullForLookup(Profile profile, String shape) {
        sandbox(profile, Switch.NOT_FOUND, shape);
        for (Object[] header :
                new Object[][] {{HeymarketConstants.PHONE, PHONE}, {HeymarketConstants.CONTACT_ID, 4711}}) {
            Message message = routes.ok("heymarket:contacts/lookup", null, header);
            assertThat(message.getBody()).isNull();
            assertThat(message.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(false);
        }
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void notFoundTurnsItRound(Profile profile, String shape) {
        sandbox(profile, Switch.NOT_FOUND, shape);
        Message message = routes.ok("heymarket:contacts/get?notFound=null&contactId=4711", null);
        assertThat(message.getBody()).isNull();
        assertThat(message.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(false);
        routes.failure(
                HeymarketNotFoundException.class,
                "heymarket:contacts/lookup?notFound=exception",
                null,
                HeymarketConstants.PHONE,
                PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void aBadRequestIsNotTakenForAbsence(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.faults().add(Fault.status(400, "{\"error_code\":\"bad_data\",\"message\":\"phone is malformed\"}"));
        HeymarketBadRequestException failure = routes.failure(
                HeymarketBadRequestException.class, "heymarket:contacts/lookup", null, HeymarketConstants.PHONE, PHONE);
        assertThat(failure.getStatus()).isEqualTo(400);
        assertThat(failure.getCode()).isEqualTo("bad_data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS_404", "STATUS_400", "OK"})
    void deletingNoContactIsNotSuccessUnlessHeymarketSaysSo(String shape) {
        routes.sandbox(Profile.HOSTILE).set(Switch.NOT_FOUND_DELETE, shape);
        String uri = "heymarket:contacts/delete?contactId=4711";
        if (shape.equals("OK")) {
            routes.ok(uri, null);
        } else {
            routes.failure(HeymarketException.class, uri, null);
        }
    }
}
