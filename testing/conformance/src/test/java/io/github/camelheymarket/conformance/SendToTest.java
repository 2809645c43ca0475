package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages go to the number of --send-to alone, as many as were announced, and never without it. */
class SendToTest {
    private static final String ME = "12065550177";
    private static final Instant T = Instant.parse("2026-05-02T09:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(T);

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.clock(NOW::get));

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @BeforeEach
    void start() {
        NOW.set(T);
        sandbox.profile(Profile.KIND);
    }

    @ParameterizedTest
    @EnumSource
    void withoutSendToNoRunSendsAnything(Profile profile) {
        for (String[] mode : new String[][] {{"--read-only"}, {"--write", "--phones", Kit.PHONES}}) {
            sandbox.profile(profile);
            sandbox.set(Switch.SEARCH_LAG, 0);
            Account.fill(sandbox);
            int messages = sandbox.messaging().messages().size();

            Kit kit = run(mode);

            assertThat(kit.out()).contains("No message is sent");
            assertThat(sandbox.messaging().sent()).isEmpty();
            assertThat(sandbox.messaging().scheduled()).isEmpty();
            assertThat(sandbox.messaging().messages()).hasSize(messages);
            assertThat(sandbox.messaging().lists()).isEmpty();
            assertThat(sandbox.requests())
                    .extracting(RecordedRequest::path)
                    .doesNotContain("/v1/message/send", "/v1/email/send", "/v1/schedule");
            sandbox.reset();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL_ID, FIRST_ANSWER",
        "LOCAL_ID, REJECT",
        "LOCAL_ID, IGNORED",
        "SEND_ANSWER, GALLERY",
        "SEND_ANSWER, QUEUED",
        "MESSAGE_LOCAL_ID, NO",
        "MESSAGE_LOCAL_ID, YES",
        "MESSAGE_TEXT, FILLED",
        "MESSAGE_TEXT, AS_SENT",
        "INBOXES_SHAPE, WRAPPER",
    })
    void eachReadingIsToldFromTheOthers(Switch question, String value) {
        sandbox.set(question, value);

        Kit kit = send("--inbox", "12");

        assertThat(kit.reading(question)).as(kit.note(question)).isEqualTo(value);
        assertThat(kit.reading(Switch.MESSAGE_LAG)).isEqualTo("0");
        assertThat(sandbox.messaging().sent()).hasSize(value.equals("IGNORED") ? 2 : 1);
        assertSentToMeAlone();
        assertThat(kit.out()).contains("At most 2 text messages are sent to the number that ends in 77");
        ContractCheck.assertAllowed(sandbox.requests());
    }

    @Test
    void theHostileProfileIsRecoveredToo() {
        sandbox.profile(Profile.HOSTILE);

        Kit kit = send("--inbox", "12");

        for (Switch question :
                List.of(Switch.LOCAL_ID, Switch.SEND_ANSWER, Switch.MESSAGE_LOCAL_ID, Switch.MESSAGE_TEXT)) {
            assertThat(kit.reading(question)).as("%s", question).isEqualTo(Profile.HOSTILE.value(question));
        }
        assertThat(Integer.parseInt(kit.reading(Switch.MESSAGE_LAG))).isBetween(3000, 4000);
        assertThat(sandbox.messaging().sentTo(ME)).hasSize(2);
    }

