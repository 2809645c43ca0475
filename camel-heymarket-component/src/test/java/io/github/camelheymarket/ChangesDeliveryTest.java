package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a change counts as delivered: failures, restarts, crashes, exchanges that take their time. */
class ChangesDeliveryTest {

    private static final ChangesRig.Clock CLOCK = new ChangesRig.Clock();

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension(sandbox -> sandbox.clock(CLOCK));

    @TempDir
    Path folder;

    private final List<ChangesRig> lives = new ArrayList<>();
    private HeymarketSandbox sandbox;

    @BeforeEach
    void begin() {
        CLOCK.reset();
        sandbox = HEYMARKET.sandbox();
    }

    @AfterEach
    void end() {
        lives.forEach(ChangesRig::close);
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, fromNow", "HOSTILE, fromBeginning", "KIND, fromNow", "KIND, fromBeginning"})
    void aFailureIsDeliveredAgainAndTheOthersAreNot(Profile profile, String start) {
        List<SandboxContact> people = people(profile, 40);
        Set<Long> broken =
                new HashSet<>(List.of(people.get(3).id(), people.get(7).id()));
        ChangesRig rig = rig().start("start=" + start, exchange -> failFor(broken, exchange));
        List<Long> given = changedOrLoaded(rig, start, people);
        assertThat(given).hasSize(38).doesNotContainAnyElementsOf(broken);

        assertThat(rig.poll()).as("still broken").isEmpty();
        broken.clear();
        assertThat(rig.poll())
                .containsExactlyInAnyOrder(people.get(3).id(), people.get(7).id());
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.handled).isEmpty();
    }

