package io.github.camelheymarket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketRateLimitException;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two contexts with different credentials in one JVM: no call, answer or permit of one gets to the other. */
class TwoContextsTest extends LifeTestCase {

    private Life mine;
    private Life yours;

    @BeforeEach
    void create() {
        mine = new Life(sandbox, folder.resolve("mine"));
        yours = new Life(sandbox, folder.resolve("yours"), sandbox.secondSecretId(), sandbox.secondSecretKey());
    }

    @Test
    void eachCallHasTheCredentialOfItsContext() throws Exception {
        Traffic first = new Traffic(sandbox, mine.start(), "1202555", "Mara").start();
        Traffic second = new Traffic(sandbox, yours.start(), "1303555", "Noor").start();
        first.awaitRequests(80);
        mine.close();
        second.awaitRequests(20);
        yours.close();

        first.assertAllEnded();
        second.assertAllEnded();
        List<RecordedRequest> requests = sandbox.requests();
        assertThat(requests.stream().filter(request -> names(request, "1202555")))
                .isNotEmpty()
                .allMatch(request -> token(request).contains(sandbox.secretId()))
                .noneMatch(request -> names(request, "1303555"));
        assertThat(requests.stream().filter(request -> names(request, "1303555")))
                .isNotEmpty()
                .allMatch(request -> token(request).contains(sandbox.secondSecretId()));
        assertNothingLeft(mine);
        assertNothingLeft(yours);
    }

    private static boolean names(RecordedRequest request, String prefix) {
        return request.body() != null && request.body().contains(prefix);
    }

    /** The claims of the token. */
    private static String token(RecordedRequest request) {
        String[] parts = request.header("Authorization").split("\\.");
        return new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    }

    @Test
    void aBudgetThatIsUsedUpDoesNotStopTheOtherContext() {
        mine.configuration().setRequestsPerMinute(3);
        mine.configuration().setMaxBudgetWait(1);
        yours.configuration().setMaxBudgetWait(1);
        mine.start();
        yours.start();
        await().atMost(PATIENCE).until(() -> isOverBudget(upsert(mine, "12025550143")));

        Exchange other = upsert(yours, "13035550143");

        assertThat(other.getException()).isNull();
        mine.close();
        yours.close();
    }

    private static boolean isOverBudget(Exchange exchange) {
        return exchange.getException(HeymarketRateLimitException.class) != null;
    }

    private static Exchange upsert(Life life, String phone) {
        return life.context()
                .createProducerTemplate()
                .send(
                        Life.BULK + "?block=false",
                        exchange -> exchange.getMessage().setBody(List.of(Map.of("phone", phone))));
    }
}
