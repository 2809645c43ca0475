package io.github.camelheymarket.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The answers to the polls of a route that begins at Heymarket: the first line of an input is its URI, the answers follow. */
class PollsFuzzTest {

    private static final List<String> URIS = List.of(
            "contacts/changes?start=fromBeginning",
            "contacts/changes?start=fromBeginning&detectDeletes=true",
            "contacts/changes?start=fromBeginning&apiVersion=v1",
            "contacts/changes",
            "contacts/list",
            "contacts/list?apiVersion=v1&maxMessagesPerPoll=1");
    private static final int POLLS = 3;
    private static Routes routes;
    private static Exception failure;

    @BeforeAll
    static void start() {
        routes = new Routes();
        routes.context().getRegistry().bind("judge", PollingConsumerPollStrategy.class, new JudgedPolls());
    }

    @AfterAll
    static void stop() {
        routes.close();
    }

    @Timeout(30)
    @FuzzTest
    void noAnswerToAPollDoesHarm(byte[] input) throws Exception {
        Parts parts = Parts.of(input);
        String uri = "heymarket:" + parts.choose(URIS);
        routes.server().answer(parts.bodies());
        Endpoint endpoint = routes.context()
                .getEndpoint(uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false&pollStrategy=#judge");
        ScheduledPollConsumer consumer = (ScheduledPollConsumer) endpoint.createConsumer(exchange -> {});
        try {
            ServiceHelper.startService(consumer);
            for (int i = 0; i < POLLS; i++) {
                failure = null;
                consumer.run();
                if (failure != null) {
                    Judge.isOurs(failure);
                }
            }
        } catch (RuntimeException e) {
            Judge.isOurs(e);
        } finally {
            ServiceHelper.stopAndShutdownService(consumer);
            routes.context().removeEndpoint(endpoint);
        }
    }

    private static final class JudgedPolls implements PollingConsumerPollStrategy {
        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            // All is well.
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            failure = cause;
            return false;
        }
    }
}
