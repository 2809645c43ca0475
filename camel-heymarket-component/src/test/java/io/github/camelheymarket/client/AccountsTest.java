package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.ClientRegistry.Lease;
import io.github.camelheymarket.client.HttpTransport.HttpAnswer;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What clients share, and what is left of them when something fails or ends. */
class AccountsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualTime time = VirtualTime.standing();
    private final Accounts accounts = new Accounts(time, () -> time);
    private final List<String> told = new ArrayList<>();
    private boolean transportFails;
    private final ClientRegistry registry = new ClientRegistry(
            (component, settings) -> {
                if (transportFails) {
                    throw new IllegalStateException("no transport");
                }
                return new HttpTransport() {
                    @Override
                    public HttpAnswer send(ApiRequest request, String token, byte[] body) {
                        throw new AssertionError("not asked");
                    }

                    @Override
                    public void close() throws IOException {
                        told.add("transport closed");
                        throw new IOException("it was closed already");
                    }
                };
            },
            accounts);

    private static ClientSettings settings(String url, Credentials credentials, int requestsPerMinute) {
        return new ClientSettings(
                URI.create(url),
                credentials,
                new ClientSettings.Timeouts(null, null),
                new ClientSettings.Retries(0, MINUTE),
                new ClientSettings.Budget(requestsPerMinute, MINUTE));
    }

    private Lease lease(String url, int requestsPerMinute) {
        return registry.lease(settings(url, Calls.PAIR, requestsPerMinute), "https", null);
    }

    private final class Observer implements ClientObserver {
        @Override
        public void opened(HeymarketClient client) {
            told.add("opened " + client.account().replaceAll("#.*", ""));
        }

        @Override
        public void closed(HeymarketClient client) {
            told.add("closed " + client.account().replaceAll("#.*", ""));
        }
    }

    @Test
    void anObserverIsToldOfClientsThatOpenAndCloseAndOfThoseThatAreOpen() {
        Lease first = lease("http://one", 5);
        Lease gone = lease("http://gone", 5);
        gone.close();
        told.clear();
        registry.observe(new Observer());
        Lease second = lease("http://two", 5);
        Lease again = lease("http://two", 5);
        second.close();
        again.close();
        first.close();
        assertThat(told)
                .containsExactly(
                        "opened http://one",
                        "opened http://two",
                        "closed http://two",
                        "transport closed",
                        "closed http://one",
                        "transport closed");
    }

    @Test
    void theStatisticsAreThoseOfTheOpenClientsByUrl() {
        Lease two = lease("http://two", 5);
        Lease one = lease("http://one", 7);
        assertThat(registry.statistics())
                .extracting(ClientStatistics::baseUrl)
                .containsExactly("http://one", "http://two");
        assertThat(registry.statistics().get(0).budget()).isEqualTo(new ClientStatistics.Budget(5, OptionalInt.of(5)));
        two.close();
        assertThat(registry.statistics().get(0).budget()).isEqualTo(new ClientStatistics.Budget(7, OptionalInt.of(7)));
        one.close();
        assertThat(registry.statistics()).isEmpty();
    }

    @Test
    void aClientThatCannotBeOpenedLeavesNothingBehind() {
        transportFails = true;
        assertThatThrownBy(() -> lease("http://one", 5)).hasMessage("no transport");
        assertThat(registry.statistics()).isEmpty();
        assertThat(registry.accounts()).isEqualTo(2);
        time.advance(Accounts.KEPT.plusSeconds(1));
        transportFails = false;
        Lease other = registry.lease(settings("http://one", Calls.LEGACY, 5), "https", null);
        assertThat(registry.accounts()).isEqualTo(2);
        other.close();
    }

    @Test
    void aBudgetThatCannotBeMadeLeavesNothingBehind() {
        RequestBudget.Factory failing = (id, limit) -> {
            throw new IllegalStateException("no budget");
        };
        assertThatThrownBy(() -> accounts.begin(settings("http://one", Calls.PAIR, 5), failing))
                .hasMessage("no budget");
        assertThat(accounts.budget(Calls.PAIR)).isNotNull();
        time.advance(Accounts.KEPT.plusSeconds(1));
        accounts.begin(settings("http://one", Calls.LEGACY, 0), null).close();
        assertThat(accounts.budget(Calls.PAIR)).isNull();
        assertThat(accounts.size()).isEqualTo(2);
    }

    @Test
    void anAccountIsACredentialAtAUrlAndABudgetIsThatOfTheCredential() {
        Accounts.Use one = accounts.begin(settings("http://one", Calls.PAIR, 5), null);
        Accounts.Use same = accounts.begin(settings("http://one", Calls.PAIR, 5), null);
        Accounts.Use other = accounts.begin(settings("http://two", Calls.PAIR, 5), null);
        assertThat(same.memory()).isSameAs(one.memory());
        assertThat(other.memory()).isNotSameAs(one.memory());
        assertThat(other.budget()).isSameAs(one.budget()).isSameAs(accounts.budget(Calls.PAIR));
        assertThat(accounts.size()).isEqualTo(3);
        one.close();
        same.close();
        other.close();
    }

    @Test
    void theLowestLimitOfTheClientsAppliesAndNoLimitLimitsNobody() {
        CredentialBudget budget = new CredentialBudget(Calls.PAIR, time);
        budget.join(0, null);
        assertThat(budget.limit()).isZero();
        assertThat(budget.left()).isEmpty();
        budget.join(9, null);
        budget.join(4, null);
        budget.join(4, null);
        assertThat(budget.limit()).isEqualTo(4);
        assertThat(budget.left()).hasValue(4);
        budget.leave(4);
        assertThat(budget.limit()).isEqualTo(4);
        budget.leave(4);
        assertThat(budget.limit()).isEqualTo(9);
        budget.leave(9);
        assertThat(budget.limit()).isZero();
    }

    @Test
    void aPauseHoldsUntilItsEndAndAShorterOneDoesNotEndIt() throws Exception {
        CredentialBudget budget = new CredentialBudget(Calls.PAIR, time);
        budget.join(3, null);
        assertThat(budget.isPaused(time.steady())).isFalse();
        budget.pause(Duration.ofSeconds(10));
        budget.pause(Duration.ofSeconds(5));
        assertThat(budget.left()).hasValue(0);
        time.advance(Duration.ofSeconds(9));
        assertThat(budget.isPaused(time.steady())).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(budget.isPaused(time.steady())).isFalse();
        budget.acquire(Priority.SINGLE, Duration.ZERO).answered();
        assertThat(budget.left()).hasValue(2);
    }

    @Test
    void aFactoryMakesOneBudgetWhenTheFirstClientWantsALimit() {
        List<String> made = new ArrayList<>();
        RequestBudget.Factory factory = (id, limit) -> {
            made.add(id + " " + limit);
            return new SlidingLogBudget(limit, time);
        };
        CredentialBudget budget = new CredentialBudget(Calls.PAIR, time);
        budget.join(0, factory);
        assertThat(made).isEmpty();
        budget.join(6, null);
        budget.join(5, factory);
        assertThat(made).containsExactly(CredentialBudget.id(Calls.PAIR) + " 6");
        assertThat(budget.left()).hasValue(5);
        assertThat(CredentialBudget.id(Calls.PAIR))
                .hasSize(16)
                .isNotEqualTo(CredentialBudget.id(Calls.LEGACY))
                .isEqualTo(CredentialBudget.id(new Credentials.SecretPair("3c1e-id", "another key")));
    }
}
