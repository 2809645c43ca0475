package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** How long the rows of a result can be read. The rows here need no call: the port of the account is nobody's. */
class BulkResultLifetimeTest extends CamelTestSupport {

    private static final int MANY = 10_001;

    private BulkResult result;

    @Override
    protected RouteBuilder createRouteBuilder() {
        String account = "?apiKey=key-of-nobody&baseUrl=http://localhost:1";
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(HeymarketPartialException.class, HeymarketStoppedException.class)
                        .handled(true)
                        .process(this::takeResultOfFailure)
                        .to("direct:each");
                from("direct:delete")
                        .to("heymarket:contacts/bulk-delete" + account + "&dryRun=true&keepOptedOut=false")
                        .process(exchange -> result = exchange.getMessage().getBody(BulkResult.class))
                        .to("direct:each");
                from("direct:upsert").to("heymarket:contacts/bulk-upsert" + account + "&defaultRegion=US");
                from("direct:each").split(simple("${body.rows}")).streaming().to("mock:each?retainLast=1");
            }

            private void takeResultOfFailure(Exchange exchange) {
                Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
                result = failure instanceof HeymarketPartialException partial
                        ? partial.getResult()
                        : ((HeymarketStoppedException) failure).getResult();
                exchange.getMessage().setBody(result);
            }
        };
    }

    @Test
    void theRowsOfALongResultAreReadableInTheRouteAndGoneAfterIt() throws InterruptedException {
        MockEndpoint each = getMockEndpoint("mock:each");
        each.expectedMessageCount(MANY);

        template.sendBody("direct:delete", ids(MANY));

        each.assertIsSatisfied();
        assertThat(result.isInMemory()).isFalse();
        assertThat(result.count(Outcome.SENT)).isEqualTo(MANY);
        assertThatIllegalStateException().isThrownBy(result::rows);
    }

    @Test
    void theRowsOfAShortResultStayReadable() {
        template.sendBody("direct:delete", ids(20));

        assertThat(result.isInMemory()).isTrue();
        assertThat(result.rows())
                .toIterable()
                .extracting(RowResult::index)
                .startsWith(0L, 1L)
                .hasSize(20);
    }

    @Test
    void theRowsOfAFailedRunAreReadableInTheRouteAndGoneAfterItAndTheFirstProblemsStay() throws InterruptedException {
        MockEndpoint each = getMockEndpoint("mock:each");
        each.expectedMessageCount(MANY);

        template.sendBody("direct:upsert", rowsOfNobody(MANY));

        each.assertIsSatisfied();
        assertThat(result.getUnsuccessful()).isEqualTo(MANY);
        assertThat(result.getProblems()).hasSize(BulkResult.MAX_PROBLEMS);
        assertThat(result.getProblems())
                .extracting(RowResult::index)
                .startsWith(0L, 1L)
                .endsWith(998L, 999L);
        assertThatIllegalStateException().isThrownBy(result::rows);
    }

    @Test
    void theRowsOfAStoppedRunAreReadableInTheRouteAndGoneAfterIt() throws InterruptedException {
        MockEndpoint each = getMockEndpoint("mock:each");
        each.expectedMessageCount(MANY);

        template.sendBody(
                "direct:upsert",
                BrokenSource.after(rowsOfNobody(MANY), new IllegalStateException("the source broke off")));

        each.assertIsSatisfied();
        assertThat(result.getTotal()).isEqualTo(MANY);
        assertThatIllegalStateException().isThrownBy(result::rows);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new UUID(0x0b0c2f3e5a1d4c38L, 0x9c55000000000000L + i).toString())
                .toList();
    }

    private static List<Map<String, String>> rowsOfNobody(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.of("phone", "none", "first", "Nobody" + i))
                .toList();
    }
}
