package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.spi.SyncProgress;
import io.github.camelheymarket.spi.SyncProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpActivityListener;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Counts rows, contacts and requests, and shows them during the run. It counts requests as a listener of camel-http, including
 * retries and lookups.
 */
public final class Progress implements HttpActivityListener, SyncProgressListener, AutoCloseable {

    private static final Duration ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private static final int BAR = 20;

    private final Console console;
    private final long rowsTotal;
    private final AtomicLong columnsFound = new AtomicLong();
    private final AtomicLong rowsRejected = new AtomicLong();
    private final AtomicLong rowsRead = new AtomicLong();
    private final AtomicLong contactsListed = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final long start = System.nanoTime();
    private ScheduledExecutorService clock;
    private volatile Phase phase;
    private volatile SyncProgress sync;
    private volatile long phaseStart;
    /** The requests until the end of the phase before, and not until this one began: a list sends its first request before its phase. */
    private volatile long requestsBefore;

    /** @param rowsTotal the number of rows, negative if unknown */
    Progress(Console console, long rowsTotal) {
        this.console = console;
        this.rowsTotal = rowsTotal;
    }

    private enum Phase {
        CHECKING,
        WRITING,
        LISTING
    }

    /** The columns are checked. */
    void checking(int columns) {
        begin(Phase.CHECKING);
        columnsFound.set(columns);
    }

    /** The rows are written. */
    void writing() {
        begin(Phase.WRITING);
    }

    /** The contacts are listed. */
    void listing() {
        begin(Phase.LISTING);
    }

    private synchronized void begin(Phase next) {
        end();
        phase = next;
        phaseStart = System.nanoTime();
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "progress");
                thread.setDaemon(true);
                return thread;
            });
            long interval = (console.isTerminal() ? ON_TERMINAL : ELSEWHERE).toMillis();
            clock.scheduleAtFixedRate(this::show, interval, interval, TimeUnit.MILLISECONDS);
        }
    }

    /** Keeps the last line of a phase on the screen. */
    synchronized void end() {
        if (phase != null) {
            String line = line();
            phase = null;
            requestsBefore = requests.get();
            console.say(line);
        }
    }

    private synchronized void show() {
        if (phase != null) {
            SyncProgress now = sync;
            boolean bar = phase == Phase.WRITING && console.isTerminal() && rowsTotal > 0 && now != null;
            console.progress(bar ? bar(now, rowsTotal) : line());
        }
    }

    private String line() {
        String sent = ", " + number(requests.get() - requestsBefore, "request", "requests");
        return switch (phase) {
            case CHECKING -> "  checking  " + number(columnsFound.get(), "column", "columns") + sent;
            case WRITING ->
                "  writing   " + number(rowsRead.get(), "row read", "rows read") + ", "
                        + number(rowsRejected.get(), "rejected", "rejected") + sent + rate(rowsRead);
            case LISTING ->
                "  listing   " + number(contactsListed.get(), "contact", "contacts") + sent + rate(contactsListed);
        };
    }

    /** The component calls this during the sync. */
    @Override
    public void onProgress(SyncProgress progress) {
        sync = progress;
    }

    /** The progress of the sync in one line. */
    static String bar(SyncProgress progress, long total) {
        long done = Math.min(progress.rows().done(), total);
        int full = (int) (done * BAR / total);
        String line = String.format(
                Locale.ROOT,
                "  writing   [%s%s] %3d %%  %,d of %,d rows, %,.0f/s",
                "#".repeat(full),
                ".".repeat(BAR - full),
                done * 100 / total,
                done,
                total,
                progress.rows().perSecond());
        if (progress.requestsLeft() != null) {
            line += String.format(Locale.ROOT, ", %d requests left in this minute", progress.requestsLeft());
        }
        if (progress.rows().perSecond() > 0 && done < total) {
            long seconds = (long) ((total - done) / progress.rows().perSecond());
            line += String.format(Locale.ROOT, ", %d:%02d to go", seconds / 60, seconds % 60);
        }
        return line;
    }

    private static String number(long value, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", value, value == 1 ? one : many);
    }

    private String rate(AtomicLong done) {
        double seconds = Math.max(1, System.nanoTime() - phaseStart) / 1e9;
        return String.format(Locale.ROOT, ", %,.0f/s", done.get() / seconds);
    }

    void rowRead() {
        rowsRead.incrementAndGet();
    }

    void rowRejected() {
        rowsRejected.incrementAndGet();
    }

    void contactListed() {
        contactsListed.incrementAndGet();
    }

    long rowsReadSoFar() {
        return rowsRead.get();
    }

    long contactsListedSoFar() {
        return contactsListed.get();
    }

    long requestsSoFar() {
        return requests.get();
    }

    double secondsSoFar() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void onRequestSubmitted(
            Object source, Exchange exchange, HttpHost host, HttpRequest request, HttpEntity entity) {
        requests.incrementAndGet();
    }

    @Override
    public void onResponseReceived(
            Object source, Exchange exchange, HttpHost host, HttpResponse response, HttpEntity entity, long elapsed) {
        // A request counts when it is sent, since it uses the budget even without a response.
    }

    @Override
    public void close() {
        end();
        if (clock != null) {
            clock.shutdownNow();
        }
    }
}
