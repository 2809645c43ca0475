package io.github.camelheymarket.client;

/** The credentials of calls (C2.1). Equal credentials share a budget. */
public sealed interface Credentials {

    /** Makes a redactor remove these secrets from texts, and returns it. */
    Redactor hideIn(Redactor redactor);

    /** An API secret, with which the component signs JWTs, as the vendor recommends. */
    record SecretPair(String secretId, String secretKey) implements Credentials {
        @Override
        public Redactor hideIn(Redactor redactor) {
            return redactor.without(secretId).without(secretKey);
        }

        @Override
        public String toString() {
            return "API secret";
        }
    }

    /** The legacy API key of a team, sent as the token. */
    record ApiKey(String apiKey) implements Credentials {
        @Override
        public Redactor hideIn(Redactor redactor) {
            return redactor.without(apiKey);
        }

        @Override
        public String toString() {
            return "API key";
        }
    }
}
