package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What each kind of fault does with the call and with its answer. */
class FaultKindsTest extends FaultTestCase {

    @Test
    void retryAfterIsA429ThatWasNotProcessed() {
        sandbox.faults().add(Fault.retryAfter("7"));

        Api.Answer answer = api.post("/v1/contact", CREATE);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void refuse401OnceRefusesAGoodCredentialOnce() {
        sandbox.faults().add(Fault.refuse401Once());

        assertThat(api.get("/v1/team").status()).isEqualTo(401);
        assertThat(api.get("/v1/team").status()).isEqualTo(200);
    }

    @Test
    void aResetBeforeApplyStoresNothing() {
        sandbox.faults().add(Fault.resetBeforeApply().always());

        assertThatThrownBy(() -> post("/v1/contact", CREATE)).isInstanceOf(IOException.class);

        assertThat(sandbox.contactCount()).isZero();
        assertThat(sandbox.requests()).extracting(RecordedRequest::status).containsOnly(0);
    }

    @Test
    void aResetAfterApplyStoresWithoutAnAnswer() {
        sandbox.faults().add(Fault.resetAfterApply());

        assertThatThrownBy(() -> post("/v1/contact", CREATE)).isInstanceOf(IOException.class);

        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aResetThenApplyStoresWhenReleased() throws Exception {
        Fault late = sandbox.faults().add(Fault.resetThenApply());

        assertThatThrownBy(() -> post("/v1/contact", CREATE)).isInstanceOf(IOException.class);
        assertThat(sandbox.contactCount()).isZero();
        CountDownLatch done = new CountDownLatch(1);
        sandbox.onRequest(request -> done.countDown());
        late.release();

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aTruncatedAnswerEndsEarlyAfterStoring() {
        sandbox.faults().add(Fault.truncated());

        assertThatThrownBy(() -> post("/v1/contact", CREATE)).isInstanceOf(IOException.class);

        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aHeldRequestIsStoredOnlyWhenReleased() throws Exception {
        Fault held = sandbox.faults().add(Fault.holdBeforeApply());
        CompletableFuture<Api.Answer> answer = CompletableFuture.supplyAsync(() -> api.post("/v1/contact", CREATE));

        assertThat(held.awaitReached(LONG)).isTrue();
        assertThat(sandbox.contactCount()).isZero();
        held.release();

        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aHeldAnswerComesOnlyWhenReleased() throws Exception {
        Fault held = sandbox.faults().add(Fault.holdAfterApply());
        UnaryOperator<HttpRequest.Builder> impatient = request -> request.timeout(Duration.ofMillis(200));

        assertThatThrownBy(() -> api.send("POST", "/v1/contact", CREATE, impatient))
                .isInstanceOf(IOException.class);

        assertThat(held.awaitReached(Duration.ofSeconds(20))).isTrue();
        assertThat(sandbox.contactCount()).isEqualTo(1);
        held.release();
    }

    @Test
    void anHtmlPageComesWithA200() {
        sandbox.faults().add(Fault.html200());

        Api.Answer answer = api.post("/v1/contact", CREATE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aRedirectNamesItsTarget() {
        sandbox.faults().add(Fault.redirect(307, "http://other.example.org/"));

        Api.Answer answer = api.post("/v1/contact", CREATE);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).isEqualTo("http://other.example.org/");
    }

    @Test
    void vanishedRowsAreStoredButNotAnswered() {
        sandbox.faults().add(Fault.vanishRows(1).on("POST", "/v2/contacts"));

        Api.Answer answer = api.post("/v2/contacts", "{'contacts':[{'phone':'12025550143'},{'phone':'12025550144'}]}");

        assertThat(answer.json().get("contacts")).hasSize(1);
        assertThat(answer.json().get("failed_contacts")).isEmpty();
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void aStatusAfterApplyTellsOfFailureAboutACallThatIsStored() {
        sandbox.faults().add(Fault.statusAfterApply(503));

        assertThat(api.post("/v1/contact", CREATE).status()).isEqualTo(503);

        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void garbageIsNoJson() {
        sandbox.faults().add(Fault.garbage());

        assertThatThrownBy(() -> api.get("/v1/team").json()).isInstanceOf(AssertionError.class);
    }

    @Test
    void deepNestingIsDeep() {
        sandbox.faults().add(Fault.deepNesting());

        assertThat(api.get("/v1/team").text()).startsWith("[[[[[").hasSize(200_000);
    }

    @Test
    void anEndlessBodyGoesOnUntilTheClientHangsUp() throws Exception {
        sandbox.faults().add(Fault.endlessBody());
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/v1/contacts"))
                .header("Authorization", "Bearer " + sandbox.apiKey())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        try (InputStream body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readNBytes(5_000_000)).hasSize(5_000_000);
        }

        assertThat(api.get("/v1/team").status()).isEqualTo(200);
    }

    @Test
    void aDrippingAnswerComesByteByByteAndTheRestWhenReleased() throws Exception {
        Fault drip = sandbox.faults().add(Fault.drip(Duration.ofMinutes(5)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/v1/contact"))
                .header("Authorization", "Bearer " + sandbox.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(CREATE.replace('\'', '"')))
                .build();

        try (InputStream body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.read()).isEqualTo('{');
            assertThat(body.available()).isZero();
            assertThat(sandbox.contactCount()).isEqualTo(1);
            drip.release();
            assertThat(new String(body.readAllBytes())).endsWith("}");
        }
    }
}
