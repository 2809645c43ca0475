package io.github.camelheymarket.cluster;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What kind of server a URL means, and how a message names it.
 *
 * @param shown host, port and database, without user and password
 */
record ServerAddress(Kind kind, String shown) {

    enum Kind {
        POSTGRESQL("PostgreSQL"),
        REDIS("Redis");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private static final String POSTGRESQL = "jdbc:postgresql:";

    static ServerAddress of(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith(POSTGRESQL)) {
            return new ServerAddress(Kind.POSTGRESQL, shown(url.substring(POSTGRESQL.length())));
        }
        if (lower.startsWith("redis://") || lower.startsWith("rediss://")) {
            return new ServerAddress(Kind.REDIS, shown(url.substring(url.indexOf(':') + 1)));
        }
        int colon = url.indexOf(':');
        throw ClusterSettings.wrong(
                "url",
                "begins with jdbc:postgresql:, redis:// or rediss://, not with "
                        + (colon < 0 ? "a name without a colon" : "'" + url.substring(0, colon + 1) + "'"));
    }

    private static String shown(String rest) {
        String address = rest.startsWith("//") ? rest.substring(2) : rest;
        int query = address.indexOf('?');
        address = query < 0 ? address : address.substring(0, query);
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** What a URL has between the slashes and the at sign, and the values of its parameters. */
    static List<String> secretsIn(String url) {
        int slashes = url.indexOf("//");
        int at = url.lastIndexOf('@');
        Stream<String> user = slashes >= 0 && at > slashes
                ? Stream.concat(
                        Stream.of(url.substring(slashes + 2, at)),
                        Stream.of(url.substring(slashes + 2, at).split(":", 2)).skip(1))
                : Stream.empty();
        int query = url.indexOf('?');
        Stream<String> parameters = query < 0
                ? Stream.empty()
                : Stream.of(url.substring(query + 1).split("&"))
                        .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith("password="))
                        .map(parameter -> parameter.substring("password=".length()));
        return Stream.concat(user, parameters)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** Such as {@code PostgreSQL at db.example:5432/app}. */
    @Override
    public String toString() {
        return kind.label + " at " + shown;
    }
}
