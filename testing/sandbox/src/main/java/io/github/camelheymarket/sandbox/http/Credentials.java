package io.github.camelheymarket.sandbox.http;

import java.util.List;

/** The fictional credentials the sandbox accepts: two API Secrets, the most a team has at a time, and a legacy key (C2). */
public final class Credentials {
    public static final Secret FIRST =
            new Secret("5a4d0b1e-0000-4000-8000-000000000001", "sandboxsecretkey0000000000000001");
    public static final Secret SECOND =
            new Secret("5a4d0b1e-0000-4000-8000-000000000002", "sandboxsecretkey0000000000000002");
    public static final String API_KEY = "sandbox-legacy-api-key";
    static final List<Secret> SECRETS = List.of(FIRST, SECOND);

    private Credentials() {}

    /**
     * An API Secret.
     *
     * @param id goes into {@code iss}
     * @param key signs, joined to the id with two vertical bars
     */
    public record Secret(String id, String key) {
        @Override
        public String toString() {
            return "Secret[" + id + "]";
        }
    }
}