    @Test
    void anInboxWithAPhoneIsChosenIfItIsTheOnlyOne() {
        Kit kit = send();

        assertThat(kit.note(Switch.SEND_ANSWER)).contains("2 inboxes with a phone; choose one with --inbox");
        assertThat(sandbox.messaging().sent()).isEmpty();
        assertThat(send("--inbox", "99").note(Switch.SEND_ANSWER)).contains("no inbox with the id of --inbox");
        assertThat(sandbox.messaging().sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNumberThatOptedOutGetsNothing(boolean blocked) {
        Seed me = Seed.phone(ME).first("Ida");
        sandbox.seed(blocked ? me.blocked() : me.optedOutByContact());
        sandbox.set(Switch.SEND_TO_OPTED_OUT, "SENT");

        Kit kit = send("--inbox", "12", "--opt-out");

        assertThat(kit.note(Switch.LOCAL_ID)).contains("has opted out or is blocked");
        assertThat(kit.note(Switch.SEND_TO_OPTED_OUT)).contains("has opted out or is blocked");
        assertThat(sandbox.messaging().messages()).isEmpty();
        assertThat(sandbox.consentChanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJECT", "FAILS_LATER", "SENT"})
    void aMessageToAnOptedOutNumberTakesAFlagOfItsOwn(String value) {
        sandbox.seed(Seed.phone(ME).first("Ida"));
        sandbox.set(Switch.SEND_TO_OPTED_OUT, value);

        assertThat(send("--inbox", "12").state(Switch.SEND_TO_OPTED_OUT)).isEqualTo("not_asked");
        assertThat(sandbox.consentChanges()).isEmpty();

        Kit kit = send("--inbox", "12", "--opt-out");

        assertThat(kit.reading(Switch.SEND_TO_OPTED_OUT)).isEqualTo(value);
        assertThat(kit.out()).contains("At most 3 text messages");
        assertThat(sandbox.findByPhone(ME).orElseThrow().isOptedOut()).isFalse();
        assertSentToMeAlone();
    }

    @Test
    void theNumberIsOptedInAgainAfterAFailure() {
        sandbox.seed(Seed.phone(ME).first("Ida"));
        sandbox.faults()
                .add(Fault.resetAfterApply().on("POST", "/v1/message/send").carrying("is opted out"));

        Kit kit = send("--inbox", "12", "--opt-out");

        assertThat(kit.note(Switch.SEND_TO_OPTED_OUT)).contains("got no response");
        assertThat(sandbox.findByPhone(ME).orElseThrow().isOptedOut()).isFalse();
    }

    @Test
    void aNumberOfNoContactIsNotOptedOut() {
        Kit kit = send("--inbox", "12", "--opt-out");

        assertThat(kit.note(Switch.SEND_TO_OPTED_OUT)).contains("belongs to no contact");
        assertThat(kit.reading(Switch.LOCAL_ID)).isEqualTo("FIRST_ANSWER");
        assertThat(sandbox.messaging().sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "503"})
    void aSendWithoutAnAnswerIsNotRepeated(String fault) {
        sandbox.faults()
                .add((fault.equals("reset") ? Fault.resetAfterApply() : Fault.statusAfterApply(503))
                        .on("POST", "/v1/message/send")
                        .always());

        Kit kit = send("--inbox", "12");

        assertThat(kit.code()).isEqualTo(ConformanceMain.NOT_ALL_ANSWERED);
        assertThat(kit.state(Switch.LOCAL_ID)).isEqualTo("undetermined");
        assertThat(sandbox.messaging().sentTo(ME)).hasSize(1);
    }

    @Test
    void aMessageThatNoReadShowsLeavesTheRestOpenAndIsSentTwiceAtMost() {
        sandbox.set(Switch.MESSAGE_LAG, 999_999);
        sandbox.set(Switch.LOCAL_ID, "IGNORED");

        Kit kit = send("--inbox", "12");

        assertThat(kit.note(Switch.MESSAGE_LAG)).contains("did not appear within");
        assertThat(kit.state(Switch.LOCAL_ID)).isEqualTo("undetermined");
        assertThat(sandbox.messaging().sentTo(ME)).hasSize(2);
    }

    @Test
    void withWriteARunAnswersBoth() {
        Account.fill(sandbox);

        Kit kit = run("--write", "--phones", Kit.PHONES, "--send-to", ME, "--inbox", "12");

        assertThat(kit.code()).as(kit.err()).isNotEqualTo(ConformanceMain.FAILED);
        assertThat(kit.reading(Switch.LOCAL_ID)).isEqualTo("FIRST_ANSWER");
        assertThat(kit.reading(Switch.PUT_BLANKS)).isEqualTo("NO");
        assertThat(sandbox.messaging().sent()).hasSize(1);
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(ConformanceMain.MAX_REQUESTS);
        assertSentToMeAlone();
    }

    @Test
    void theReportDoesNotShowTheNumber() {
        Kit kit = send("--inbox", "12");

        assertThat(kit.out() + kit.err() + kit.reportText() + kit.profileText())
                .doesNotContain(ME)
                .doesNotContain("Bearer");
    }

    private void assertSentToMeAlone() {
        assertThat(sandbox.messaging().messages())
                .filteredOn(message -> message.kind() != Message.Kind.RECEIVED)
                .extracting(Message::target)
                .containsOnly(ME);
    }

    private Kit send(String... more) {
        List<String> args = new ArrayList<>(List.of("--send-to", ME));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private Kit run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--out", folder.toString()));
        return Kit.run(
                Kit.environment(sandbox),
                NOW::get,
                duration -> NOW.updateAndGet(now -> now.plus(duration)),
                all.toArray(String[]::new));
    }
}
