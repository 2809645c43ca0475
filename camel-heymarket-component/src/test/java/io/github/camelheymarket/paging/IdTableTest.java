package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTableTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void showsWhatAMapShows(int width) {
        Random random = new Random(7);
        IdTable table = new IdTable(width);
        Map<String, Visit> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            int event = random.nextInt(50_000);
            if (event == 0) {
                table.clearWalk();
                expected.replaceAll((key, last) -> Visit.FIRST_IN_WALK);
            } else if (event == 1) {
                table.clearPass();
                expected.replaceAll((key, last) -> last == Visit.REPEATED ? Visit.FIRST_IN_PASS : last);
            }
            long low = random.nextInt(40_000) - 20_000L;
            long high = width == 1 ? 0 : random.nextInt(3) - 1L;
            Visit is = expected.getOrDefault(high + "," + low, Visit.FIRST);

            assertThat(table.visit(high, low)).isEqualTo(is);
            expected.put(high + "," + low, Visit.REPEATED);
        }
        assertThat(table.size()).isEqualTo(expected.size());
    }

    @Test
    void extremesAreKeysLikeOthers() {
        IdTable table = new IdTable(1);
        for (long key : new long[] {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(table.visit(0, key)).isEqualTo(Visit.FIRST);
            assertThat(table.visit(0, key)).isEqualTo(Visit.REPEATED);
        }
        assertThat(table.size()).isEqualTo(5);
    }

    @Test
    void anEmptyTableTakesNothingAndTheFirstKeyEightPlaces() {
        IdTable numbers = new IdTable(1);
        IdTable uuids = new IdTable(2);
        assertThat(numbers.bytes()).isZero();
        numbers.visit(0, 7);
        uuids.visit(1, 7);
        assertThat(numbers.bytes()).isEqualTo((8 + 1) * 8);
        assertThat(uuids.bytes()).isEqualTo((16 + 1) * 8);
    }

    @Test
    @Tag("long")
    void aMillionIdsInARowCostElevenToSeventeenBytesEach() {
        IdTable table = new IdTable(1);
        for (long id = 700_001; id <= 1_700_000; id++) {
            table.visit(0, id);
        }

        System.out.printf("1,000,000 integer ids: %.1f bytes each%n", table.bytes() / 1e6);
        assertThat(table.bytes()).isBetween(10_600_000L, 17_000_000L);
    }

    @Test
    @Tag("long")
    void aMillionUuidsCostTwentyTwoToThirtyThreeBytesEach() {
        Random random = new Random(7);
        IdTable table = new IdTable(2);
        for (int i = 0; i < 1_000_000; i++) {
            table.visit(random.nextLong(), random.nextLong());
        }

        System.out.printf("1,000,000 UUIDs: %.1f bytes each%n", table.bytes() / 1e6);
        assertThat(table.bytes()).isBetween(21_300_000L, 33_500_000L);
    }
}
