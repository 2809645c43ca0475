package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what one job spends. */
final class RequestCount implements ApiClient {

    private static final int MOST_REMEMBERED = 10_000;

    private final ApiClient client;
    private final AtomicLong requests = new AtomicLong();
    private final Deque<Sent> latest = new ArrayDeque<>();

    RequestCount(ApiClient client) {
        this.client = client;
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        try {
            ApiResponse response = client.call(request);
            add(response.attempts());
            return response;
        } catch (HeymarketException e) {
            add(e.getAttempts());
            throw e;
        }
    }

    long requests() {
        return requests.get();
    }

    /**
     * How many more would fit into this minute if nobody else used the credential.
     *
     * @param perMinute 0 for no limit, of which nothing can be left
     */
    synchronized OptionalInt leftOf(int perMinute) {
        if (perMinute == 0) {
            return OptionalInt.empty();
        }
        long minuteAgo = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);
        while (!latest.isEmpty() && latest.peekFirst().nanos() < minuteAgo) {
            latest.removeFirst();
        }
        return OptionalInt.of(
                Math.max(0, perMinute - latest.stream().mapToInt(Sent::requests).sum()));
    }

    private synchronized void add(int sent) {
        requests.addAndGet(sent);
        latest.addLast(new Sent(System.nanoTime(), sent));
        if (latest.size() > MOST_REMEMBERED) {
            latest.removeFirst();
        }
    }

    private record Sent(long nanos, int requests) {}
}
