package io.github.camelheymarket.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.util.TimeUtils;

/**
 * The properties {@value #PREFIX}*, as an application sets them.
 *
 * @param url of the server, {@code jdbc:postgresql:…}, {@code redis:…} or {@code rediss:…}
 * @param username {@code null} if it is in the URL, or if the server asks for none
 * @param password {@code null} if it is in the URL, or if the server asks for none
 * @param timeout how long one request to the server may take
 * @param outageWait for how long a call waits for a server that does not answer, at most as long as for a permit
 * @param lateRequests how many requests of all nodes may be in flight at once; 0 for one of 60 of the limit
 */
public record ClusterSettings(
        String url, String username, String password, Duration timeout, Duration outageWait, int lateRequests) {

    /** What the names of all properties begin with. */
    public static final String PREFIX = "camel.heymarket.cluster.";

    /** The names of the properties, without the prefix. A name may also be written in camel case. */
    public static final List<String> NAMES =
            List.of("enabled", "late-requests", "outage-wait", "password", "timeout", "url", "username");

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    static final Duration OUTAGE_WAIT = Duration.ofSeconds(30);

    /**
     * Reads the properties.
     *
     * @param properties values by name without the prefix
     * @return empty if there are none, or {@code enabled} is false
     * @throws IllegalArgumentException if one does not exist, or has no usable value; the message names it and never a value
     *     that may be secret
     */
    public static Optional<ClusterSettings> of(Map<String, String> properties) {
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = byKnownName(properties);
        String enabled = values.getOrDefault("enabled", "true");
        if (!enabled.equalsIgnoreCase("true") && !enabled.equalsIgnoreCase("false")) {
            throw wrong("enabled", "is true or false");
        }
        if (enabled.equalsIgnoreCase("false")) {
            return Optional.empty();
        }
        String url = values.get("url");
        if (url == null || url.isBlank()) {
            throw wrong(
                    "url",
                    "is missing. Set it to the server that all nodes share, such as jdbc:postgresql://host/database or "
                            + "redis://host:6379");
        }
        return Optional.of(new ClusterSettings(
                url.trim(),
                values.get("username"),
                values.get("password"),
                duration("timeout", values, TIMEOUT),
                duration("outage-wait", values, OUTAGE_WAIT),
                number("late-requests", values)));
    }

    private static Map<String, String> byKnownName(Map<String, String> properties) {
        Map<String, String> values = new LinkedHashMap<>();
        TreeSet<String> unknown = new TreeSet<>();
        properties.forEach((name, value) -> NAMES.stream()
                .filter(known -> plain(known).equals(plain(name)))
                .findFirst()
                .ifPresentOrElse(known -> values.put(known, value), () -> unknown.add(PREFIX + name)));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The shared budget does not have " + String.join(", ", unknown)
                    + ". After " + PREFIX + " comes one of " + String.join(", ", NAMES) + ".");
        }
        return values;
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static Duration duration(String name, Map<String, String> values, Duration fallback) {
        String value = values.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            long millis = TimeUtils.toMilliSeconds(value.trim());
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        } catch (RuntimeException e) {
            // The message below says what is expected.
        }
        throw wrong(name, "is a time above zero such as 5s, not '" + value + "'");
    }

    private static int number(String name, Map<String, String> values) {
        String value = values.getOrDefault(name, "0").trim();
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        throw wrong(name, "is a number of requests, not '" + value + "'");
    }

    static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException(PREFIX + name + " " + what + ".");
    }

    /** Removes what must not appear in a message. */
    String withoutSecrets(String text) {
        String shown = text;
        for (String secret : secrets()) {
            shown = shown.replace(secret, "xxxxxx");
        }
        return shown;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        if (password != null && !password.isEmpty()) {
            secrets.add(password);
        }
        // Drivers that refuse a URL quote it.
        secrets.add(url);
        secrets.addAll(ServerAddress.secretsIn(url));
        return secrets;
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return ServerAddress.of(url).toString();
    }
}
