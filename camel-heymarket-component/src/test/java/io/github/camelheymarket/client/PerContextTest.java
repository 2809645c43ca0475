package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class PerContextTest {

    private record Held(int number) {}

    @Test
    void oneObjectIsCreatedHoweverManyThreadsAskAtOnce() throws Exception {
        AtomicInteger created = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
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
        try (DefaultCamelContext one = new DefaultCamelContext();
                DefaultCamelContext other = new DefaultCamelContext()) {
            Held first = PerContext.get(one, Held.class, of -> new Held(1));
            Held second = PerContext.get(other, Held.class, of -> new Held(2));
            assertThat(first).isNotEqualTo(second);
        }
    }

    @Test
    void nothingIsStoredUntilThereIsAnObject() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(PerContext.<Held>get(context, Held.class, of -> null)).isNull();
            assertThat(PerContext.get(context, Held.class, of -> new Held(7))).isEqualTo(new Held(7));
        }
    }

    @Test
    void creatingAnObjectMayAskForAnother() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Held held = PerContext.get(
                    context, Held.class, of -> new Held(PerContext.get(context, Integer.class, inner -> 3)));
            assertThat(held).isEqualTo(new Held(3));
        }
    }
}
