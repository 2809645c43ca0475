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

/** Made-up histories. {@code -Dhistory.seeds=} runs that many of each profile, {@code -Dhistory.first=} from there. */
class HistoryTest {

    private static final int SEEDS = Integer.getInteger("history.seeds", Cases.times(85));
    private static final int FIRST_SEED = Integer.getInteger("history.first", 1);

    @TempDir
    Path ledgers;

    static Stream<Arguments> histories() {
        return Stream.of(Profile.values())
                .flatMap(profile ->
                        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).mapToObj(seed -> Arguments.of(profile, seed)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whatIsReportedIsTrueAndNoContactIsStoredTwiceOrDamaged(Profile profile, long seed) throws IOException {
        assertThat(HistoryTrial.run(seed, profile, ledgers)).isNull();
    }
}
