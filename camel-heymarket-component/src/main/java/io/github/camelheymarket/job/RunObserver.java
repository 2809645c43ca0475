package io.github.camelheymarket.job;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Observes a run: may stop it between two calls, and learns which contacts it finds and creates. Keys begin with their kind, such
 * as {@code phone:12025550143}; they are personal data. An exception of any method stops the run.
 */
public interface RunObserver {

    /** Does nothing. */
    RunObserver NONE = new RunObserver() {};

    /**
     * Called between two calls, when no call is half processed.
     *
     * @return why the run is to stop, as text; {@code null} to continue
     */
    default @Nullable String stopReason() {
        return null;
    }

    /** Whether rows that would create a contact wait for the end of the input, where {@link #leaving} is called. */
    default boolean holdsBackCreates() {
        return false;
    }

    /**
     * Called when the input has been read. Costs a call for each contact.
     *
     * @return the contacts that the mirror deletes, since no row of the input is about them
     */
    default List<Contact> leaving() {
        return List.of();
    }

    /**
     * The rows of these keys have a contact already.
     *
     * @param contact as an answer showed it
     */
    default void found(Set<String> keys, Contact contact) {}

    /**
     * A call is about to be sent that may create these contacts. An exception prevents it.
     *
     * @param keys of each contact
     */
    default void creating(List<Set<String>> keys) {}

    /**
     * The rows of these keys have a result.
     *
     * @param id the contact's integer id, {@code null} where it is not known
     * @param uuid the contact's UUID, {@code null} where it is not known
     */
    default void ended(Set<String> keys, Outcome outcome, @Nullable Long id, @Nullable String uuid) {}
}
