package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reassign or transfer whose answer is lost: Heymarket refuses to do it again, because it is done. */
class RefusedRepeatTest {

    private static final String PHONE = "12025550143";
    private static final String REASSIGN = "heymarket:conversations/reassign";
    private static final String TRANSFER = "heymarket:conversations/transfer";
    private static final Map<String, Object> TO_OLGA =
            Map.of("inbox_id", 12, "user_id", 310, "reassign_id", 311, "target", PHONE);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource
    void aReassignThatWasAppliedSucceeds(Profile profile) {
        long id = conversation(routes.sandbox(profile));
        lose(Fault.resetAfterApply());

        Message result = routes.ok(REASSIGN, TO_OLGA);

        assertThat(result.getBody()).isNull();
        assertThat(result.getHeader(HeymarketConstants.RESULT_ATTEMPTS)).isEqualTo(2);
        assertThat(only().assigned()).isEqualTo(311);
        assertThat(routes.calls())
                .containsExactly(
                        "POST /v1/conversations/reassign",
                        "POST /v1/conversations/reassign",
                        "GET /v1/messages",
                        "GET /v1/conversations/" + id);
    }

    @ParameterizedTest
    @EnumSource
    void aTransferThatWasAppliedSucceeds(Profile profile) {
        long id = conversation(routes.sandbox(profile));
        lose(Fault.resetAfterApply());

        Message result = routes.ok(TRANSFER, Map.of("conversation_id", id, "transfer_inbox_id", 13));

        assertThat(result.getBody()).isNull();
        assertThat(only().inboxId()).isEqualTo(13);
        assertThat(routes.calls())
                .containsExactly(
                        "POST /v1/conversations/transfer",
                        "POST /v1/conversations/transfer",
                        "GET /v1/conversations/" + id);
    }

    @ParameterizedTest
    @EnumSource
    void aConversationThatDoesNotShowItLeavesTheOutcomeUnknown(Profile profile) {
        long id = conversation(routes.sandbox(profile));
        lose(Fault.resetBeforeApply());
        routes.sandbox().faults().add(Fault.status(400, "{\"message\":\"no\"}").on("POST", "/v1/conversations/"));

        for (HeymarketException failure :
                List.of(routes.failure(HeymarketException.class, REASSIGN, TO_OLGA), transferAgain(id))) {
            assertThat(failure)
                    .isInstanceOf(HeymarketUnknownOutcomeException.class)
                    .hasMessageStartingWith("OUTCOME_UNKNOWN: an attempt before the last got no answer")
                    .hasMessageContaining("answered 400")
                    .hasNoCause();
            assertThat(failure.isMaybeApplied()).isTrue();
            assertThat(failure.getAttempts()).isEqualTo(2);
        }
    }

    private HeymarketException transferAgain(long id) {
        lose(Fault.resetBeforeApply());
        routes.sandbox().faults().add(Fault.status(400, "{\"message\":\"no\"}").on("POST", "/v1/conversations/"));
        return routes.failure(
                HeymarketException.class, TRANSFER, Map.of("conversation_id", id, "transfer_inbox_id", 13));
    }

    @Test
    void aReadThatFailsLeavesTheOutcomeUnknown() {
        conversation(routes.sandbox(Profile.KIND));
        lose(Fault.resetAfterApply());
        routes.sandbox()
                .faults()
                .add(Fault.status(503).on("GET", "/v1/messages").always());

        HeymarketUnknownOutcomeException failure =
                routes.failure(HeymarketUnknownOutcomeException.class, REASSIGN, TO_OLGA);

        assertThat(failure).hasMessageNotContaining(PHONE);
        assertThat(failure.getSuppressed()[0].getSuppressed()[0]).hasMessageContaining("503");
    }

    @Test
    void aGroupIsNotLookedUp() {
        conversation(routes.sandbox(Profile.KIND));
        lose(Fault.resetBeforeApply());
        routes.sandbox().faults().add(Fault.status(400, "{\"message\":\"no\"}").on("POST", "/v1/conversations/"));

        routes.failure(
                HeymarketUnknownOutcomeException.class,
                REASSIGN,
                Map.of("inbox_id", 12, "user_id", 310, "reassign_id", 311, "targets", List.of(PHONE, "12025550144")));

        assertThat(routes.calls()).hasSize(2).allMatch(call -> call.equals("POST /v1/conversations/reassign"));
    }

    @Test
    void aRefusalWithoutALostAnswerIsWhatItIs() {
        conversation(routes.sandbox(Profile.KIND));
        routes.ok(REASSIGN, TO_OLGA);

        routes.failure(HeymarketBadRequestException.class, REASSIGN, TO_OLGA);

        assertThat(routes.requests(ApiEndpoint.HISTORY_V1)).isEmpty();
    }

    private static long conversation(HeymarketSandbox sandbox) {
        return sandbox.messaging().receive(PHONE, "Are you open?").conversationId();
    }

    private Conversation only() {
        return routes.sandbox().messaging().conversations().get(0);
    }

    private void lose(Fault fault) {
        routes.sandbox().faults().add(fault.on("POST", "/v1/conversations/"));
    }
}
