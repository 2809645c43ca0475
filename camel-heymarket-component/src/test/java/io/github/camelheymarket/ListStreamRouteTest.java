package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A list is read only while the route uses it, and is closed when the route gives up. */
class ListStreamRouteTest extends ListRouteTestCase {

    @ParameterizedTest
    @EnumSource
    void aStreamingSplitSeesEverybodyAndShowsThatItWasAll(Profile profile) throws Exception {
        routes.sandbox(profile).seedMany(75, 5);
        AtomicReference<Object> complete = new AtomicReference<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .to(LIST)
                        .split(body())
                        .streaming()
                        .to("mock:contact")
                        .end()
                        .process(e -> complete.set(e.getMessage().getHeader(HeymarketConstants.RESULT_COMPLETE)));
            }
        });
        MockEndpoint mock = routes.context().getEndpoint("mock:contact", MockEndpoint.class);
        mock.expectedMessageCount(75);

        Exchange exchange = routes.send("direct:split", e -> {});

        assertThat(exchange.getException()).isNull();
        mock.assertIsSatisfied();
        assertThat(complete.get()).isEqualTo(true);
    }

    @Test
    void theIteratorReadsOnOnlyWhileItIsUsed() {
        routes.sandbox(Profile.HOSTILE).seedMany(300, 5);

        routes.okThen(
                LIST, exchange -> exchange.getMessage().getBody(Iterator.class).next(), null);

        assertThat(routes.requests(ApiEndpoint.LIST_V2)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aRouteThatGivesUpClosesTheWalk() {
        routes.sandbox(Profile.HOSTILE).seedMany(300, 5);
        AtomicReference<Object> body = new AtomicReference<>();

        routes.okThen(
                LIST,
                exchange -> {
                    body.set(exchange.getMessage().getBody());
                    exchange.getMessage().getBody(Iterator.class).next();
                },
                null);
        routes.sandbox().clearRequests();

        assertThat(body.get()).isInstanceOf(Closeable.class);
        assertThat(new Drained(body.get()).left()).isLessThan(300);
        assertThat(routes.calls()).as("a closed walk asks for no more").isEmpty();
    }

    @Test
    void anAnswerThatFailsInTheMiddleFailsTheRoute() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.HOSTILE);
        sandbox.seedMany(75, 5);
        List<Object> listed = new ArrayList<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fail").to(LIST).split(body()).streaming().process(e -> {
                    listed.add(e.getMessage().getBody());
                    if (listed.size() == 20) {
                        sandbox.faults().add(Fault.status(500).on("POST", "/v2").times(2));
                    }
                });
            }
        });

        Exchange exchange = routes.send("direct:fail", e -> {});

        assertThat(exchange.getException()).isInstanceOf(HeymarketServerException.class);
        assertThat(listed).hasSizeGreaterThanOrEqualTo(20).hasSizeLessThan(75);
    }

    /** What is left in an iterator, which may say so by failing. */
    private record Drained(Object body) {
        int left() {
            int count = 0;
            try {
                for (Iterator<?> items = (Iterator<?>) body; items.hasNext(); items.next()) {
                    count++;
                }
            } catch (IllegalStateException closed) {
                return count;
            }
            return count;
        }
    }
}
