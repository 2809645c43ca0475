package io.github.camelheymarket.job;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Stands beside a run: may stop it between two calls, and is told whom it finds and creates. Keys have their kind before
 * them, such as {@code phone:12025550143}; they are people's data. An exception of any of these stops the run.
 */
public interface RunObserver {

    /** Lets the run go on and notes nothing. */
    RunObserver NONE = new RunObserver() {};

    /**
     * Asked between calls, when nothing is half done.
     *
     * @return why the run is to stop, for people; {@code null} to go on
     */
    default String stopReason() {
        return null;
    }

    /** Whether rows that would create a contact wait for the end of the input, where {@link #leaving} is asked about them. */
    default boolean holdsBackCreates() {
        return false;
    }

    /**
     * Asked when the input has been read, at the cost of a call for each contact.
     *
     * @return contacts that nobody in the input is about, and that go for that reason
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
     * A call is about to be sent that may create these contacts. An exception keeps it from being sent.
     *
     * @param keys of each contact
     */
    default void creating(List<Set<String>> keys) {}

    /**
     * The rows of these keys are done with.
     *
     * @param id the contact's integer id, {@code null} where no answer told it
     * @param uuid the contact's UUID, {@code null} where no answer told it
     */
    default void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {}
}
