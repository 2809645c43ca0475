package io.github.camelheymarket.bulk;

import io.github.camelheymarket.model.Contact;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that were read before a run. The cache only shows which rows need no write: a contact that is to be written is read
 * again, since its fields, and above all its consent, may have changed (R4.1, R5.3).
 */
public interface ContactCache {

    /**
     * The contacts of a key, such as {@code phone:12025550143}.
     *
     * @return empty where there is none; {@code null} where the cache is outdated for this key
     */
    @Nullable
    List<Contact> find(String key);

    /** Whether a contact that is not in the cache does not exist. */
    boolean knowsAbsence();

    /** Rows of these keys, which lead to these contacts, are about to be written. */
    void outdate(Set<String> keys, List<Contact> contacts);
}
