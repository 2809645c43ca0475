package io.github.camelheymarket.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers to each operation: the first line of an input names the {@link Call}, and the answers follow. */
class AnswersFuzzTest {

    private static final List<Call> CALLS = Call.all();
    private static Routes routes;

    @BeforeAll
    static void start() {
        routes = new Routes();
    }

    @AfterAll
    static void stop() {
        routes.close();
    }

    /** Otherwise the answers below would be read by nobody. */
    @ParameterizedTest
    @MethodSource("calls")
    void eachCallReachesTheServer(Call call) {
        routes.send(call, List.of("[]".getBytes(StandardCharsets.US_ASCII)));
        assertTrue(routes.server().requests() > 0);
    }

    static List<Call> calls() {
        return CALLS;
    }

    @Timeout(30)
    @FuzzTest
    void noAnswerOfAnOperationDoesHarm(byte[] input) {
        Parts parts = Parts.of(input);
        Exchange exchange = routes.send(parts.choose(CALLS), parts.bodies());
        if (exchange.getException() != null) {
            Judge.isOurs(exchange.getException());
        }
    }
}
