package io.github.camelheymarket.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests in the order they arrived. A request is here before its client sees the answer. */
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final ConcurrentSkipListMap<Long, RecordedRequest> requests = new ConcurrentSkipListMap<>();
    private final List<Consumer<RecordedRequest>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    /** Counted apart: the map's own size() walks over all entries. */
    private final AtomicInteger kept = new AtomicInteger();

    private final int capacity;
    private volatile boolean recordBodies;
    private volatile ObjLongConsumer<RecordedRequest> timed = (request, nanos) -> {};

    /**
     * An empty log.
     *
     * @param capacity most requests kept; older ones go
     * @param recordBodies whether bodies and answers are kept
     */
    public RequestLog(int capacity, boolean recordBodies) {
        this.capacity = capacity;
        this.recordBodies = recordBodies;
    }

    public void recordBodies(boolean value) {
        recordBodies = value;
    }

    boolean recordsBodies() {
        return recordBodies;
    }

    long nextSequence() {
        return sequence.incrementAndGet();
    }

    /** @param nanos how long it took to answer, without sending the answer */
    void add(RecordedRequest request, long nanos) {
        total.incrementAndGet();
        requests.put(request.sequence(), request);
        if (kept.incrementAndGet() > capacity && requests.pollFirstEntry() != null) {
            kept.decrementAndGet();
        }
        timed.accept(request, nanos);
        for (Consumer<RecordedRequest> listener : listeners) {
            try {
                listener.accept(request);
            } catch (RuntimeException | Error e) {
                LOG.warn("A request listener failed for {}", request, e);
            }
        }
    }

    /** Calls the listener with each request, before its client sees the answer. The result takes the listener away again. */
    public Runnable onRequest(Consumer<RecordedRequest> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells one more listener, which must be quick, of each request and of the nanoseconds it took. */
    public void timed(ObjLongConsumer<RecordedRequest> listener) {
        timed = listener;
    }

    /** The request of that number; empty if it is no longer kept. */
    public Optional<RecordedRequest> get(long number) {
        return Optional.ofNullable(requests.get(number));
    }

    public List<RecordedRequest> all() {
        return new ArrayList<>(requests.values());
    }

    /** Requests answered since the last {@link #clear()}, also those no longer kept. */
    public long total() {
        return total.get();
    }

    public void clear() {
        requests.clear();
        kept.set(0);
        total.set(0);
    }
}