    @Test
    void afterTheLastAttemptItGoesToTheExceptionHandlerAndIsPassedOver() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = Set.of(people.get(3).id());
        Map<Long, Integer> attempts = new HashMap<>();
        ChangesRig rig = rig().start("start=fromBeginning&maxDeliveryAttempts=3", exchange -> {
            attempts.merge(ChangesRig.contact(exchange).getId(), 1, Integer::sum);
            failFor(broken, exchange);
        });
        for (int i = 0; i < 6; i++) {
            rig.poll();
        }
        assertThat(attempts)
                .containsEntry(people.get(3).id(), 3)
                .containsEntry(people.get(4).id(), 1);
        assertThat(rig.handled).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(rig.messages.get(0))
                .contains(people.get(3).id() + " is skipped")
                .contains("3 times");
    }

    @Test
    void attemptsAreCountedOverARestart() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = Set.of(people.get(3).id());
        String options = "start=fromBeginning&maxDeliveryAttempts=3&cursorFile=" + folder.resolve("cursor");
        for (int life = 0; life < 3; life++) {
            ChangesRig rig = rig().start(options, exchange -> failFor(broken, exchange));
            rig.poll();
            assertThat(rig.handled).hasSize(life == 2 ? 1 : 0);
            rig.close();
        }
    }

    @Test
    void aContactThatChangedAfterItsFailureComesInItsNewState() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = new HashSet<>(List.of(people.get(3).id()));
        ChangesRig rig = rig().start("start=fromBeginning", exchange -> failFor(broken, exchange));
        rig.poll();
        pass(60);
        ChangesRig.change(sandbox, people.get(3), "Maren");
        broken.clear();
        rig.poll();
        assertThat(rig.contacts())
                .last()
                .satisfies(c -> assertThat(c.getFirst()).isEqualTo("Maren"));
        pass(60);
        rig.poll();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void aFailedContactThatIsDeletedMeanwhileIsForgotten() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = Set.of(people.get(3).id());
        ChangesRig rig = rig().start("start=fromBeginning", exchange -> failFor(broken, exchange));
        rig.poll();
        sandbox.delete(people.get(3).id());
        rig.poll();
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.handled).isEmpty();
        assertThat(sandbox.requests("GET", "/v1/contact/")).hasSize(1);
    }

    /** A target that is down must not cost more than the few that were tried. */
    @Test
    void aRouteThatFailsForAllIsNotGivenMoreThanItMayHaveUnderWay() {
        List<SandboxContact> people = people(Profile.HOSTILE, 50);
        boolean[] down = {true};
        List<Long> tried = new ArrayList<>();
        ChangesRig rig = rig().start("start=fromBeginning&maxInFlight=5", exchange -> {
            tried.add(ChangesRig.contact(exchange).getId());
            if (down[0]) {
                throw new IllegalStateException("down");
            }
        });
        rig.poll();
        rig.poll();
        assertThat(tried).hasSize(10);
        assertThat(new HashSet<>(tried)).hasSize(5);
        down[0] = false;
        List<Long> given = new ArrayList<>(rig.poll());
        given.addAll(rig.poll());
        assertThat(given).containsExactlyInAnyOrderElementsOf(ids(people));
    }

    @ParameterizedTest
    @EnumSource
    void aRestartGoesOnWhereTheProgramStopped(Profile profile) {
        List<SandboxContact> people = people(profile, 40);
        String options = "cursorFile=" + folder.resolve("state/cursor.json");
        ChangesRig first = rig().start(options);
        first.poll();
        pass(60);
        ChangesRig.change(sandbox, people.get(3), "Maren");
        assertThat(first.poll()).containsExactly(people.get(3).id());
        first.close();

        ChangesRig.change(sandbox, people.get(4), "Noor");
        pass(60);
        SandboxContact created = sandbox.seed(Seed.phone("12025550999"));
        ChangesRig second = rig().start(options);
        assertThat(second.poll()).containsExactly(people.get(4).id(), created.id());
        second.close();

        assertThat(rig().start(options).poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, 0", "HOSTILE, 33", "KIND, 7", "KIND, 59"})
    void aFirstLoadGoesOnWhereTheProgramWasKilled(Profile profile, int killedAfter) throws Exception {
        List<SandboxContact> people = people(profile, 60);
        Path file = folder.resolve("cursor");
        Path copy = folder.resolve("copy/cursor");
        Files.createDirectories(copy.getParent());
        List<Long> given = new ArrayList<>();
        ChangesRig first = rig().start("start=fromBeginning&pageSize=10&maxInFlight=5&cursorFile=" + file, exchange -> {
            if (given.size() == killedAfter) {
                // What is on the disk at this moment is what a killed program leaves.
                Files.copy(file, copy);
            }
            given.add(ChangesRig.contact(exchange).getId());
        });
        first.poll();
        List<Long> before = given.subList(0, killedAfter);

        List<Long> after = rig().start("start=fromBeginning&pageSize=10&cursorFile=" + copy)
                .poll();

        Set<Long> all = new HashSet<>(before);
        all.addAll(after);
        assertThat(all).containsExactlyInAnyOrderElementsOf(ids(people));
        List<Long> again = new ArrayList<>(after);
        again.retainAll(before);
        assertThat(again).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void whoeverChangedWhileAFirstLoadWasInterruptedComesInTheNewState() throws Exception {
        List<SandboxContact> people = people(Profile.HOSTILE, 60);
        String options = "start=fromBeginning&pageSize=10&maxMessagesPerPoll=25&cursorFile=" + folder.resolve("cursor");
        ChangesRig first = rig().start(options);
        List<Long> given = new ArrayList<>(first.poll());
        first.close();
        pass(60);
        ChangesRig.change(sandbox, people.get(2), "Maren");
        ChangesRig.change(sandbox, people.get(58), "Noor");
        ChangesRig second = rig().start(options);
        for (int i = 0; i < 4; i++) {
            given.addAll(second.poll());
        }
        assertThat(given).containsAll(ids(people));
        assertThat(second.contacts())
                .extracting(c -> String.valueOf(c.getFirst()))
                .contains("Maren", "Noor");
        assertThat(given).hasSize(61);
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, fromNow", "HOSTILE, fromBeginning", "KIND, fromNow", "KIND, fromBeginning"})
    void exchangesThatOvertakeOthersDoNotTakeTheCursorPastThem(Profile profile, String start) throws Exception {
        List<SandboxContact> people = people(profile, 6);
        long slow = people.get(4).id();
        Path file = folder.resolve("cursor");
        CountDownLatch release = new CountDownLatch(1);
        ChangesRig first = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri("maxInFlight=6&start=" + start + "&cursorFile=" + file))
                        .to("seda:work?waitForTaskToComplete=Never");
                from("seda:work?concurrentConsumers=6").process(exchange -> {
                    if (ChangesRig.contact(exchange).getId() == slow) {
                        release.await();
                    }
                    lives.get(0).exchanges.add(exchange);
                });
            }
        });
        changedOrLoaded(first, start, people);
        await().until(() -> first.exchanges.size() == 5);
        pass(60);
        first.poll();
        Path copy = folder.resolve("copy");
        // At its end a poll notes what was done meanwhile; the last completion may be a moment behind its exchange.
        await().until(() -> {
            first.poll();
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            ChangesRig second = rig().start("cursorFile=" + copy);
            List<Long> again = second.poll();
            second.close();
            assertThat(again).as("the one that is still under way").contains(slow);
            return again.size() == 1;
        });
        release.countDown();
    }

    /** So that a crash repeats no long work, however much may be under way. */
    @Test
    void whatTakesLongIsNotedAtOnce() throws Exception {
        people(Profile.HOSTILE, 10);
        Path file = folder.resolve("cursor");
        Path copy = folder.resolve("copy");
        int[] given = {0};
        ChangesRig first = rig().start("start=fromBeginning&cursorFile=" + file, exchange -> {
            if (given[0]++ == 6) {
                Files.copy(file, copy);
            }
            pass(2);
        });
        first.poll();
        assertThat(rig().start("start=fromBeginning&cursorFile=" + copy).poll()).hasSize(4);
    }

    @Test
    void noMoreAreUnderWayThanTheRouteAllows() {
        List<SandboxContact> people = people(Profile.HOSTILE, 30);
        Set<Thread> inside = Collections.synchronizedSet(new HashSet<>());
        List<Integer> most = Collections.synchronizedList(new ArrayList<>());
        ChangesRig rig = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri("start=fromBeginning&maxInFlight=4"))
                        .threads(10)
                        .process(exchange -> {
                            inside.add(Thread.currentThread());
                            most.add(inside.size());
                            Thread.yield();
                            inside.remove(Thread.currentThread());
                            lives.get(0).exchanges.add(exchange);
                        });
            }
        });
        rig.poll();
        await().until(() -> rig.exchanges.size() == 30);
        assertThat(most).allMatch(count -> count <= 4);
        assertThat(rig.ids(0)).containsExactlyInAnyOrderElementsOf(ids(people));
    }

    /** Two states of a contact at once could overtake each other. */
    @Test
    void aContactUnderWayComesAgainOnlyAfterwards() {
        List<SandboxContact> people = people(Profile.HOSTILE, 6);
        CountDownLatch release = new CountDownLatch(1);
        ChangesRig rig = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri("")).to("seda:work");
                from("seda:work?concurrentConsumers=3").process(exchange -> {
                    release.await();
                    lives.get(0).exchanges.add(exchange);
                });
            }
        });
        rig.poll();
        pass(60);
        ChangesRig.change(sandbox, people.get(3), "Maren");
        rig.poll();
        ChangesRig.change(sandbox, people.get(3), "Ines");
        pass(60);
        rig.poll();
        release.countDown();
        await().until(() -> rig.exchanges.size() == 1);
        await().until(() -> {
            rig.poll();
            return rig.exchanges.size() == 2;
        });
        assertThat(rig.contacts()).extracting(c -> c.getFirst()).containsExactly("Maren", "Ines");
    }

    @Test
    void aRouteCanKeepTheCursorInItsOwnTransaction() {
        List<SandboxContact> people = people(Profile.HOSTILE, 40);
        Ledger ledger = new Ledger();
        Set<Long> stored = new HashSet<>();
        for (int life = 0; life < 8; life++) {
            ChangesRig rig = rig();
            rig.context().getRegistry().bind("ledger", ledger);
            int[] left = {7};
            rig.start(
                    "start=fromBeginning&maxMessagesPerPoll=8&cursorRepository=#ledger&cursorKey=changes", exchange -> {
                        if (left[0]-- == 0) {
                            throw new IllegalStateException("rolled back, and the program ends");
                        }
                        assertThat(stored.add(ChangesRig.contact(exchange).getId()))
                                .as("once")
                                .isTrue();
                        ledger.text = ChangesRig.cursor(exchange);
                    });
            rig.poll();
            rig.close();
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(ids(people));
    }

    /** Reads what the route wrote, and writes nothing itself. */
    public static final class Ledger extends ServiceSupport implements StateRepository<String, String> {
        private String text;

        @Override
        public void setState(String key, String value) {
            // The route does.
        }

        @Override
        public String getState(String key) {
            return text;
        }
    }

    @Test
    void aRepositoryKeepsTheCursorUnderItsKey() {
        List<SandboxContact> people = people(Profile.HOSTILE, 5);
        var repository = new org.apache.camel.support.processor.state.MemoryStateRepository();
        for (int life = 0; life < 2; life++) {
            ChangesRig rig = rig();
            rig.context().getRegistry().bind("states", repository);
            rig.start("start=fromBeginning&cursorRepository=#states&cursorKey=mine");
            assertThat(rig.poll()).hasSize(life == 0 ? 5 : 0);
        }
        assertThat(repository.getState("mine")).contains("\"heymarket\":\"changes\"");
        assertThat(people).hasSize(5);
    }

    @Test
    void aCursorThatCannotBeSavedStopsThePollBeforeMoreIsUnderWayThanMayComeTwice() throws Exception {
        people(Profile.HOSTILE, 50);
        Broken broken = new Broken();
        ChangesRig rig = rig();
        rig.context().getRegistry().bind("broken", broken);
        rig.start(
                "start=fromBeginning&maxInFlight=5&cursorRepository=#broken&cursorKey=mine",
                exchange -> broken.down = true);
        rig.poll();
        assertThat(rig.exchanges).hasSize(5);
        assertThat(rig.handled).isNotEmpty().allMatch(e -> e instanceof HeymarketCursorException);
        rig.poll();
        assertThat(rig.exchanges).hasSize(5);
    }

    public static final class Broken extends ServiceSupport implements StateRepository<String, String> {
        private boolean down;

        @Override
        public void setState(String key, String value) {
            if (down) {
                throw new IllegalStateException("no space");
            }
        }

        @Override
        public String getState(String key) {
            return null;
        }
    }

    @Test
    void aStopWhileExchangesAreUnderWayLosesNothingAndTheyStillMoveTheCursor() throws Exception {
        List<SandboxContact> people = people(Profile.HOSTILE, 5);
        CountDownLatch release = new CountDownLatch(1);
        String options = "start=fromBeginning&cursorFile=" + folder.resolve("cursor");
        ChangesRig first = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri(options)).routeId("changes").to("seda:work");
                from("seda:work").process(exchange -> {
                    release.await();
                    lives.get(0).exchanges.add(exchange);
                });
            }
        });
        first.poll();
        first.context()
                .getEndpoint(ChangesRig.uri(options))
                .createConsumer(e -> {})
                .stop();
        new Thread(release::countDown).start();
        first.close();
        assertThat(first.exchanges).hasSize(5);

        assertThat(rig().start(options).poll()).isEmpty();
        assertThat(people).hasSize(5);
    }

    private List<Long> changedOrLoaded(ChangesRig rig, String start, List<SandboxContact> people) {
        if (start.equals("fromNow")) {
            rig.poll();
            pass(60);
            people.forEach(contact -> ChangesRig.change(sandbox, contact, "Maren"));
        }
        return rig.poll();
    }

    private static void failFor(Set<Long> broken, org.apache.camel.Exchange exchange) {
        if (broken.contains(ChangesRig.contact(exchange).getId())) {
            throw new IllegalStateException("not this one");
        }
    }

    private ChangesRig rig() {
        ChangesRig rig = new ChangesRig(sandbox, CLOCK);
        lives.add(rig);
        return rig;
    }

    /** Each changed a second after the one before, the last one an hour ago. */
    private List<SandboxContact> people(Profile profile, int count) {
        sandbox.profile(profile);
        return IntStream.range(0, count)
                .mapToObj(i -> sandbox.seed(Seed.phone("1202555" + (1000 + i))
                        .first("Mara" + i)
                        .updated(CLOCK.now().minusSeconds(3_600 + count - i))))
                .toList();
    }

    private static void pass(int seconds) {
        CLOCK.pass(Duration.ofSeconds(seconds));
    }

    private static List<Long> ids(List<SandboxContact> people) {
        return people.stream().map(SandboxContact::id).toList();
    }
}
