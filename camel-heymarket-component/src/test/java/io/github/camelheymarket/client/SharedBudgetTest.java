package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A credential has one budget, for all its users and whatever limit they ask for. */
class SharedBudgetTest {

    private final TestContext context = new TestContext();
    private ClientRegistry registry;

    @BeforeEach
    void start() {
        context.start();
        registry = ClientRegistry.of(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void equalCredentialsShareABudgetThroughAllClients() {
        HeymarketClient one = lease(settings("http://localhost:1", 1)).client();
        HeymarketClient other = lease(settings("http://localhost:2", 1)).client();

        connectionRefused(one);
        assertThat(budgetIsFree(other)).as("what was not sent does not count").isTrue();
        spend(1);

        assertThat(budgetIsFree(one)).isFalse();
        assertThat(budgetIsFree(other)).isFalse();
    }

    @Test
    void otherCredentialsHaveABudgetOfTheirOwn() {
        lease(settings("http://localhost:1", 1));
        spend(1);

        ClientSettings others = new ClientSettings(
                URI.create("http://localhost:1"),
                Calls.LEGACY,
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(0, Duration.ofSeconds(1)),
                new ClientSettings.Budget(1, Duration.ofMillis(1)));

        assertThat(budgetIsFree(lease(others).client())).isTrue();
    }

    @Test
    void aBudgetOutlivesARestart() {
        ClientRegistry.Lease before = lease(settings("http://localhost:1", 1));
        spend(1);
        before.close();

        assertThat(budgetIsFree(lease(settings("http://localhost:1", 1)).client()))
                .isFalse();
    }

    @Test
    void theLowestLimitCountsForAllAndAWarningNamesBoth() {
        List<String> log = LogCapture.during(() -> {
            lease(settings("http://localhost:1", 500));
            lease(settings("http://localhost:2", 2));
        });
        spend(2);

        assertThat(budgetIsFree(lease(settings("http://localhost:1", 500)).client()))
                .isFalse();
        assertThat(log)
                .filteredOn(line -> line.contains("WARN"))
                .singleElement()
                .asString()
                .contains("500", "2", "requestsPerMinute");
    }

    @Test
    void equalLimitsAreNoReasonForAWarning() {
        List<String> log = LogCapture.during(() -> {
            lease(settings("http://localhost:1", 500));
            lease(settings("http://localhost:2", 500));
        });

        assertThat(log).noneMatch(line -> line.contains("WARN"));
    }

    @Test
    void whoWantsNoLimitIsLimitedByWhoDoes() {
        HeymarketClient unlimited = lease(settings("http://localhost:1", 0)).client();
        lease(settings("http://localhost:2", 1));
        spend(1);

        assertThat(budgetIsFree(unlimited)).isFalse();
    }

    @Test
    void theLimitRisesAgainWhenTheOneWhoAskedForLessIsGone() {
        HeymarketClient many = lease(settings("http://localhost:1", 500)).client();
        ClientRegistry.Lease few = lease(settings("http://localhost:2", 1));
        spend(1);
        few.close();

        assertThat(budgetIsFree(many)).isTrue();
    }

    @Test
    void aFactoryMakesTheBudget() {
        List<String> made = new ArrayList<>();
        RequestBudget.Factory factory = (id, limit) -> {
            made.add(id + " " + limit);
            return new CountingBudget();
        };

        registry.lease(settings("http://localhost:1", 70), "https", factory);
        registry.lease(settings("http://localhost:2", 70), "https", factory);

        assertThat(made).singleElement().asString().matches("[0-9a-f]{16} 70");
    }

    @Test
    void theNameOfABudgetGivesNoCredentialAway() {
        Set<String> names = new HashSet<>();
        RequestBudget.Factory factory = (id, limit) -> {
            names.add(id);
            return new CountingBudget();
        };
        registry.lease(settings("http://localhost:1", 70), "https", factory);
        registry.lease(Calls.settings("http://localhost:1", Calls.LEGACY, 0), "https", factory);

        assertThat(names).hasSize(2);
        assertThat(names.toString()).doesNotContain("3c1e").doesNotContain("legacy");
    }

    @Test
    void aFactoryIsNotAskedWhenNobodyWantsALimit() {
        List<Integer> limits = new ArrayList<>();
        RequestBudget.Factory factory = (id, limit) -> {
            limits.add(limit);
            return new CountingBudget();
        };

        registry.lease(settings("http://localhost:1", 0), "https", factory);
        assertThat(limits).isEmpty();
        registry.lease(settings("http://localhost:2", 60), "https", factory);

        assertThat(limits).containsExactly(60);
    }

    @Test
    void aFactorysBudgetIsToldOfALowerLimit() {
        List<Integer> told = new ArrayList<>();
        RequestBudget shared = new RequestBudget() {
            @Override
            public Permit acquire(Priority priority, Duration atMost) {
                throw new AssertionError("not asked");
            }

            @Override
            public void pause(Duration duration) {}

            @Override
            public void limit(int requestsPerMinute) {
                told.add(requestsPerMinute);
            }
        };

        registry.lease(settings("http://localhost:1", 70), "https", (id, limit) -> shared);
        registry.lease(settings("http://localhost:2", 40), "https", (id, limit) -> shared);

        assertThat(told).containsExactly(40);
    }

    private ClientRegistry.Lease lease(ClientSettings settings) {
        return registry.lease(settings, "https", null);
    }

    private static ClientSettings settings(String baseUrl, int requestsPerMinute) {
        return new ClientSettings(
                URI.create(baseUrl),
                Calls.PAIR,
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(0, Duration.ofSeconds(1)),
                new ClientSettings.Budget(requestsPerMinute, Duration.ofMillis(1)));
    }

    private void spend(int requests) {
        for (int i = 0; i < requests; i++) {
            try {
                registry.budget(Calls.PAIR)
                        .acquire(Priority.SINGLE, Duration.ZERO)
                        .answered();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static boolean budgetIsFree(HeymarketClient client) {
        HeymarketException e = connectionRefused(client);
        return !(e instanceof HeymarketRateLimitException);
    }

    /** Nobody listens at the addresses of these tests, so that nothing is ever sent. */
    private static HeymarketException connectionRefused(HeymarketClient client) {
        return catchThrowableOfType(HeymarketException.class, () -> client.call(Calls.read()));
    }
}
