package io.github.camelheymarket.sandbox.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The webhook of the sandbox: delivers events to a receiver under test, the way the switches {@code WEBHOOK_…} say. In the
 * profile {@code hostile} that is the older envelope, and each event comes twice; in {@code kind} the documented one, once.
 *
 * <pre>{@code
 * sandbox.webhook().deliver("http://localhost:8080/heymarket/events", WebhookEvent.optOut("12025550143"));
 * }</pre>
 */
public final class SandboxWebhook {

    /** What stands in the answer's place when there was none. */
    public static final int NO_ANSWER = 0;

    private static final String FIRST_TOKEN = "whk-3f9c-sandbox";
    private static final int ID = 41;
    private static final int RETRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<SandboxSettings> settings;
    private String firstToken = FIRST_TOKEN;
    private String firstReceiver;
    private volatile String token = FIRST_TOKEN;
    private ExecutorService deliveries;
    private String receiver;

    public SandboxWebhook(Supplier<SandboxSettings> settings) {
        this.settings = settings;
    }

    /** The token that deliveries carry, for the receiver to know. */
    public String token() {
        return token;
    }

    /** Gives the webhook another token, as when it is exchanged in the app. */
    public void token(String value) {
        token = value;
    }

    /**
     * Delivers what happens from now on to a receiver: messages that come in or go out, and conversations that are opened, closed,
     * reassigned or transferred by calls. One after the other, in their order, while the calls go on.
     */
    public void subscribe(String url) {
        unsubscribe();
        synchronized (this) {
            receiver = url;
            deliveries = executor();
        }
    }

    private static ExecutorService executor() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "sandbox-webhook");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Delivers nothing by itself any more, not even what waits; a delivery that is under way is awaited. */
    public void unsubscribe() {
        ExecutorService ended;
        synchronized (this) {
            ended = deliveries;
            deliveries = null;
        }
        if (ended != null) {
            ended.shutdownNow();
            try {
                ended.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Something happened: delivered if somebody subscribed. */
    public synchronized void happened(WebhookEvent event) {
        if (deliveries != null) {
            String url = receiver;
            deliveries.execute(() -> deliver(url, event));
        }
    }

    /**
     * Sets what is there from the start, and after each {@link #reset}.
     *
     * @param token null: the usual one
     * @param receiver subscribes; null: nobody does
     */
    public void startWith(String token, String receiver) {
        firstToken = token == null ? FIRST_TOKEN : token;
        firstReceiver = receiver;
        reset();
    }

    /** Back to the first token, and to who was subscribed at the start: usually nobody. */
    public void reset() {
        unsubscribe();
        token = firstToken;
        if (firstReceiver != null) {
            subscribe(firstReceiver);
        }
    }

    /** A delivery's body, with envelope and spelling as the switches say. */
    public String json(WebhookEvent event) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        if (settings.get().is(Switch.WEBHOOK_ENVELOPE, "TYPE")) {
            envelope.put("type", spelt(event.type()));
            envelope.put("id", ID);
            envelope.put("token", token);
            envelope.put("event_data", event.data());
        } else {
            envelope.put("event", spelt(event.type()));
            envelope.put("token", token);
            old(envelope, event);
        }
        try {
            return JSON.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The event has a member that cannot be JSON", e);
        }
    }

    /** Only the name of the first is known, and that only in part. */
    private static void old(Map<String, Object> envelope, WebhookEvent event) {
        if (event.type().startsWith("message")) {
            envelope.put("message", event.data());
        } else if (event.type().startsWith("chat")) {
            envelope.put("conversation", event.data());
        } else {
            event.data().forEach(envelope::putIfAbsent);
        }
    }

    private String spelt(String type) {
        if (!type.equals("message_recieved")) {
            return type;
        }
        return switch (settings.get().get(Switch.WEBHOOK_RECEIVED)) {
            case "RECEIVED" -> "message_received";
            case "DOTTED" -> "message.received";
            default -> type;
        };
    }

    /**
     * Delivers an event, and delivers it again as the switches say.
     *
     * @return the status of each answer, in their order; {@link #NO_ANSWER} where there was none within ten seconds
     */
    public List<Integer> deliver(String url, WebhookEvent event) {
        String body = json(event);
        List<Integer> answers = new ArrayList<>();
        answers.add(post(url, body));
        Duration pause = FIRST_PAUSE;
        while (settings.get().yes(Switch.WEBHOOK_RETRY) && last(answers) != 200 && answers.size() <= RETRIES) {
            sleep(pause);
            pause = pause.multipliedBy(2);
            answers.add(post(url, body));
        }
        if (settings.get().yes(Switch.WEBHOOK_REPEATS) && last(answers) == 200) {
            answers.add(post(url, body));
        }
        return answers;
    }

    /** Posts a body as it is, once, and gives the status of the answer. */
    public int post(String url, String body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setRequestMethod("POST");
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            drain(status < 400 ? connection.getInputStream() : connection.getErrorStream());
            return status;
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    /** So that the connection can be used again. */
    private static void drain(InputStream answer) throws IOException {
        if (answer != null) {
            try (answer) {
                answer.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static int last(List<Integer> answers) {
        return answers.get(answers.size() - 1);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
