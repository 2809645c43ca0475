package io.github.camelheymarket.operation;

import io.github.camelheymarket.model.Contact;
import org.jspecify.annotations.Nullable;

/**
 * Shows by {@code rev}, which rises with each write (C4.2), whether another client wrote between a read and a write of the
 * component. It is a notice and never a failure: no page says that {@code rev} rises by exactly one.
 */
final class RevRace {

    private RevRace() {}

    /**
     * @param read the contact before the write
     * @param written the answer to the write
     * @param sends how often the write was sent; each may have been applied
     * @return {@code null} if it is not known: a response has no {@code rev}, it has not risen, or the repeated sends explain
     *     its rise
     */
    static @Nullable Boolean between(Contact read, Contact written, int sends) {
        if (read.getRev() == null || written.getRev() == null) {
            return null;
        }
        long rise = written.getRev() - read.getRev();
        if (rise == 1) {
            return false;
        }
        return rise > sends ? true : null;
    }
}
