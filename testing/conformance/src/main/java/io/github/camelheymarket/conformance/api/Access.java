package io.github.camelheymarket.conformance.api;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * The address of the API and the credential, only from the environment, since other users can read a command line.
 *
 * @param baseUrl without a slash at the end
 * @param secretId id of the API Secret, {@code null} with an API key
 * @param secretKey key of the API Secret, {@code null} with an API key
 * @param apiKey the legacy API key, {@code null} with a secret
 */
public record Access(String baseUrl, String secretId, String secretKey, String apiKey) {
    private static final String ID = "HEYMARKET_API_SECRET_ID";
    private static final String KEY = "HEYMARKET_API_SECRET_KEY";
    private static final String API_KEY = "HEYMARKET_API_KEY";
    private static final String BASE_URL = "HEYMARKET_BASE_URL";
    private static final String DEFAULT_URL = "https://api.heymarket.com";

    /**
     * @throws IllegalArgumentException if the credential is missing, incomplete or ambiguous, or the address is invalid; the
     *     message names the variables, without their values
     */
    public static Access of(Map<String, String> environment) {
        String id = value(environment, ID);
        String key = value(environment, KEY);
        String apiKey = value(environment, API_KEY);
        if (id == null != (key == null)) {
            throw new IllegalArgumentException(
                    (id == null ? KEY : ID) + " is set and " + (id == null ? ID : KEY) + " is not; set both");
        }
        if (id != null && apiKey != null) {
            throw new IllegalArgumentException("Set " + ID + " and " + KEY + ", or " + API_KEY + ", not all three");
        }
        if (id == null && apiKey == null) {
            throw new IllegalArgumentException("The credential is missing: set the environment variables " + ID
                    + " and " + KEY + ", or " + API_KEY + " with a legacy key");
        }
        return new Access(baseUrl(value(environment, BASE_URL)), id, key, apiKey);
    }

    /** The value of {@code Authorization} for a request at the given time. */
    String authorization(Instant now) {
        return "Bearer " + (apiKey != null ? apiKey : Jwt.sign(secretId, secretKey, now));
    }

    private static String baseUrl(String given) {
        if (given == null) {
            return DEFAULT_URL;
        }
        URI uri;
        try {
            uri = URI.create(given.replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        boolean local = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        boolean scheme = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && local;
        if (uri.getHost() == null || !scheme || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw notAnAddress();
        }
        return uri.toString();
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException(BASE_URL + " must be an https address such as " + DEFAULT_URL
                + "; http is permitted for localhost only, since it exposes the credential");
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Without the credential. */
    @Override
    public String toString() {
        return "Access[" + baseUrl + "]";
    }
}
