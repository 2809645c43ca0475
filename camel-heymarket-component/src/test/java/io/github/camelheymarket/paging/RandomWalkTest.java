package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.Cases;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mixture of server quirks and of changes during the walk, by seed. */
class RandomWalkTest {

    private static final int SEEDS = Cases.times(500);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void inAQuietAccountEverybodyIsDeliveredOrTheWalkSaysWhereItStuck(int version) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            FakeAccount account = account(random);
            int pageSize = 1 + random.nextInt(8);
            ContactIterator walk = walk(version, account, pageSize);
            List<Long> delivered = new ArrayList<>();
            boolean stuck = run(walk, delivered);

            assertThat(delivered).as("seed %d", seed).doesNotHaveDuplicates();
            if (stuck) {
                assertThat(version == 1 && account.pageIgnored)
                        .as("seed %d", seed)
                        .isTrue();
            } else {
                assertThat(delivered).as("seed %d %s", seed, account.calls).hasSameElementsAs(account.ids());
                assertThat(walk.isComplete()).as("seed %d", seed).isTrue();
            }
            assertThat(account.calls)
                    .as("seed %d", seed)
                    .hasSizeLessThan(30 + 8 * account.ids().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void amongCreationsAndChangesACompleteWalkHasDeliveredAllWhoWereThereThroughout(int version) {
        assertThat(busy(version, 0)).isGreaterThan(SEEDS * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void amongSomeDeletionsTooACompleteWalkHasDeliveredAllWhoWereThereThroughout(int version) {
        assertThat(busy(version, 2)).isGreaterThan(SEEDS * 8 / 10);
    }

    /** @return how many walks were complete, or said that they were stuck */
    private static int busy(int version, int deletions) {
        int complete = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            FakeAccount account = account(random);
            int pageSize = 1 + random.nextInt(8);
            Events events = new Events(account, random, deletions);
            account.afterEachCall = events::next;
            ContactIterator walk = walk(version, account, pageSize);
            List<Long> delivered = new ArrayList<>();
            boolean stuck = run(walk, delivered);

            assertThat(delivered).as("seed %d", seed).doesNotHaveDuplicates();
            complete += stuck ? 1 : 0;
            if (walk.isComplete()) {
                complete++;
                assertThat(delivered)
                        .as("seed %d %s %s", seed, account.calls, events.log)
                        .containsAll(events.throughout);
            }
            assertThat(account.calls).as("seed %d", seed).hasSizeLessThan(600);
        }
        return complete;
    }

    private static FakeAccount account(Random random) {
        FakeAccount account = new FakeAccount();
        int instants = 1 + random.nextInt(random.nextBoolean() ? 8 : 200);
        for (int i = random.nextInt(60); i > 0; i--) {
            account.with(random.nextInt(instants));
        }
        account.v2Base = random.nextInt(2);
        account.zeroMeansOne = random.nextBoolean();
        account.pageIgnored = false;
        account.cursorInclusive = random.nextBoolean();
        account.cap = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0;
        account.withoutCreated = random.nextInt(5) == 0;
        return account;
    }

    private static ContactIterator walk(int version, FakeAccount account, int pageSize) {
        if (version == 2) {
            return ContactWalks.v2(account, pageSize).walk();
        }
        account.pageIgnored = pageSize % 2 == 0;
        return ContactWalks.v1(account, pageSize).walk();
    }

    /** Something may happen after a call; the clock moves on or stands. Deletions happen in the first walk: who slips through
     * both walks can be missed. */
    private static final class Events {
        private final FakeAccount account;
        private final Random random;
        private final Set<Long> throughout;
        private int deletionsLeft;
        private final List<String> log = new ArrayList<>();
        private Instant now = FakeAccount.EPOCH.plusSeconds(1000);

        Events(FakeAccount account, Random random, int deletions) {
            this.account = account;
            this.random = random;
            this.deletionsLeft = deletions;
            this.throughout = new HashSet<>(account.ids());
        }

        private boolean isFirstWalk() {
            return account.calls.stream()
                            .filter(call -> call.startsWith("/v1/contacts/count"))
                            .count()
                    < 2;
        }

        void next() {
            now = now.plusSeconds(random.nextInt(2));
            List<Long> ids = account.ids();
            int event = random.nextInt(16);
            if (event == 0) {
                log.add(account.calls.size() + " create " + account.create(now) + " at " + now);
            } else if (event <= 2 && !ids.isEmpty()) {
                long id = ids.get(random.nextInt(ids.size()));
                account.change(id, now);
                log.add(account.calls.size() + " change " + id + " at " + now);
            } else if (event <= 4 && deletionsLeft > 0 && !ids.isEmpty() && isFirstWalk()) {
                deletionsLeft--;
                long id = ids.get(random.nextInt(ids.size()));
                account.delete(id);
                throughout.remove(id);
                log.add(account.calls.size() + " delete " + id);
            }
        }
    }

    private static boolean run(ContactIterator walk, List<Long> delivered) {
        try {
            while (walk.hasNext()) {
                Contact contact = walk.next();
                delivered.add(contact.getId());
            }
            return false;
        } catch (HeymarketIncompleteListException e) {
            return true;
        }
    }
}
