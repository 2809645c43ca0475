package io.github.camelheymarket;

import io.github.camelheymarket.client.ClientSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Turns the options about the connection into settings of the client, or says what is wrong with them. */
final class ClientSettingsFactory {

    private static final Set<String> TIMES =
            Set.of("connectTimeout", "responseTimeout", "maxRetryDelay", "maxBudgetWait");

    private ClientSettingsFactory() {}

    /** @throws IllegalArgumentException naming the option and the remedy */
    static ClientSettings settings(HeymarketConfiguration configuration) {
        atLeast("requestsPerMinute", configuration.getRequestsPerMinute(), 0);
        atLeast("maxRetries", configuration.getMaxRetries(), 0);
        atLeast("connectTimeout", configuration.getConnectTimeout(), 1);
        atLeast("responseTimeout", configuration.getResponseTimeout(), 1);
        atLeast("maxRetryDelay", configuration.getMaxRetryDelay(), 1);
        atLeast("maxBudgetWait", configuration.getMaxBudgetWait(), 1);
        atLeast("pageSize", configuration.getPageSize(), 1);
        atLeast("contactsPerExchange", configuration.getContactsPerExchange(), 0);
        atLeast("maxInFlight", configuration.getMaxInFlight(), 1);
        atLeast("overlap", configuration.getOverlap(), 0);
        atLeast("maxDeliveryAttempts", configuration.getMaxDeliveryAttempts(), 0);
        atLeast("bulkSize", configuration.getBulkSize(), 1);
        atLeast("maxSplitCalls", configuration.getMaxSplitCalls(), 0);
        return new ClientSettings(
                baseUrl(configuration.getBaseUrl()),
                CredentialsCheck.read(configuration),
                configuration.connectTimeoutIfSet(),
                configuration.responseTimeoutIfSet(),
                configuration.getRequestsPerMinute(),
                configuration.getMaxRetries(),
                Duration.ofMillis(configuration.getMaxRetryDelay()),
                Duration.ofMillis(configuration.getMaxBudgetWait()));
    }

    private static void atLeast(String option, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("The option " + option + " is " + value + "; it is at least " + least
                    + (TIMES.contains(option) ? " (milliseconds, or with a unit such as 10s)." : "."));
        }
    }

    /** @throws IllegalArgumentException when there is more to it than scheme, host and port, or less */
    static URI baseUrl(String text) {
        try {
            URI uri = URI.create(withoutSlashes(text.strip()));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
            if (web && bare && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // Said below: what is wrong with it matters less than what would be right.
        }
        throw new IllegalArgumentException(
                "The option baseUrl is scheme, host and port alone, such as https://api.heymarket.com, without a path, a "
                        + "query or a user.");
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
