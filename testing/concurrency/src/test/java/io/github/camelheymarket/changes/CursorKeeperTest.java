package io.github.camelheymarket.changes;

import static io.github.camelheymarket.concurrency.Interleavings.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.concurrency.Interleavings;
import io.github.camelheymarket.concurrency.StillTime;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The cursor that is stored never goes back, holds no change that is not done, and in the end holds all that are. */
class CursorKeeperTest {

    private static final Instant BEGIN = Instant.parse("2026-05-01T12:00:00Z");
    private static final Account ACCOUNT = Account.of("https://api.heymarket.com", "id");

    private static DatedContact contact(int id) {
        return new DatedContact(
                String.valueOf(id),
                BEGIN.plusSeconds(id),
                new Contact(JsonNodeFactory.instance.objectNode().put("id", id)));
    }

    /** What would be read after a crash at each moment. */
    private static class Store implements CursorStore {
        private final List<String> saved = new ArrayList<>();
        private boolean failing;

        @Override
        public String load() {
            return saved.isEmpty() ? null : saved.get(saved.size() - 1);
        }

        @Override
        public void save(String text) {
            if (failing) {
                failing = false;
                throw new IllegalStateException("the store fails once");
            }
            saved.add(text);
        }

        @Override
        public void close() {}
    }

    @Test
    void theCursorThatIsStoredNeverGoesBack() {
        Interleavings.fewOf(() -> {
            Store store = new Store();
            CursorKeeper keeper = new CursorKeeper(store, ACCOUNT, new StillTime());
            Progress progress = new Progress(new Cursor(), 0, new OwnStates(null));
            List<Change> changes = progress.admit(List.of(contact(1), contact(2), contact(3)), BEGIN.plusSeconds(9));
            changes.forEach(change -> progress.begin());

            together(
                    () -> {
                        progress.done(changes.get(1));
                        keeper.save(progress);
                    },
                    () -> {
                        progress.done(changes.get(0));
                        keeper.save(progress);
                    });

            Instant before = Instant.MIN;
            for (String text : store.saved) {
                Instant floor = floor(text);
                assertFalse(floor.isBefore(before));
                before = floor;
            }
            assertEquals(BEGIN.plusSeconds(3).minusNanos(1), before);
            assertEquals(0, progress.unsaved());
        });
    }

    /** Without Lincheck: the store is slow, and another thread saves what is done meanwhile. */
    @Test
    void aSlowSaveIsNotOvertaken() throws Exception {
        CountDownLatch inSave = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Store store = new Store() {
            @Override
            public void save(String text) {
                if (inSave.getCount() > 0) {
                    inSave.countDown();
                    await(mayEnd);
                }
                super.save(text);
            }
        };
        CursorKeeper keeper = new CursorKeeper(store, ACCOUNT, new StillTime());
        Progress progress = new Progress(new Cursor(), 0, new OwnStates(null));
        List<Change> changes = progress.admit(List.of(contact(1), contact(2), contact(3)), BEGIN.plusSeconds(9));
        changes.forEach(change -> progress.begin());
        progress.done(changes.get(0));
        Thread slow = new Thread(() -> keeper.save(progress));
        slow.start();
        await(inSave);
        progress.done(changes.get(1));
        Thread second = new Thread(() -> keeper.save(progress));
        second.start();

        while (second.isAlive() && second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        slow.join();
        second.join();

        assertEquals(BEGIN.plusSeconds(3).minusNanos(1), floor(store.load()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant floor(String text) {
        String member = "\"floor\":\"";
        int begin = text.indexOf(member);
        return begin < 0
                ? Instant.MIN
                : Instant.parse(text.substring(begin + member.length(), text.indexOf('"', begin + member.length())));
    }

    /** A store that fails keeps the cursor before; the next save has everything. */
    @Test
    void aSaveThatFailsLosesNothing() {
        Interleavings.fewOf(() -> {
            Store store = new Store();
            CursorKeeper keeper = new CursorKeeper(store, ACCOUNT, new StillTime());
            Progress progress = new Progress(new Cursor(), 0, new OwnStates(null));
            List<Change> changes = progress.admit(List.of(contact(1), contact(2)), BEGIN.plusSeconds(9));
            changes.forEach(change -> progress.begin());
            store.failing = true;
            boolean[] failed = new boolean[2];

            together(
                    () -> failed[0] = !saved(progress, changes.get(0), keeper),
                    () -> failed[1] = !saved(progress, changes.get(1), keeper));

            assertTrue(failed[0] ^ failed[1]);
            keeper.save(progress);
            assertEquals(BEGIN.plusSeconds(2), floor(store.load()));
            assertEquals(0, progress.unsaved());
        });
    }

    private static boolean saved(Progress progress, Change change, CursorKeeper keeper) {
        progress.done(change);
        try {
            keeper.save(progress);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
