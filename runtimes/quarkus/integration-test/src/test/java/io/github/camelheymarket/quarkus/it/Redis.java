package io.github.camelheymarket.quarkus.it;

import io.github.camelheymarket.cluster.RedisProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A Redis that starts before the application, which shares its budget there. */
public class Redis implements QuarkusTestResourceLifecycleManager {

    private final RedisProcess redis = new RedisProcess();

    @Override
    public Map<String, String> start() {
        try {
            redis.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A bucket of one token, of which the next comes after 20 seconds.
        return Map.of(
                "camel.heymarket.cluster.url", redis.url(),
                "camel.component.heymarket.requestsPerMinute", "5",
                "camel.component.heymarket.maxBudgetWait", "1");
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(redis.url(), new TestInjector.MatchesType(String.class));
    }

    @Override
    public void stop() {
        try {
            redis.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
