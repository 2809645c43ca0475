package io.github.camelheymarket.client;

import io.github.camelheymarket.spi.TimeSource;

/** Where the bearer token of a request comes from. Safe for many threads. */
interface TokenSource {

    /** A token that is good now. */
    String token();

    /**
     * Told that Heymarket refused a token.
     *
     * @param clock how far Heymarket's clock is from ours, as the refusal says
     * @return whether another one can be had; of many callers that were refused the same token only the first makes one
     */
    boolean renew(String refused, ClockDifference clock);

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
            public boolean renew(String refused, ClockDifference clock) {
                return false;
            }
        };
    }
}
