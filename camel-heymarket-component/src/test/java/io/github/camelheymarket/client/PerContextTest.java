package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PerContextTest {

    private record Held(int number) {}

    @Test
    void oneObjectIsCreatedHoweverManyThreadsAskAtOnce() throws Exception {
        AtomicInteger created = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TestContext context = new TestContext()) {
            Callable<Held> ask = () -> {
                together.countDown();
                together.await();
                return PerContext.get(context, Held.class, of -> new Held(created.incrementAndGet()));
            };
            List<Future<Held>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(ask));
            }
            for (Future<Held> answer : answers) {
                assertThat(answer.get()).isEqualTo(new Held(1));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(created).hasValue(1);
    }

    @Test
    void eachContextHasItsOwn() throws Exception {
        try (TestContext one = new TestContext();
                TestContext other = new TestContext()) {
            Held first = PerContext.get(one, Held.class, of -> new Held(1));
            Held second = PerContext.get(other, Held.class, of -> new Held(2));
            assertThat(first).isNotEqualTo(second);
        }
    }

    @Test
    void nothingIsStoredUntilThereIsAnObject() throws Exception {
        try (TestContext context = new TestContext()) {
            assertThat(PerContext.<Held>find(context, Held.class, of -> null)).isNull();
            assertThat(PerContext.get(context, Held.class, of -> new Held(7))).isEqualTo(new Held(7));
        }
    }

    @Test
    void creatingAnObjectMayAskForAnother() throws Exception {
        try (TestContext context = new TestContext()) {
            Held held = PerContext.get(
                    context, Held.class, of -> new Held(PerContext.get(context, Integer.class, inner -> 3)));
            assertThat(held).isEqualTo(new Held(3));
        }
    }
}
