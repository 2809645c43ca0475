package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.trait.message.MessageTrait;
import org.apache.camel.trait.message.RedeliveryTraitPayload;

/** Sends messages with faults. Time passes by the waits of the component and by {@link #pass}, for the sandbox too. */
final class SendRig implements AutoCloseable {

    static final String PHONE = "12025550143";
    private static final ObjectMapper JSON = new ObjectMapper();

    final FaultRig rig;
    Runnable afterSleep = () -> {};
    Runnable beforeRedelivery = () -> {};
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private int routes;

    SendRig(Profile profile) throws IOException {
        TimeSource clock = () -> Instant.now().plus(passed.get());
        rig = new FaultRig(profile, clock);
        rig.context().getRegistry().bind("time", TimeSource.class, (Object) clock);
        rig.whileAsleep = () -> {
            pass(rig.slept.get(rig.slept.size() - 1));
            afterSleep.run();
        };
    }

    void pass(Duration time) {
        passed.updateAndGet(time::plus);
    }

    Fault lose(Fault fault) {
        rig.sandbox.faults().add(fault.on("POST", "/v1/message/send").times(1));
        return fault;
    }

    Exchange send(String uri, Object body, Object... headers) {
        return rig.send(uri, body, withPhone(body, headers));
    }

    private static Object[] withPhone(Object body, Object... headers) {
        if (!(body instanceof String)) {
            return headers;
        }
        Object[] all = new Object[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = HeymarketConstants.PHONE;
        all[1] = PHONE;
        return all;
    }

    /** Through a route that redelivers once. */
    Exchange redelivered(String uri, Object body) {
        return through(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(1)
                                .redeliveryDelay(0)
                                .onRedelivery(exchange -> beforeRedelivery.run()));
                        from("direct:own" + routes).to(uri);
                    }
                },
                body);
    }

    Exchange externallyRedelivered(String uri, Object body, Object... headers) {
        return through(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:own" + routes)
                                .process(exchange -> exchange.getIn()
                                        .setPayloadForTrait(
                                                MessageTrait.REDELIVERY, RedeliveryTraitPayload.IS_REDELIVERY))
                                .to(uri);
                    }
                },
                body,
                headers);
    }

    Exchange sentTwiceInOneExchange(String uri, Object body) {
        return through(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:own" + routes)
                                .to(uri)
                                .setBody(exchange -> body)
                                .to(uri);
                    }
                },
                body);
    }

    private Exchange through(RouteBuilder route, Object body, Object... headers) {
        try {
            rig.context().addRoutes(route);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return rig.sendTo("direct:own" + routes++, body, withPhone(body, headers));
    }

    List<Message> sent() {
        return rig.sandbox.messaging().sent();
    }

    Message onlyOne() {
        assertThat(sent()).hasSize(1);
        return sent().get(0);
    }

    void awaitSent(int count) {
        await().until(() -> sent().size() == count);
    }

    long sends() {
        return localIds().size();
    }

    /** Of all sends that reached the sandbox. */
    List<String> localIds() {
        return rig.sandbox.requests().stream()
                .filter(request -> request.path().equals("/v1/message/send"))
                .map(request -> localId(request.body()))
                .toList();
    }

    private static String localId(String body) {
        try {
            return JSON.readTree(body).path("local_id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        rig.close();
    }
}
