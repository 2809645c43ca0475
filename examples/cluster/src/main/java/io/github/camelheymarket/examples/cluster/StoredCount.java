package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.cluster.kafka.KafkaBatches;
import io.github.camelheymarket.examples.common.Counter;
import io.github.camelheymarket.model.BulkResult;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Counts the contacts of each batch that was committed. */
final class StoredCount extends EventNotifierSupport {

    private final Counter counter;

    StoredCount(Counter counter) {
        this.counter = counter;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeCompletedEvent completed && !isDeadLetter(completed.getExchange())) {
            BulkResult result = completed.getExchange().getProperty(KafkaBatches.RESULT, BulkResult.class);
            if (result != null) {
                counter.allStored(result.getTotal() - result.getUnsuccessful());
            }
        }
    }

    /** A part of the batch that the splitter made. */
    private static boolean isDeadLetter(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.CORRELATION_ID) != null;
    }
}
