package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;

/** Provides the bearer token of requests. Thread-safe. */
interface TokenSource {

    /** A valid token. */
    String token();

    /**
     * Replaces a token that Heymarket rejected, unless another call has replaced it already.
     *
     * @param clock the clock difference that the response shows
     * @return {@code false} if there is only this token
     */
    boolean renew(String rejected, ClockDifference clock);

    static TokenSource of(Credentials credentials, TimeSource time) {
        if (credentials instanceof Credentials.SecretPair pair) {
            return new JwtTokenSource(pair, time);
        }
        String key = ((Credentials.ApiKey) credentials).apiKey();
        return new TokenSource() {
            @Override
            public String token() {
                return key;
            }

            @Override
            public boolean renew(String rejected, ClockDifference clock) {
                return false;
            }
        };
    }
}
