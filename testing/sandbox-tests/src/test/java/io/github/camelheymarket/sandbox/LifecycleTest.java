package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    @Test
    void closingLeavesNoThread() {
        HeymarketSandbox sandbox = HeymarketSandbox.builder().start();
        new Api(sandbox).get("/v1/team");

        sandbox.close();

        await().untilAsserted(
                        () -> assertThat(NamedThreads.all()).noneMatch(name -> name.startsWith("heymarket-sandbox")));
    }

    /** The client tries again when the answer fails to come, and may meet a server that is about to stop. */
    @RepeatedTest(50)
    void closingLeavesNoClientWaiting() throws Exception {
        HeymarketSandbox sandbox = HeymarketSandbox.builder().start();
        Fault held = sandbox.faults().add(Fault.holdAfterApply());
        CompletableFuture<Api.Answer> call = CompletableFuture.supplyAsync(() -> new Api(sandbox).get("/v1/team"));
        assertThat(held.awaitReached(Duration.ofSeconds(30))).isTrue();

        sandbox.close();

        assertThat(call.handle((answer, failure) -> true).get(30, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void closingTwiceIsFine() {
        HeymarketSandbox sandbox = HeymarketSandbox.builder().tls().start();

        sandbox.close();
        sandbox.close();
    }

    @Test
    void aTakenPortIsReportedAtTheStart() {
        try (HeymarketSandbox first = HeymarketSandbox.builder().start()) {
            assertThatThrownBy(
                            () -> HeymarketSandbox.builder().port(first.port()).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + first.port());
        }
    }

    @Test
    void httpsWorksWithTheTrustStoreAndItsFilesGoWithTheSandbox() throws Exception {
        Path trustStore;
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder().tls().start()) {
            trustStore = sandbox.trustStorePath();
            HttpClient http =
                    HttpClient.newBuilder().sslContext(trusting(sandbox)).build();

            assertThat(sandbox.baseUrl()).startsWith("https://localhost:");
            assertThat(new Api(sandbox, http).get("/v1/team").status()).isEqualTo(200);
            sandbox.faults().add(Fault.resetAfterApply().always());
            assertThatThrownBy(() -> new Api(sandbox, http).get("/v1/team")).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(Files.exists(trustStore.getParent())).isFalse();
    }

    @Test
    void withoutTlsThereIsNoTrustStore() {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder().start()) {
            assertThatThrownBy(sandbox::trustStorePath).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void resetGoesBackToTheBuildersSwitchesAndNoState() {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(Profile.KIND)
                .set(Switch.CURSOR, "INCLUSIVE")
                .start()) {
            sandbox.profile(Profile.HOSTILE);
            sandbox.defineField("Tier");
            sandbox.defineTag("vip");
            sandbox.seed(Seed.phone("12025550143"));
            new Api(sandbox).get("/v1/team");

            sandbox.reset();

            assertThat(sandbox.settings().get(Switch.CURSOR)).isEqualTo("INCLUSIVE");
            assertThat(sandbox.settings().get(Switch.READ_UUID)).isEqualTo("UUID");
            assertThat(sandbox.contacts()).isEmpty();
            assertThat(sandbox.fields()).isEmpty();
            assertThat(sandbox.tags()).isEmpty();
            assertThat(sandbox.requests()).isEmpty();
            assertThat(sandbox.findByPhone("12025550143")).isEmpty();
        }
    }

    @Test
    void theLogShowsWhatWasAskedAndAnswered() {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            List<RecordedRequest> heard = new CopyOnWriteArrayList<>();
            Runnable silence = sandbox.onRequest(heard::add);
            new Api(sandbox).post("/v1/batch/contacts?overwrite=true", "[{'phone':'12025550143'}]");
            silence.run();
            new Api(sandbox).get("/v1/team");

            RecordedRequest request = sandbox.requests("POST", "/v1/batch").get(0);
            assertThat(request.query()).containsEntry("overwrite", List.of("true"));
            assertThat(request.header("content-type")).isEqualTo("application/json");
            assertThat(request.body()).isEqualTo("[{\"phone\":\"12025550143\"}]");
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.answer()).isEqualTo("\"ok\"");
            assertThat(heard).containsExactly(request);
            assertThat(request.toString()).doesNotContain("12025550143").doesNotContain(sandbox.apiKey());
        }
    }

    @Test
    void theLogIsBoundedAndCanDoWithoutBodies() {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().maxRecorded(3).recordBodies(false).start()) {
            Api api = new Api(sandbox);
            IntStream.range(0, 5).forEach(i -> api.post("/v1/contacts", "{}"));

            assertThat(sandbox.requests()).extracting(RecordedRequest::sequence).containsExactly(3L, 4L, 5L);
            assertThat(sandbox.requests()).extracting(RecordedRequest::body).containsOnlyNulls();
            assertThat(sandbox.requestCount()).isEqualTo(5);
        }
    }

    @Test
    void concurrentCreatesOfOnePhoneConvergeOnOneContact() {
        try (HeymarketSandbox sandbox =
                HeymarketSandbox.builder().profile(Profile.KIND).start()) {
            Api api = new Api(sandbox);
            IntStream.range(0, 200).parallel().forEach(i -> {
                assertThat(api.post("/v1/contact", "{'phone':'120255501" + (10 + i % 5) + "'}")
                                .status())
                        .isEqualTo(200);
            });

            assertThat(sandbox.contactCount()).isEqualTo(5);
            assertThat(sandbox.contacts()).extracting("rev").containsOnly(40L);
        }
    }

    private static SSLContext trusting(HeymarketSandbox sandbox) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(sandbox.trustStorePath())) {
            store.load(in, sandbox.trustStorePassword().toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
