package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The account of a program: an embedded sandbox, which ends with the program, or an API. */
public final class HeymarketAccount implements AutoCloseable {

    private static final String SECRET_ID = "HEYMARKET_API_SECRET_ID";
    private static final String SECRET_KEY = "HEYMARKET_API_SECRET_KEY";
    private static final String API_KEY = "HEYMARKET_API_KEY";
    private static final String BASE_URL = "HEYMARKET_BASE_URL";

    private final String description;
    private final HeymarketConfiguration settings = new HeymarketConfiguration();
    private HeymarketSandbox sandbox;

    private HeymarketAccount(String baseUrl, String kind) {
        this.description = baseUrl + " (" + kind + ")";
        settings.setBaseUrl(baseUrl);
    }

    /** An embedded sandbox, without a request limit, which would only delay a long file. */
    public static HeymarketAccount sandbox(Profile profile) {
        return sandbox(profile, 0);
    }

    /**
     * An embedded sandbox.
     *
     * @param requestsPerMinute the limit of the sandbox and of the settings; 0 for no limit
     */
    public static HeymarketAccount sandbox(Profile profile, int requestsPerMinute) {
        HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                // Each step of a program has a Camel context of its own, which does not know the writes of the one
                // before.
                .set(Switch.SEARCH_LAG, 0)
                .requestsPerMinute(requestsPerMinute)
                .recordBodies(false)
                .maxRecorded(1_000)
                .start();
        HeymarketAccount account = new HeymarketAccount(
                sandbox.baseUrl(), "sandbox, profile " + profile.name().toLowerCase(Locale.ROOT));
        account.sandbox = sandbox;
        account.settings.setRequestsPerMinute(requestsPerMinute);
        account.settings.setApiSecretId(sandbox.secretId());
        account.settings.setApiSecretKey(sandbox.secretKey());
        return account;
    }

    /**
     * @param baseUrl {@code null} for that of the environment, else Heymarket's
     * @param environment has the credentials
     * @throws InputException naming missing or superfluous variables
     */
    public static HeymarketAccount api(String baseUrl, Map<String, String> environment) {
        String url = Stream.of(baseUrl, environment.get(BASE_URL))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(new HeymarketConfiguration().getBaseUrl());
        HeymarketAccount account = new HeymarketAccount(url.strip(), "no sandbox");
        account.credentials(value(environment, SECRET_ID), value(environment, SECRET_KEY), value(environment, API_KEY));
        return account;
    }

    /** Whether the environment has credentials, valid or not. */
    public static boolean hasCredentials(Map<String, String> environment) {
        return Stream.of(SECRET_ID, SECRET_KEY, API_KEY).anyMatch(name -> value(environment, name) != null);
    }

    private void credentials(String secretId, String secretKey, String apiKey) {
        if ((secretId == null) != (secretKey == null)) {
            throw new InputException("The environment has " + (secretId == null ? SECRET_KEY : SECRET_ID) + " and not "
                    + (secretId == null ? SECRET_ID : SECRET_KEY) + ": an API secret needs both.");
        }
        if (secretId == null && apiKey == null) {
            throw new InputException("The credentials are missing: set the environment variables " + SECRET_ID + " and "
                    + SECRET_KEY + " (Heymarket shows them under Settings, Integrations, API), or the legacy " + API_KEY
                    + ".");
        }
        if (secretId != null && apiKey != null) {
            throw new InputException("The environment has both an API secret (" + SECRET_ID + ", " + SECRET_KEY
                    + ") and " + API_KEY + ": keep one of the two.");
        }
        settings.setApiSecretId(secretId);
        settings.setApiSecretKey(secretKey);
        settings.setApiKey(apiKey);
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The configuration of the component: base URL, credentials, and defaults. */
    public HeymarketConfiguration settings() {
        return settings.copy();
    }

    /** The environment for another program that uses the same account, see {@link #api}. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put(BASE_URL, settings.getBaseUrl());
        environment.put(SECRET_ID, settings.getApiSecretId());
        environment.put(SECRET_KEY, settings.getApiSecretKey());
        environment.put(API_KEY, settings.getApiKey());
        environment.values().removeIf(Objects::isNull);
        return environment;
    }

    /** The embedded sandbox; empty for an API. */
    public Optional<HeymarketSandbox> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    @Override
    public String toString() {
        return description;
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
