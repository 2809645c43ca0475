package io.github.camelheymarket.operation;

import io.github.camelheymarket.model.Contact;
import org.jspecify.annotations.Nullable;

/**
 * Tells from {@code rev}, which "rises with each write" (C4.2), whether somebody else wrote between a read and our write.
 * It is a notice, never a failure: nothing says that it rises by exactly one.
 */
final class RevRace {

    private RevRace() {}

    /**
     * @param read the contact before the write
     * @param written the answer to the write
     * @param sends how often the write was sent; each may have been applied
     * @return {@code null} where it cannot be told: an answer without {@code rev}, one that has not risen, or a rise that our
     *     own repetitions explain
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
