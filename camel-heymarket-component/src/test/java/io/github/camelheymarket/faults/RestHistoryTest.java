package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.Cases;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made-up histories of what is not a contact. {@code -Dhistory.rest.seeds=} runs that many of each profile, {@code -Dhistory.rest.first=}
 * from there.
 */
class RestHistoryTest {

    private static final int SEEDS = Integer.getInteger("history.rest.seeds", Cases.times(15));
    private static final int FIRST_SEED = Integer.getInteger("history.rest.first", 1);

    static Stream<Arguments> histories() {
        return Stream.of(Profile.values())
                .flatMap(profile ->
                        LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).mapToObj(seed -> Arguments.of(profile, seed)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void eachCallDoesWhatItSaysOnceAndNothingElse(Profile profile, long seed) throws IOException {
        assertThat(RestTrial.run(seed, profile)).isNull();
    }
}
