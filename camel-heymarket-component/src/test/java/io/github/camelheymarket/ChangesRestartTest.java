package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that is started again goes on where it stopped or was killed, wherever the cursor is kept. */
class ChangesRestartTest extends ChangesTestCase {

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
    void aContactThatChangedWhileAFirstLoadWasInterruptedComesInTheNewState() throws Exception {
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
}
