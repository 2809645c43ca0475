package io.github.camelheymarket.webhook;

import io.github.camelheymarket.webhook.RecentDeliveries.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives deliveries from the HTTP server. It answers an invalid delivery itself; an event enters the route in a new
 * exchange, which has neither the HTTP headers, since anybody can send them, nor the token of the body.
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
    private final RejectionLog rejections = new RejectionLog(System::nanoTime);
    /** Events that were answered with 200 and that the route has not processed yet. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private @Nullable ExecutorService threads;

    /**
     * @param recent is kept over restarts of the route, which each create a handler
     * @param exchanges creates the exchange of an event
     * @throws IllegalArgumentException for an unknown event type in the settings
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
        } catch (RejectedDelivery rejection) {
            rejections.rejected(rejection);
            return answered(http, rejection.status(), rejection.getMessage(), callback);
        }
        if (!filter.test(event.type())) {
            return answered(http, 200, "ok", callback);
        }
        String key = keyOf(event);
        Claim claim = key == null ? Claim.NEW : recent.claim(key);
        return switch (claim) {
            case REPEAT -> answered(http, 200, "ok", callback);
            case IN_PROGRESS -> answered(http, 503, "This event is being processed.", callback);
            case NEW ->
                settings.ackWhenReceived()
                        ? answerAtOnce(http, event, callback)
                        : answerWhenProcessed(http, event, callback);
        };
    }

    /** @return {@code null} if a repetition of the event is an event too */
    private @Nullable String keyOf(WebhookEvent event) {
        return settings.dedupWindowMillis() > 0 ? event.key() : null;
    }

    private byte[] body(Message message) throws RejectedDelivery {
        if (announcedLength(message) > settings.maxBodySize()) {
            throw tooLarge();
        }
        if (message.getBody() instanceof String text) {
            // JSON is UTF-8; Camel would encode the text in the character set of the exchange.
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
            throw new RejectedDelivery(400, "The body cannot be read.");
        }
    }

    private static long announcedLength(Message message) throws RejectedDelivery {
        try {
            Long length = message.getHeader(CONTENT_LENGTH, Long.class);
            return length == null ? 0 : length;
        } catch (TypeConversionException e) {
            throw new RejectedDelivery(400, "The header Content-Length is not a number.");
        }
    }

    private RejectedDelivery tooLarge() {
        return new RejectedDelivery(413, "The body has more than maxBodySize=" + settings.maxBodySize() + " bytes.");
    }

    /** Answers after the route has processed the event. */
    private boolean answerWhenProcessed(Exchange http, WebhookEvent event, AsyncCallback callback) {
        Once end = new Once();
        try {
            Exchange exchange = exchanges.apply(event);
            return route.process(exchange, sync -> {
                if (end.first()) {
                    boolean success = ended(event, exchange);
                    answer(http, success ? 200 : 500, success ? "ok" : "The event was not processed.");
                    callback.done(sync);
                }
            });
        } catch (Throwable e) {
            if (!end.first()) {
                return true;
            }
            LOG.warn("An event was not processed: its route threw an exception", e);
            ended(event, false);
            return answered(http, 500, "The event was not processed.", callback);
        }
    }

    private boolean answerAtOnce(Exchange http, WebhookEvent event, AsyncCallback callback) {
        unfinished.incrementAndGet();
        try {
            Exchange exchange = exchanges.apply(event);
            Objects.requireNonNull(threads, "the pool").execute(() -> inRoute(exchange, event));
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

    private void inRoute(Exchange exchange, WebhookEvent event) {
        Once end = new Once();
        try {
            route.process(exchange, sync -> {
                if (end.first()) {
                    unfinished.decrementAndGet();
                    ended(event, exchange);
                }
            });
        } catch (Throwable e) {
            LOG.warn(
                    "An event that was answered with 200 (ackMode=received) was not processed: its route threw an exception",
                    e);
            if (end.first()) {
                unfinished.decrementAndGet();
                ended(event, false);
            }
        }
    }

    /** Reports the end of an event once, since a route may call its callback and then throw. */
    private static final class Once {
        private final AtomicBoolean reported = new AtomicBoolean();

        boolean first() {
            return reported.compareAndSet(false, true);
        }
    }

    /** @return whether the route has processed the event; an error that it handled counts as processed */
    private boolean ended(WebhookEvent event, Exchange exchange) {
        return ended(
                event, exchange.getException() == null && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast());
    }

    private boolean ended(WebhookEvent event, boolean success) {
        String key = keyOf(event);
        if (key != null) {
            recent.ended(key, success);
        }
        return success;
    }

    private static boolean answered(Exchange http, int status, @Nullable String text, AsyncCallback callback) {
        answer(http, status, text);
        callback.done(true);
        return true;
    }

    /** Always with a body: some servers turn a 200 without one into a 204, and Heymarket may require 200. */
    private static void answer(Exchange http, int status, @Nullable String text) {
        Message answer = new DefaultMessage(http);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        answer.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        answer.setBody(text);
        http.setMessage(answer);
    }

    @Override
    protected void doStart() throws Exception {
        if (settings.ackWhenReceived()) {
            // Aborts if the pool is full or stopped: an event answered with 200 and not processed would be lost.
            ThreadPoolProfile profile = new ThreadPoolProfile("HeymarketEvents");
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
            threads = context.getExecutorServiceManager().newThreadPool(this, "HeymarketEvents", profile);
        }
    }

    /** The pool is kept to reject further deliveries, since the HTTP server removes the path later. */
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
