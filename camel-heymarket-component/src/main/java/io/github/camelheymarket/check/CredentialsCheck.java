package io.github.camelheymarket.check;

import io.github.camelheymarket.client.Credentials;
import io.github.camelheymarket.configuration.ConnectionConfiguration;
import io.github.camelheymarket.configuration.EventConfiguration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Credentials are one set: those of an endpoint replace all those of the component (R9). */
public final class CredentialsCheck {

    private static final Set<String> OPTIONS = Set.of("apiSecretId", "apiSecretKey", "apiKey");
    private static final Set<String> WEBHOOK_TOKENS = Set.of("webhookToken", "webhookTokenSecondary");

    private CredentialsCheck() {}

    /** Removes the credentials of the component from an endpoint with a credential of its own; the same for webhook tokens. */
    public static void startFresh(EventConfiguration endpoint, Set<String> given) {
        if (given.stream().anyMatch(OPTIONS::contains)) {
            endpoint.setApiSecretId(null);
            endpoint.setApiSecretKey(null);
            endpoint.setApiKey(null);
        }
        if (given.stream().anyMatch(WEBHOOK_TOKENS::contains)) {
            endpoint.setWebhookToken(null);
            endpoint.setWebhookTokenSecondary(null);
        }
    }

    /**
     * Binds credentials to the base URL of the level that they come from. Otherwise an option in a URI, which may contain a value of a
     * message, could have the credentials of the component sent to any server.
     *
     * @param given the names of the options in the endpoint's URI
     */
    public static void bind(ConnectionConfiguration component, ConnectionConfiguration endpoint, Set<String> given) {
        if (given.stream().anyMatch(OPTIONS::contains)) {
            return;
        }
        if (given.contains("baseUrl") && !samePlace(component.getBaseUrl(), endpoint.getBaseUrl())) {
            endpoint.withholdCredentials("baseUrl");
        } else if (given.contains("httpComponent")
                && !Objects.equals(component.getHttpComponent(), endpoint.getHttpComponent())) {
            endpoint.withholdCredentials("httpComponent");
        }
    }

    private static boolean samePlace(String one, String other) {
        try {
            return ClientSettingsFactory.baseUrl(one).equals(ClientSettingsFactory.baseUrl(other));
        } catch (IllegalArgumentException e) {
            // The start of the endpoint reports the invalid URL.
            return false;
        }
    }

    /** @throws IllegalArgumentException if there are no credentials, half of a pair, or both kinds */
    public static Credentials read(ConnectionConfiguration configuration) {
        String id = value(configuration.getApiSecretId());
        String key = value(configuration.getApiSecretKey());
        String legacy = value(configuration.getApiKey());
        if (legacy != null && (id != null || key != null)) {
            throw new IllegalArgumentException(
                    "Both an API secret (apiSecretId, apiSecretKey) and an apiKey are set: set only one of them.");
        }
        if ((id == null) != (key == null)) {
            throw new IllegalArgumentException("Incomplete API secret: " + (id != null ? "apiSecretId" : "apiSecretKey")
                    + " is set and " + (id != null ? "apiSecretKey" : "apiSecretId")
                    + " is not. Set both on the same level, endpoint or component.");
        }
        if (legacy != null) {
            return new Credentials.ApiKey(legacy);
        }
        if (id != null && key != null) {
            return new Credentials.SecretPair(id, key);
        }
        String option = configuration.withheldFor();
        if (option != null) {
            throw new IllegalArgumentException("This endpoint sets " + option
                    + " itself, so it does not inherit the credentials of the component, which are meant for the "
                    + option
                    + " set there. Set credentials on the endpoint, or set " + option
                    + " on the component too; for tests set trustEndpointBaseUrl=true on the component.");
        }
        throw new IllegalArgumentException(
                "No credentials are set: set apiSecretId and apiSecretKey (Heymarket shows them under Settings, "
                        + "Integrations, API), or the legacy apiKey, on the endpoint or on the component."
                        + MissingStarter.hint(CredentialsCheck.class.getClassLoader()));
    }

    /** {@code null} if the option is not set. */
    private static @Nullable String value(@Nullable String option) {
        return option == null || option.isBlank() ? null : option.trim();
    }
}
