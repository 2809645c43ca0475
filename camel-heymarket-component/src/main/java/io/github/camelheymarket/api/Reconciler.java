package io.github.camelheymarket.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out whether a write was applied if its response does not show that, for bulk jobs, single creates and deletes.
 *
 * <p>A search may not show a write at first, so the reconciler searches 2 s and 10 s after the write. If neither search shows a
 * create, it reads the list of the contacts that were updated last (R8.2).
 */
public final class Reconciler {

    private final LagPauses pauses;

    public Reconciler(LagPauses pauses) {
        this.pauses = pauses;
    }

    /** What the reads show of a write. */
    public sealed interface Finding<C> {
        /** There is no such contact. */
        record Absent<C>() implements Finding<C> {}

        /** The contact exists with all written values. */
        record Present<C>(C contact) implements Finding<C> {}

        /** Contacts exist, but none is known to be the written one. */
        record Ambiguous<C>(List<C> candidates) implements Finding<C> {}
    }

    /**
     * The writes of one kind.
     *
     * @param <W> a write
     * @param <C> a contact as the reads show it
     */
    public interface Writes<W, C> {
        /** The candidates of each write. A write that cannot be searched is not in the map, and has ended. */
        Map<W, List<C>> search(List<W> writes);

        /** The candidates in the list of the contacts that were updated last, which shows all writes. */
        Map<W, List<C>> newest(List<W> writes);

        /** Whether the write would create its contact. */
        boolean creates(W write);

        /** The candidate with all written values; empty if there is none, or more than one. */
        Optional<C> written(W write, List<C> candidates);

        /** Called once for each write with its finding. */
        void found(W write, Finding<C> finding);
    }

    /**
     * Reconciles the writes of calls without a response.
     *
     * @param since when the last of the calls failed, by {@link LagPauses#now}
     * @throws JobAbortedException if the thread is interrupted
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
     * Reconciles the writes of a rejected call, of which Heymarket may have applied a part.
     *
     * @param all whether creates that the search does not show are also read from the list
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
     * Reconciles a delete.
     *
     * @param read reads the contact by its id, which shows the latest write
     */
    public static <C> Finding<C> afterDelete(Supplier<Optional<C>> read) {
        return read.get().<Finding<C>>map(Finding.Present::new).orElseGet(Finding.Absent::new);
    }
}
