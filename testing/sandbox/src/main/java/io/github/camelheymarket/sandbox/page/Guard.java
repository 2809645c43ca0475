package io.github.camelheymarket.sandbox.page;

import java.util.Locale;

/**
 * Keeps pages of other sites out. A browser lets any page send a form to this one, and lets a page whose name was made to mean this
 * machine read the answers; both are told by the headers Host and Origin, which a page cannot set.
 */
final class Guard {
    private final String boundHost;

    /** @param boundHost the interface that the sandbox listens on */
    Guard(String boundHost) {
        this.boundHost = boundHost.toLowerCase(Locale.ROOT);
    }

    /** Refuses a host name that is not known as a name of this machine. An address cannot be made to mean another machine. */
    void checkHost(String host) {
        String name = name(host == null ? "" : host.toLowerCase(Locale.ROOT));
        if (!Loopback.is(name) && !name.equals(boundHost) && (Loopback.is(boundHost) || !isAddress(name))) {
            throw new Refusal(
                    403,
                    "The page is not given out under this host name. Use the address that the sandbox printed, or "
                            + "start it with --host and the name.");
        }
    }

    /** Refuses what does not come from the page itself. */
    void checkOrigin(String scheme, String host, String origin, String site) {
        boolean same = origin != null && host != null && origin.equalsIgnoreCase(scheme + "://" + host);
        if (!same || (site != null && !site.equals("same-origin"))) {
            throw new Refusal(403, "Only the page itself may do this: the header Origin must be its own address.");
        }
    }

    private static String name(String host) {
        if (host.startsWith("[")) {
            return host.substring(0, host.indexOf(']') + 1);
        }
        int port = host.indexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }

    private static boolean isAddress(String name) {
        return name.startsWith("[") || name.matches("[0-9.]+");
    }
}
