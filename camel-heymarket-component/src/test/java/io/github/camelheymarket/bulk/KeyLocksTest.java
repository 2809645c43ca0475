package io.github.camelheymarket.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLocksTest {

    @Test
    void whereOneKeyIsTakenNoneIsTaken() {
        KeyLocks locks = new KeyLocks();
        assertThat(locks.tryLock(Set.of("a", "b"))).isTrue();
        assertThat(locks.tryLock(Set.of("b", "c"))).isFalse();
        assertThat(locks.tryLock(Set.of("c"))).isTrue();
        locks.unlock(Set.of("a", "b"));
        assertThat(locks.tryLock(Set.of("a", "b"))).isTrue();
    }

    @Test
    void anInterruptedWaitHoldsNothing() {
        KeyLocks locks = new KeyLocks();
        locks.tryLock(Set.of("b"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> locks.lock(Set.of("a", "b"))).isInstanceOf(InterruptedException.class);
        assertThat(locks.tryLock(Set.of("a"))).isTrue();
    }

    @Test
    void manyThreadsWithOverlappingKeysNeverShareOneAndAllComeToAnEnd() throws Exception {
        KeyLocks locks = new KeyLocks();
        Set<Integer> held = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 8)
                    .mapToObj(seed -> threads.submit(() -> {
                        Random random = new Random(seed);
                        for (int i = 0; i < 500; i++) {
                            List<Integer> keys =
                                    random.ints(3, 0, 10).distinct().boxed().toList();
                            List<String> names =
                                    keys.stream().map(String::valueOf).toList();
                            locks.lock(names);
                            boolean alone = keys.stream().allMatch(held::add);
                            held.removeAll(Set.copyOf(keys));
                            locks.unlock(names);
                            if (!alone) {
                                return false;
                            }
                        }
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> one : all) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
