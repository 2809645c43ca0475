package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What the command line says about the webhook: who receives it, and which events are delivered at once. */
final class WebhookArguments {
    private final List<WebhookEvent> events = new ArrayList<>();
    private String receiver;
    private String token;

    void receiver(String url) {
        try {
            URI uri = URI.create(url);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                receiver = url;
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notAnAddress(url), e);
        }
        throw new IllegalArgumentException(notAnAddress(url));
    }

    private static String notAnAddress(String url) {
        return "--webhook takes an address such as http://localhost:8080/heymarket/events, not '" + url + "'";
    }

    void token(String value) {
        token = value;
    }

    void event(String text) {
        int at = text.indexOf('=');
        String type = at < 0 ? text : text.substring(0, at);
        if (!WebhookEvent.TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "There is no event '" + type + "'; there are " + String.join(", ", WebhookEvent.TYPES));
        }
        if (at < 0) {
            events.add(WebhookEvent.of(type));
            return;
        }
        String phone = text.substring(at + 1);
        if (!phone.matches("\\d{1,15}")) {
            throw new IllegalArgumentException(
                    "--deliver takes a phone in digits, such as " + type + "=12025550143, not '" + phone + "'");
        }
        events.add(WebhookEvent.of(type, phone));
    }

    void check() {
        if (receiver == null && !events.isEmpty()) {
            throw new IllegalArgumentException("--deliver needs the receiver: --webhook URL");
        }
    }

    /** Whether only the events of the command line are delivered, without a sandbox. */
    boolean delivers() {
        return !events.isEmpty();
    }

    /** Tells the webhook of a sandbox its token, and where it delivers what happens. */
    void applyTo(SandboxWebhook webhook) {
        webhook.startWith(token, receiver);
    }

    /**
     * Delivers the events of the command line, and prints the answers.
     *
     * @return whether each event was answered with 200
     */
    boolean deliver(SandboxWebhook webhook, PrintStream out) {
        webhook.startWith(token, null);
        boolean received = true;
        for (WebhookEvent event : events) {
            List<Integer> answers = webhook.deliver(receiver, event);
            received &= answers.contains(200);
            out.println(event.type() + "  "
                    + String.join(
                            ", ", answers.stream().map(WebhookArguments::word).toList()));
        }
        return received;
    }

    private static String word(int status) {
        return status == SandboxWebhook.NO_ANSWER ? "no answer" : Integer.toString(status);
    }
}
