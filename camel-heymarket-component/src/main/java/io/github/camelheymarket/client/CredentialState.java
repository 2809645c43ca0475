package io.github.camelheymarket.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a credential, immutable and without secrets.
 *
 * @param verdict whether Heymarket accepts the credential
 * @param fromTraffic whether this was seen in a call of a route, and not in a request of the check
 * @param status the HTTP status of the response; 0 if there was none
 * @param message what is wrong and the remedy; {@code null} if the credential is accepted
 * @param at the time of the response; {@code null} if nothing is known yet
 */
public record CredentialState(
        Verdict verdict,
        boolean fromTraffic,
        int status,
        @Nullable String message,
        @Nullable Instant at) {

    /** The result of a check. */
    public enum Verdict {
        ACCEPTED,
        /** Heymarket rejected the credential, or did not answer with a 2xx. */
        FAILED,
        /** There is no response yet, or the probe was not sent, as without a free permit, or Heymarket answered 429. */
        UNKNOWN
    }
}
