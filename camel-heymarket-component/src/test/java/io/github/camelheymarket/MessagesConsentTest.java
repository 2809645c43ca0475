package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No message is sent to recipients that opted out, are blocked, or whose consent is unknown. */
class MessagesConsentTest {

    private static final String URI = "heymarket:messages/send?inbox=Front desk&sender=Mara Lindqvist";
    private static final String PHONE = "12025550143";
    private static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactThatTheSearchDoesNotShowYetIsAskedForByItsPhone(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).optedOutByContact());
        routes.sandbox()
                .faults()
                .add(Fault.status(200, "[]").on("POST", "/v2/contacts/search").always());

        assertThat(routes.failure(HeymarketConsentException.class, URI, "Hello", HeymarketConstants.PHONE, PHONE))
                .hasMessageContaining("OPTED_OUT");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactWhoseStatusNoAnswerShowsGetsNothing(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE));
        routes.sandbox()
                .faults()
                .add(Fault.status(200, "{\"phone\":\"" + PHONE + "\"}")
                        .on("POST", "/v1/contact/status")
                        .always());

        assertThat(routes.failure(HeymarketConsentException.class, URI, "Hello", HeymarketConstants.PHONE, PHONE))
                .hasMessageContaining("CONSENT_UNKNOWN")
                .hasMessageContaining("consentCheck=never");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoOptedOutGetsNothing(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).optedOutByContact());

        HeymarketConsentException error =
                routes.failure(HeymarketConsentException.class, URI, "Hello", HeymarketConstants.PHONE, "+12025550143");

        assertThat(error).hasMessageContaining("OPTED_OUT").hasMessageNotContaining(PHONE);
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoIsBlockedGetsNothing(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).blocked());

        assertThat(routes.failure(HeymarketConsentException.class, URI, "Hello", HeymarketConstants.PHONE, PHONE))
                .hasMessageContaining("BLOCKED");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOptOutOfOneOfTwoContactsWithThePhoneCounts(Profile profile) {
        routes.sandbox(profile).set(Switch.CREATE_EXISTING, "DUPLICATE");
        routes.sandbox().seed(Seed.phone(PHONE));
        routes.sandbox().seed(Seed.phone(PHONE).optedOutByAdmin());
        routes.sandbox().seed(Seed.phone(PHONE));
        routes.sandbox().set(Switch.SEARCH_LAG, 0);

        assertThat(routes.failure(HeymarketConsentException.class, URI, "Hello", HeymarketConstants.PHONE, PHONE))
                .hasMessageContaining("OPTED_OUT");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anOptOutOfAMomentAgoCountsWhateverTheSearchShows(Profile profile) {
        routes.sandbox(profile).set(Switch.SEARCH_LAG, 60_000);
        routes.sandbox().seed(Seed.phone(PHONE));
        routes.sandbox().optOut(PHONE);

        assertThat(routes.failure(HeymarketConsentException.class, URI, "Hello", HeymarketConstants.PHONE, PHONE))
                .hasMessageContaining("OPTED_OUT");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void withoutTheCheckHeymarketDecides(Profile profile) {
        routes.sandbox(profile).set(Switch.SEND_TO_OPTED_OUT, "SENT");
        routes.sandbox().seed(Seed.phone(PHONE).optedOutByContact());

        routes.ok(URI + "&consentCheck=never", "Hello", HeymarketConstants.PHONE, PHONE);

        assertThat(onlyOne().target()).isEqualTo(PHONE);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aGroupGetsNothingIfOneOfItOptedOut(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(OTHER).optedOutByContact());

        assertThat(routes.failure(
                        HeymarketConsentException.class,
                        URI,
                        Map.of("targets", List.of(PHONE, OTHER), "text", "Hello")))
                .hasMessageContaining("OPTED_OUT");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aReplyToWhoOptedOutIsNotSent(Profile profile) {
        long conversation =
                routes.sandbox(profile).messaging().receive(PHONE, "STOP").conversationId();
        routes.sandbox().seed(Seed.phone(PHONE).optedOutByContact());

        assertThat(routes.failure(
                        HeymarketConsentException.class, URI, Map.of("chat_id", conversation, "text", "Why?")))
                .hasMessageContaining("OPTED_OUT");
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aListIsSentToOnlyWithoutTheCheck(Profile profile) {
        routes.sandbox(profile).messaging().defineList("Newsletter", PHONE, OTHER);
        Map<String, Object> row = Map.of("list", "Newsletter", "text", "Hello");

        assertThat(routes.failure(HeymarketConsentException.class, URI, row))
                .hasMessageContaining("messages/bulk-send")
                .hasMessageContaining("consentCheck=never");
        assertThat(sent()).isEmpty();

        routes.ok(URI + "&consentCheck=never", row);
        assertThat(sent()).extracting(Message::target).containsExactlyInAnyOrder(PHONE, OTHER);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aCommentForTheTeamIsWrittenWhateverTheConsent(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).optedOutByContact());

        routes.ok(URI, Map.of("phone", PHONE, "text", "Called twice", "private", true));

        assertThat(sent()).isEmpty();
        assertThat(routes.sandbox().messaging().messages())
                .extracting(Message::kind)
                .containsExactly(Message.Kind.COMMENT);
    }

    private Message onlyOne() {
        assertThat(sent()).hasSize(1);
        return sent().get(0);
    }

    private List<Message> sent() {
        return routes.sandbox().messaging().sent();
    }
}
