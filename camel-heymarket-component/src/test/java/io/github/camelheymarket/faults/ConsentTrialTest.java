package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.Cases;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R5, with made-up histories. {@code -Dconsent.seeds=} runs that many of each profile, {@code -Dconsent.first=} from there. */
class ConsentTrialTest {

    private static final int SEEDS = Integer.getInteger("consent.seeds", Cases.times(20));
    private static final int FIRST_SEED = Integer.getInteger("consent.first", 1);

    @TempDir
    Path ledgers;

    static Stream<Arguments> histories() {
        return Stream.of(Profile.values())
                .flatMap(profile ->
                        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).mapToObj(seed -> Arguments.of(profile, seed)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whoHasOptedOutStaysSoAndWhatIsReportedIsTrue(Profile profile, long seed) throws IOException {
        assertThat(ConsentTrial.run(seed, profile, ledgers)).isNull();
    }
}
