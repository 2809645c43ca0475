package io.github.camelheymarket.check;

import io.github.camelheymarket.client.ClientSettings;
import io.github.camelheymarket.configuration.ConnectionConfiguration;
import java.net.URI;
import java.time.Duration;

/** Converts the options of the connection to settings of the client. */
public final class ClientSettingsFactory {

    private ClientSettingsFactory() {}

    /** @throws IllegalArgumentException naming the option and the remedy */
    public static ClientSettings settings(ConnectionConfiguration configuration) {
        return new ClientSettings(
                baseUrl(configuration.getBaseUrl()),
                CredentialsCheck.read(configuration),
                new ClientSettings.Timeouts(configuration.connectTimeoutIfSet(), configuration.responseTimeoutIfSet()),
                new ClientSettings.Retries(
                        configuration.getMaxRetries(), Duration.ofMillis(configuration.getMaxRetryDelay())),
                new ClientSettings.Budget(
                        configuration.getRequestsPerMinute(), Duration.ofMillis(configuration.getMaxBudgetWait())));
    }

    /** @throws IllegalArgumentException if the text is not exactly scheme, host and port */
    static URI baseUrl(String text) {
        try {
            URI uri = URI.create(withoutSlashes(text.strip()));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
            if (web && bare && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // The exception below says what a base URL must be.
        }
        throw new IllegalArgumentException(
                "The option baseUrl must have only scheme, host and port, such as https://api.heymarket.com, without "
                        + "a path, a query or a user.");
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
