package io.github.camelheymarket.bulk;

import io.github.camelheymarket.model.Contact;
import java.util.List;
import java.util.Set;

/**
 * Contacts that were read before a run. It only tells which rows need nothing: whoever is to be written is asked for anew,
 * because contacts, and above all consent, may have changed since (R4.1, R5.3).
 */
public interface ContactCache {

    /**
     * The contacts of a key, such as {@code phone:12025550143}.
     *
     * @return empty where it has none; {@code null} where what it has is outdated, so that it cannot tell
     */
    List<Contact> find(String key);

    /** Whether who is not in it is certainly absent. */
    boolean knowsAbsence();

    /** Rows of these keys, which lead to these contacts, are about to be written. */
    void outdate(Set<String> keys, List<Contact> contacts);
}
