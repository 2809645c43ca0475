package io.github.camelheymarket.conformance.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Sends requests and returns the responses. Counts all requests, including retries, up to a limit, of which a part is reserved
 * for the clean-up. For one thread; {@link #stop()} may be called by another.
 */
public final class Api {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final List<Duration> AFTER_429 =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(25), Duration.ofSeconds(60));
    /** Not repeated, since they could create or send something twice. */
    private static final Set<String> CREATES = Set.of(
            "POST /v1/contact",
            "POST /v2/contact",
            "POST /v2/contacts",
            "POST /v1/batch/contacts",
            "POST /v2/lists",
            "POST /v1/message/send");

    private final HttpClient http;
    private final Access access;
    private final Pace pace;
    private final int most;
    private final List<String> retryAfter = new ArrayList<>();
    private IntSupplier keptBack = () -> 0;
    private boolean cleaning;
    private volatile boolean stopped;
    private int sent;

    /**
     * @param most the limit of requests
     */
    public Api(HttpClient http, Access access, Pace pace, int most) {
        this.http = http;
        this.access = access;
        this.pace = pace;
        this.most = most;
    }

    public void pause(Duration duration) {
        pace.sleep(duration);
    }

    public Instant now() {
        return pace.now();
    }

    /** The number of requests sent. */
    public int sent() {
        return sent;
    }

    /** How many more requests may be sent without the reserved ones. */
    public int left() {
        return most - sent - (cleaning ? 0 : keptBack.getAsInt());
    }

    /** @param requests how many requests to reserve, computed when needed */
    public void keepBack(IntSupplier requests) {
        keptBack = requests;
    }

    /** Permits the reserved requests, also after {@link #stop()}. */
    public void cleaning() {
        cleaning = true;
    }

    /** Stops the probes before the next request. */
    public void stop() {
        stopped = true;
    }

    /** The {@code Retry-After} of each 429, empty if it had none. */
    public List<String> retryAfter() {
        return List.copyOf(retryAfter);
    }

    public Answer get(String path, Object... values) {
        return ask("GET", path, null, values);
    }

    public Answer post(String path, JsonNode body) {
        return ask("POST", path, body);
    }

    public Answer put(String path, JsonNode body, Object... values) {
        return ask("PUT", path, body, values);
    }

    public Answer delete(String path, JsonNode body, Object... values) {
        return ask("DELETE", path, body, values);
    }

    /**
     * Sends a request, and repeats it if that is safe.
     *
     * @param path with {@code {}} for each value; the values are not reported
     * @throws RequestsUsedUpException if the limit of requests is reached
     * @throws NoAnswerException if there was no response
     * @throws RunEndedException if the credential was rejected, or the run was stopped
     */
    private Answer ask(String method, String path, JsonNode body, Object... values) {
        String asked = method + " " + path + (body == null ? "" : " " + Shape.of(body));
        boolean repeatable = !CREATES.contains(method + " " + path);
        int limited = 0;
        int failed = 0;
        while (true) {
            HttpResponse<String> response;
            try {
                response = send(method, path, body, values);
            } catch (IOException e) {
                if (!repeatable || ++failed >= ATTEMPTS) {
                    throw new NoAnswerException(asked, e);
                }
                pace.sleep(AFTER_FAILURE);
                continue;
            }
            if (response.statusCode() == 429 && limited < AFTER_429.size()) {
                pace.sleep(wait(response, limited++));
            } else if (response.statusCode() < 500 || !repeatable || ++failed >= ATTEMPTS) {
                return checked(answer(asked, response));
            } else {
                pace.sleep(AFTER_FAILURE);
            }
        }
    }

    private HttpResponse<String> send(String method, String path, JsonNode body, Object... values) throws IOException {
        if (stopped && !cleaning) {
            throw new RunEndedException("The run was stopped");
        }
        if (left() <= 0) {
            throw new RequestsUsedUpException(most);
        }
        pace.awaitTurn();
        sent++;
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, values))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", access.authorization(pace.now()));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(Json.write(body)))
                    .header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunEndedException("The run was interrupted");
        }
    }

    private URI uri(String path, Object... values) {
        String filled = path;
        for (Object value : values) {
            filled = filled.replaceFirst("\\{}", value.toString());
        }
        return URI.create(access.baseUrl() + filled);
    }

    private Duration wait(HttpResponse<String> response, int times) {
        String value = response.headers().firstValue("Retry-After").orElse("");
        retryAfter.add(value);
        Duration given = value.matches("\\d{1,2}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
        Duration own = AFTER_429.get(times);
        return given.compareTo(own) > 0 || !given.isZero() && times == 0 ? given : own;
    }

    private static Answer answer(String asked, HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(asked, response.statusCode(), type, response.body());
    }

    private static Answer checked(Answer answer) {
        if (answer.status() == 401) {
            throw new RunEndedException("401 for " + answer.asked() + ": Heymarket rejects the credential. Check "
                    + "HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY (or HEYMARKET_API_KEY), "
                    + "HEYMARKET_BASE_URL, and whether this machine's clock is right");
        }
        if (answer.status() == 429) {
            throw new RunEndedException("429 for " + answer.asked()
                    + ", repeatedly: other programs use the team's requests. Try again later");
        }
        return answer;
    }
}
