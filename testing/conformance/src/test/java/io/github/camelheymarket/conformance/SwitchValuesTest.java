package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.conformance.question.Question;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each value of each switch is distinguished from the others, with all else as in the profile kind. */
class SwitchValuesTest {

    private static final PassingClock CLOCK = new PassingClock();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(builder -> builder.clock(CLOCK));

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    static Stream<Arguments> values() {
        return Arrays.stream(Switch.values())
                .filter(question -> !Expected.NEVER_TOLD.contains(question))
                .flatMap(question -> valuesOf(question).stream()
                        .filter(value -> !value.equals(Profile.KIND.value(question)))
                        .map(value -> Arguments.of(question, value)));
    }

    private static List<String> valuesOf(Switch question) {
        return switch (question) {
            case BULK_MAX -> List.of("1", "2", "100", "999", "1000");
            case SEARCH_MAX -> List.of("1", "31", "100");
            case SEARCH_CAP, PAGE_CAP -> List.of("1", "30", "59", "60");
            default -> question.allowed();
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    void oneSwitch(Switch question, String value) {
        SandboxSettings settings = SandboxSettings.of(Profile.KIND).with(question, value);
        if (question == Switch.BULK_MAX_STATUS) {
            settings = settings.with(Switch.BULK_MAX, "100");
        }
        sandbox.settings(settings);
        Account.fill(sandbox);

        Expected.assertRecovered(Kit.write(sandbox, CLOCK, folder), settings);
    }

    /** Where bulk calls fail otherwise, deletes that pass over nobody tell how many rows a call takes. */
    @Test
    void bulkMaxIsReportedByDeletesToo() {
        sandbox.profile(Profile.KIND);
        sandbox.set(Switch.BULK_MAX, 77);
        sandbox.faults()
                .add(Fault.status(400)
                        .when((m, p) -> m.equals("POST") && p.equals("/v2/contacts"))
                        .always());

        Kit kit = Kit.write(sandbox, CLOCK, folder);

        assertThat(kit.reading(Switch.BULK_MAX)).isEqualTo("77");
        assertThat(kit.state(Switch.FAILED_CONTACTS_ITEM)).isEqualTo("undetermined");

        sandbox.set(Switch.BULK_DELETE_ABSENT, "STATUS_400");
        assertThat(Kit.write(sandbox, CLOCK, folder).state(Switch.BULK_MAX)).isEqualTo("undetermined");
        assertThat(sandbox.contacts()).isEmpty();
    }

    @Test
    void everySwitchIsAQuestionWithTheSameReadings() {
        List<Question> questions =
                Arrays.stream(Question.values()).filter(Question::isSwitch).toList();
        assertThat(questions)
                .extracting(Question::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Switch.values()).map(Enum::name).toList());
        assertThat(questions)
                .allSatisfy(q -> assertThat(q.readings())
                        .isEqualTo(Switch.named(q.name()).allowed()));
    }
}
