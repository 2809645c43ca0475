package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.RecentWrites.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentWritesTest {

    private static final List<String> KEYS = List.of("phone:12025550143");
    private static final Written NAMED = new Written(700001L, null, 2);
    private static final Written WITHOUT_ID = new Written(null, null, RecentWrites.UNKNOWN_REV);

    private final RecentWrites writes = AccountMemory.unshared().writes();

    @Test
    void aContactWithoutAnIdIsKeptWhenAnotherOfItsPhoneIsGone() {
        writes.remember(KEYS, NAMED);
        writes.remember(KEYS, WITHOUT_ID);

        writes.forget(KEYS, NAMED);

        assertThat(writes.find(KEYS.get(0))).containsExactly(WITHOUT_ID);
    }

    @Test
    void aContactWithoutAnIdIsForgottenWhereNoReadShowsIt() {
        writes.remember(KEYS, NAMED);
        writes.remember(KEYS, WITHOUT_ID);

        writes.forget(KEYS, WITHOUT_ID);

        assertThat(writes.find(KEYS.get(0))).containsExactly(NAMED);
    }

    @Test
    void aContactWithAnIdReplacesTheOneWithout() {
        writes.remember(KEYS, WITHOUT_ID);

        writes.remember(KEYS, NAMED);

        assertThat(writes.find(KEYS.get(0))).containsExactly(NAMED);
    }
}
