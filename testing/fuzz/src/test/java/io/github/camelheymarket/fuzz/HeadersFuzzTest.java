package io.github.camelheymarket.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelheymarket.HeymarketConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/**
 * The headers and the body of a message: the first line of an input names the {@link Call}, the first part is the body, and each
 * other part the value of a header.
 */
class HeadersFuzzTest {

    private static final List<Call> CALLS = Call.all();
    private static final List<String> HEADERS = List.of(
            HeymarketConstants.CONTACT_ID,
            HeymarketConstants.RESOURCE_ID,
            HeymarketConstants.CHANNEL_TYPE,
            HeymarketConstants.PHONE,
            HeymarketConstants.LOCAL_ID,
            HeymarketConstants.PAGE,
            HeymarketConstants.CURSOR,
            HeymarketConstants.LIMIT,
            HeymarketConstants.OVERWRITE,
            HeymarketConstants.METHOD,
            HeymarketConstants.PATH);
    private static final List<byte[]> ANSWERS = List.of("{}".getBytes());
    private static Routes routes;

    @BeforeAll
    static void start() {
        routes = new Routes();
    }

    @AfterAll
    static void stop() {
        routes.close();
    }

    @Timeout(30)
    @FuzzTest
    void noHeaderAndNoBodyDoesHarm(byte[] input) {
        Parts parts = Parts.of(input);
        Call call = parts.choose(CALLS);
        Map<String, Object> headers = new HashMap<>(call.headers());
        for (int i = 1; i < parts.bodies().size() && i <= HEADERS.size(); i++) {
            if (parts.bodies().get(i).length > 0) {
                headers.put(HEADERS.get(i - 1), parts.text(i));
            }
        }
        Object body =
                parts.bodies().get(0).length == 0 ? call.body() : parts.bodies().get(0);
        Exchange exchange = routes.send(new Call(call.name(), call.uri(), body, headers), ANSWERS);
        if (exchange.getException() != null) {
            Judge.isOursAboutTheInput(exchange.getException(), IllegalArgumentException.class);
        }
    }
}
