package io.github.camelheymarket.webhook;

import io.github.camelheymarket.webhook.RecentDeliveries.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the HTTP server and the route: what is no good delivery is answered here; an event goes into the route in
 * an exchange of its own, which knows nothing of the HTTP request, neither its headers, which anybody can send, nor the
 * token in its body.
 */
public final class WebhookHandler extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
    private static final String CONTENT_LENGTH = "Content-Length";

    private final CamelContext context;
    private final WebhookSettings settings;
    private final Function<WebhookEvent, Exchange> exchanges;
    private final AsyncProcessor route;
    private final EventFilter filter;
    private final DeliveryReader reader;
    private final RecentDeliveries recent;
    private final RefusalLog refusals = new RefusalLog(System::nanoTime);
    /** Answered with 200 and not through the route yet. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private ExecutorService threads;

    /**
     * @param recent what the route has seen; outlives this handler, for each start of a route makes another
     * @param exchanges makes the exchange that carries an event into the route
     * @throws IllegalArgumentException for an unknown event in the settings
     */
    public WebhookHandler(
            CamelContext context,
            WebhookSettings settings,
            RecentDeliveries recent,
            Function<WebhookEvent, Exchange> exchanges,
            Processor route) {
        this.context = context;
        this.settings = settings;
        this.exchanges = exchanges;
        this.route = AsyncProcessorConverterHelper.convert(route);
        filter = EventFilter.of(settings.eventTypes());
        reader = new DeliveryReader(new TokenCheck(settings.tokens()));
        this.recent = recent;
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        WebhookEvent event;
        try {
            event = reader.read(body(http.getMessage()));
        } catch (RefusedDelivery refusal) {
            refusals.refused(refusal);
            return answered(http, refusal.status(), refusal.getMessage(), callback);
        }
        if (!filter.test(event.type())) {
            return answered(http, 200, "ok", callback);
        }
        Claim claim = dedups(event) ? recent.claim(event.key()) : Claim.NEW;
        return switch (claim) {
            case REPEAT -> answered(http, 200, "ok", callback);
            case IN_PROGRESS -> answered(http, 503, "This event is being processed.", callback);
            case NEW -> settings.ackWhenReceived() ? later(http, event, callback) : now(http, event, callback);
        };
    }

    private boolean dedups(WebhookEvent event) {
        return event.key() != null && settings.dedupWindowMillis() > 0;
    }

    private byte[] body(Message message) throws RefusedDelivery {
        if (message.getHeader(CONTENT_LENGTH, 0L, Long.class) > settings.maxBodySize()) {
            throw tooLarge();
        }
        if (message.getBody() instanceof String text) {
            // Camel would encode it in the character set of the exchange, and JSON is UTF-8.
            message.setBody(text.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream stream = message.getBody(InputStream.class)) {
            byte[] body = stream == null
                    ? new byte[0]
                    : stream.readNBytes((int) Math.min(Integer.MAX_VALUE, settings.maxBodySize() + 1L));
            if (body.length > settings.maxBodySize()) {
                throw tooLarge();
            }
            return body;
        } catch (IOException | TypeConversionException e) {
            throw new RefusedDelivery(400, "The body cannot be read.");
        }
    }

    private RefusedDelivery tooLarge() {
        return new RefusedDelivery(413, "The body has more than maxBodySize=" + settings.maxBodySize() + " bytes.");
    }

    /** 200 promises that the route took it, hence the answer last. */
    private boolean now(Exchange http, WebhookEvent event, AsyncCallback callback) {
        Once answering = new Once();
        try {
            Exchange exchange = exchanges.apply(event);
            return route.process(exchange, sync -> {
                if (answering.first()) {
                    boolean well = ended(event, exchange);
                    answer(http, well ? 200 : 500, well ? "ok" : "The event was not processed.");
                    callback.done(sync);
                }
            });
        } catch (Throwable e) {
            // Whatever a route throws: the next delivery is a new try.
            if (!answering.first()) {
                return true;
            }
            LOG.warn("An event was not processed: its route threw an exception", e);
            ended(event, false);
            return answered(http, 500, "The event was not processed.", callback);
        }
    }

    private boolean later(Exchange http, WebhookEvent event, AsyncCallback callback) {
        Once ending = new Once();
        try {
            Exchange exchange = exchanges.apply(event);
            unfinished.incrementAndGet();
            threads.execute(() -> inRoute(exchange, event, ending));
        } catch (Throwable e) {
            if (!(e instanceof RejectedExecutionException)) {
                LOG.warn("An event was not processed: it could not be passed to its route", e);
            }
            unfinished.decrementAndGet();
            ended(event, false);
            return answered(http, 503, "Too many events are waiting.", callback);
        }
        return answered(http, 200, "ok", callback);
    }

    private void inRoute(Exchange exchange, WebhookEvent event, Once ending) {
        try {
            route.process(exchange, sync -> {
                if (ending.first()) {
                    unfinished.decrementAndGet();
                    ended(event, exchange);
                }
            });
        } catch (Throwable e) {
            LOG.warn(
                    "An event that was answered with 200 (ackMode=received) was not processed: its route threw an exception",
                    e);
            if (ending.first()) {
                unfinished.decrementAndGet();
                ended(event, false);
            }
        }
    }

    /** The end of one delivery, of which a route may tell and then throw. */
    private static final class Once {
        private final AtomicBoolean was = new AtomicBoolean();

        boolean first() {
            return was.compareAndSet(false, true);
        }
    }

    /** Whether the route took it; an error that the route handled is its own business. */
    private boolean ended(WebhookEvent event, Exchange exchange) {
        return ended(
                event, exchange.getException() == null && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast());
    }

    private boolean ended(WebhookEvent event, boolean well) {
        if (dedups(event)) {
            recent.ended(event.key(), well);
        }
        return well;
    }

    private static boolean answered(Exchange http, int status, String text, AsyncCallback callback) {
        answer(http, status, text);
        callback.done(true);
        return true;
    }

    /** A text in each, for some servers make a 204 of a 200 without one, and Heymarket may want exactly 200. */
    private static void answer(Exchange http, int status, String text) {
        Message answer = new DefaultMessage(http);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        answer.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        answer.setBody(text);
        http.setMessage(answer);
    }

    @Override
    protected void doStart() throws Exception {
        if (settings.ackWhenReceived()) {
            // Refuses when it is full or stopped: a 200 for an event that nobody has would lose it.
            ThreadPoolProfile profile = new ThreadPoolProfile("HeymarketEvents");
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
            threads = context.getExecutorServiceManager().newThreadPool(this, "HeymarketEvents", profile);
        }
    }

    /** Before the HTTP server forgets the path, so the threads are left in place to refuse what still comes. */
    @Override
    protected void doStop() throws Exception {
        if (threads != null) {
            context.getExecutorServiceManager().shutdownGraceful(threads);
            if (unfinished.get() > 0) {
                LOG.warn(
                        "{} events that were answered with 200 (ackMode=received) were not processed before the route stopped",
                        unfinished.get());
            }
        }
    }
}
