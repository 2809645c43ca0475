package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The history of one conversation, whose members go into the query of a GET. */
class MessageHistoryTest {

    private static final String HISTORY = "heymarket:messages/history";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource
    void thePhoneOfTheHeaderIsNormalisedAndTakesPrecedenceOverTheBody(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.messaging().receive("12025550143", "Are you open?");

        Message result = routes.ok(
                HISTORY + "?defaultRegion=US",
                Map.of("inboxId", "12", "Phone Number", "12025550144"),
                HeymarketConstants.PHONE,
                "(202) 555-0143");

        RecordedRequest request = routes.request(ApiEndpoint.HISTORY_V1);
        assertThat(request.query()).isEqualTo(Map.of("phoneNumber", List.of("12025550143"), "inboxID", List.of("12")));
        assertThat(list(result)).extracting("text").containsExactly("Are you open?");
    }

    @ParameterizedTest
    @EnumSource
    void aTimestampLeavesOutWhatCameLater(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long before = sandbox.messaging()
                .receive("12025550143", "Are you open?")
                .date()
                .getEpochSecond();

        Message result = routes.ok(
                HISTORY, Map.of("inbox_id", 12, "timestamp", before), HeymarketConstants.PHONE, "12025550143");

        assertThat(routes.request(ApiEndpoint.HISTORY_V1).query())
                .containsEntry("timestamp", List.of(Long.toString(before)));
        assertThat(list(result)).isEmpty();
    }

    @Test
    void withoutPhoneOrInboxNothingIsSent() {
        assertThat(routes.failure(HeymarketValidationException.class, HISTORY, null))
                .hasMessage("messages/history: the body requires the member 'phoneNumber', a phone number; "
                        + "the body requires the member 'inboxID', an integer.");
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aFailureShowsNoPhone() {
        for (Fault fault : List.of(
                Fault.status(400, "{\"message\":\"there is nobody with 12025550143\"}"),
                Fault.status(503, "12025550143"),
                Fault.html200(),
                Fault.status(200, "\"12025550143\""),
                Fault.resetBeforeApply())) {
            routes.sandbox().faults().add(fault.always());
            HeymarketException failure = routes.failure(
                    HeymarketException.class,
                    HISTORY,
                    Map.of("inbox_id", 12),
                    HeymarketConstants.PHONE,
                    "+1 202-555-0143");
            routes.sandbox().faults().clear();

            assertThat(failure).hasMessageContaining("messages/history (GET)").hasMessageNotContaining("5550143");
        }
    }
}
