package io.github.camelheymarket.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out whether a write happened whose answer does not show it: the one place that searches for a lost write, for bulk
 * jobs, single creates and deletes.
 *
 * <p>A search may lag behind a write, so writes are searched for 2 s and again 10 s after they were sent. A create that both
 * searches do not show is looked for in the list of the contacts that were written last (R8.2).
 */
public final class Reconciler {

    private final LagPauses pauses;

    public Reconciler(LagPauses pauses) {
        this.pauses = pauses;
    }

    /** What the reads show of a write. */
    public sealed interface Finding<C> {
        /** No contact is there. */
        record Absent<C>() implements Finding<C> {}

        /** The contact is there with all that was written. */
        record Present<C>(C contact) implements Finding<C> {}

        /** Contacts are there, of which none is known to be the written one. */
        record Ambiguous<C>(List<C> candidates) implements Finding<C> {}
    }

    /**
     * The writes of one kind.
     *
     * @param <W> a write
     * @param <C> a contact as the reads show it
     */
    public interface Writes<W, C> {
        /** @return the candidates of each write; a write that cannot be searched for has ended and is left out */
        Map<W, List<C>> search(List<W> writes);

        /** The same from the list of the contacts that were written last, which does not lag behind. */
        Map<W, List<C>> newest(List<W> writes);

        /** Whether the write would create its contact. */
        boolean creates(W write);

        /** The candidate with all that was written; empty where there is none, or more than one. */
        Optional<C> written(W write, List<C> candidates);

        /** Called once for each write, as soon as it is known. */
        void found(W write, Finding<C> finding);
    }

    /**
     * After a call that got no answer.
     *
     * @param since when the last of the calls failed, by {@link LagPauses#now}
     * @throws JobAbortedException when the thread is interrupted
     */
    public <W, C> void afterNoAnswer(List<W> sent, long since, Writes<W, C> writes) {
        if (sent.isEmpty()) {
            return;
        }
        pauses.beforeFirst(since);
        List<W> open = new ArrayList<>();
        writes.search(sent).forEach((write, candidates) -> {
            if (!isPresent(write, candidates, writes)) {
                open.add(write);
            }
        });
        if (!open.isEmpty()) {
            pauses.beforeSecond(since);
            read(open, true, writes);
        }
    }

    /**
     * After a call that was refused, which may have stored a part of what it carried.
     *
     * @param all the writes are read from the list too where a search does not show them
     */
    public <W, C> void afterRefusal(List<W> sent, boolean all, Writes<W, C> writes) {
        read(sent, all, writes);
    }

    private <W, C> void read(List<W> sent, boolean all, Writes<W, C> writes) {
        List<W> absent = new ArrayList<>();
        writes.search(sent).forEach((write, candidates) -> {
            if (all && candidates.isEmpty() && writes.creates(write)) {
                absent.add(write);
            } else {
                found(write, candidates, writes);
            }
        });
        if (!absent.isEmpty()) {
            writes.newest(absent).forEach((write, candidates) -> found(write, candidates, writes));
        }
    }

    private static <W, C> void found(W write, List<C> candidates, Writes<W, C> writes) {
        if (!isPresent(write, candidates, writes)) {
            writes.found(
                    write,
                    candidates.isEmpty() ? new Finding.Absent<>() : new Finding.Ambiguous<>(List.copyOf(candidates)));
        }
    }

    private static <W, C> boolean isPresent(W write, List<C> candidates, Writes<W, C> writes) {
        Optional<C> written = writes.written(write, candidates);
        written.ifPresent(contact -> writes.found(write, new Finding.Present<>(contact)));
        return written.isPresent();
    }

    /**
     * After a delete.
     *
     * @param read of the contact by itself, which does not lag behind writes
     */
    public static <C> Finding<C> afterDelete(Supplier<Optional<C>> read) {
        return read.get().<Finding<C>>map(Finding.Present::new).orElseGet(Finding.Absent::new);
    }
}
