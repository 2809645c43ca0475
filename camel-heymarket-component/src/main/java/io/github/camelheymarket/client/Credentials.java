package io.github.camelheymarket.client;

/** What a call proves its right with (C2.1). Equal credentials share one budget. */
public sealed interface Credentials {

    /** Has the secrets taken out of texts. */
    Redactor hideIn(Redactor redactor);

    /** An API secret: a JWT is signed with it, the way the vendor recommends. */
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

    /** The legacy team API key, sent as it is. */
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
