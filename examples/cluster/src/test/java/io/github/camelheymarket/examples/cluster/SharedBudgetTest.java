package io.github.camelheymarket.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.TimeMeter;
import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.spi.Priority;
import io.github.camelheymarket.spi.RequestBudget;
import io.github.camelheymarket.spi.RequestBudget.Permit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL. What they wait for tokens passes on a clock of the test's own. */
class SharedBudgetTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static EmbeddedPostgres postgres;

    private final AtomicLong now = new AtomicLong(1_000_000_000_000_000_000L);
    private final List<PostgresBudgets> opened = new ArrayList<>();
    private final PostgresBudgets one = node();
    private final PostgresBudgets other = node();

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @AfterEach
    void close() {
        opened.forEach(PostgresBudgets::close);
    }

    @Test
    void allNodesTogetherKeepToTheLimitInAnyMinuteAndUseAlmostAllOfIt() throws InterruptedException {
        BudgetShape shape = BudgetShape.of(500);
        RequestBudget first = one.create("any-minute", 500);
        RequestBudget second = other.create("any-minute", 500);
        long start = now.get();
        List<Long> taken = new ArrayList<>();

        while (now.get() - start < 2 * MINUTE.toNanos()) {
            RequestBudget next = taken.size() % 3 == 0 ? first : second;
            next.acquire(Priority.BULK, LONG).answered();
            taken.add(now.get());
        }

        assertThat(mostInAMinute(taken)).isLessThanOrEqualTo(shape.held() + shape.perMinute());
        assertThat(taken).hasSizeGreaterThanOrEqualTo(2 * 485);
    }

    @Test
    void aBudgetThatWasNotUsedForLongLetsNoCrowdPass() throws InterruptedException {
        RequestBudget budget = one.create("after-a-rest", 500);
        budget.acquire(Priority.SINGLE, LONG).answered();
        now.addAndGet(Duration.ofHours(1).toNanos());
        long rested = now.get();

        for (int i = 0; i < 20; i++) {
            other.create("after-a-rest", 500).acquire(Priority.SINGLE, LONG).answered();
        }

        assertThat(Duration.ofNanos(now.get() - rested)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aRequestThatWasNotSentDoesNotCount() throws InterruptedException {
        RequestBudget first = one.create("not-sent", 60);
        RequestBudget second = other.create("not-sent", 60);

        Permit place = first.acquire(Priority.SINGLE, LONG);
        assertThatThrownBy(() -> second.acquire(Priority.SINGLE, Duration.ZERO))
                .isInstanceOf(HeymarketRateLimitException.class)
                .hasMessageContaining("maxBudgetWait");
        place.notSent();

        second.acquire(Priority.SINGLE, Duration.ZERO).answered();
    }

    @Test
    void aPauseHoldsEachNodeBackAndNoOtherCredential() throws InterruptedException {
        RequestBudget first = one.create("paused", 500);
        RequestBudget second = other.create("paused", 500);
        first.pause(Duration.ofSeconds(40));
        first.pause(Duration.ofSeconds(1));

        assertThatThrownBy(() -> second.acquire(Priority.SINGLE, Duration.ofSeconds(30)))
                .isInstanceOf(HeymarketRateLimitException.class);
        other.create("not-paused", 500).acquire(Priority.SINGLE, Duration.ofSeconds(30));
    }

    @Test
    void nobodyIsLetPassWhenTheDatabaseIsGone() {
        RequestBudget budget = one.create("gone", 500);
        one.close();

        assertThatThrownBy(() -> budget.acquire(Priority.SINGLE, LONG))
                .isInstanceOf(HeymarketRateLimitException.class)
                .hasMessageContaining("PostgreSQL");
        budget.pause(Duration.ofSeconds(1));
    }

    @Test
    void theDatabasesTimeIsTold() {
        try (HikariDataSource database = PostgresBudgets.connect(url())) {
            Instant told = Instant.ofEpochSecond(0, new DatabaseClock(database).currentTimeNanos());

            assertThat(told)
                    .isBetween(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(3_600));
        }
    }

    private PostgresBudgets node() {
        TimeMeter clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        PostgresBudgets budgets = new PostgresBudgets(PostgresBudgets.connect(url()), clock, now::addAndGet);
        opened.add(budgets);
        return budgets;
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static int mostInAMinute(List<Long> taken) {
        RequestTimes times = new RequestTimes();
        taken.forEach(times::add);
        return times.mostInAMinute();
    }
}
