package io.github.camelheymarket.api;

import org.jspecify.annotations.Nullable;

/**
 * A contact that a call has written.
 *
 * @param id the integer id in decimal digits, else the UUID, else {@link ContactWrites#phoneId}
 * @param rev after the write; {@code null} if the response did not show it
 * @param content what the contact consists of after the write, see {@link SeenContact}; used only without {@code rev}
 * @param optedOut what the request or the response says; {@code null} for nothing
 * @param before the state that was read before the write; {@code null} if none was, or the write was not the next one
 */
public record ContactWrite(
        @Nullable String id,
        @Nullable Long rev,
        @Nullable String content,
        @Nullable Boolean optedOut,
        @Nullable SeenContact before) {

    /** Receives the writes of an account, in the order of the responses. */
    public interface Listener {

        void written(ContactWrite write);

        /** @param id the integer id in decimal digits, else the UUID */
        void deleted(String id);
    }
}
