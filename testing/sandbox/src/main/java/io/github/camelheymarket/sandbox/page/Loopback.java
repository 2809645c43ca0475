package io.github.camelheymarket.sandbox.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Names and addresses that always mean this machine, told without asking a name server. */
final class Loopback {
    private Loopback() {}

    /** @param host as in a URL, IPv6 in brackets */
    static boolean is(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /**
     * The address, if it is one of this machine.
     *
     * @throws Refusal if it is not
     */
    static String url(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && is(uri.getHost().toLowerCase(Locale.ROOT))) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            throw new Refusal(400, "The receiver must be an address such as http://localhost:8080/heymarket/events");
        }
        throw new Refusal(
                400,
                "The receiver must be on this machine: an address with localhost, 127.0.0.1 or [::1], such as "
                        + "http://localhost:8080/heymarket/events");
    }
}
