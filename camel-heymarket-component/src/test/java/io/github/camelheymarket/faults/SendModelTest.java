package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.Cases;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random messages to random people, one by one and in bulk, with faults, redeliveries and a kill, against the sandbox's record of what
 * went out: nobody gets a message twice, nobody who opted out gets one, and what the component reported is what happened.
 */
class SendModelTest {

    private static final int SEEDS = Integer.getInteger("send.seeds", Cases.times(250));
    private static final int FIRST_SEED = Integer.getInteger("send.first", 1);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void eachMessageIsSentOnceOrNotAtAllAndReportedSo(Profile profile) throws IOException {
        try (SendProgram program = new SendProgram(profile)) {
            for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                SendCase one = new SendCase(seed);
                one.run(program);
                for (SendCase.Intent intent : one.intents()) {
                    check(program, intent, "seed " + seed + ", " + profile + ", " + intent);
                }
            }
        }
    }

    private static void check(SendProgram program, SendCase.Intent intent, String what) {
        List<Message> sent = program.sandbox().messaging().sentTo(intent.phone()).stream()
                .filter(message -> message.text().equals(intent.text()))
                .toList();
        assertThat(sent.size()).as(what).isLessThanOrEqualTo(1);
        if (!intent.person().mayGetMessages()) {
            assertThat(sent).as(what).isEmpty();
        }
        if (intent.reports().contains(SendCase.Report.SENT)) {
            assertThat(sent).as(what).hasSize(1);
        }
        boolean wasNotSent =
                Stream.of(SendCase.Report.SENT, SendCase.Report.UNKNOWN).noneMatch(intent.reports()::contains);
        if (wasNotSent) {
            assertThat(sent).as(what).isEmpty();
        }
    }
}
