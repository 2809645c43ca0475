package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.spi.SyncProgress;
import io.github.camelheymarket.spi.SyncProgress.Phase;
import io.github.camelheymarket.spi.SyncProgressListener;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The progress of a sync, as a listener and JMX get it, while the sync is held in the middle. */
class SyncProgressTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final List<SyncProgress> told = new CopyOnWriteArrayList<>();

    @Test
    void aListenerAndJmxTellHowFarItHasCome() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            HeymarketConfiguration options =
                    camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            options.setBaseUrl(sandbox.baseUrl());
            options.setApiKey(sandbox.apiKey());
            options.setRequestsPerMinute(400);
            camel.getRegistry().bind("listener", SyncProgressListener.class, (SyncProgressListener) progress -> {
                told.add(progress);
                throw new IllegalStateException("a listener that fails is no reason to stop");
            });
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sync")
                            .to(
                                    "heymarket:contacts/sync?bulkSize=10&progressInterval=20&failOnPartial=false&progressListener=#listener");
                }
            });
            camel.start();
            Fault held = Fault.holdBeforeApply().on("POST", "/v2/contacts");
            int[] searches = {0};
            sandbox.faults().add(held.when((method, path) -> path.endsWith("/search") && searches[0]++ == 2));

            CompletableFuture<Object> done = camel.createProducerTemplate().asyncRequestBody("direct:sync", rows(40));
            assertThat(held.awaitReached(Duration.ofSeconds(60))).isTrue();
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> told.stream().anyMatch(p -> p.rows().read() == 30));

            SyncProgress middle = told.get(told.size() - 1);
            assertThat(middle.phase()).isEqualTo(Phase.ROWS);
            // One was rejected, ten were written, and nine wait for company.
            assertThat(middle.rows().done()).isEqualTo(11);
            assertThat(middle.rows().total()).isEqualTo(40);
            assertThat(middle.rows().unsuccessful()).isEqualTo(1);
            assertThat(middle.requests()).isEqualTo(3);
            assertThat(middle.requestsLeft()).isLessThanOrEqualTo(397).isPositive();
            assertThat(middle.rows().perSecond()).isPositive();
            assertThat(middle.remaining()).isPositive();
            MBeanServer server =
                    camel.getManagementStrategy().getManagementAgent().getMBeanServer();
            ObjectName name = server.queryNames(new ObjectName("org.apache.camel:type=producers,*"), null).stream()
                    .filter(bean -> bean.toString().contains("SyncProducer"))
                    .findFirst()
                    .orElseThrow();
            assertThat(server.getAttribute(name, "SyncPhase")).isEqualTo("ROWS");
            assertThat(server.getAttribute(name, "SyncRowsDone")).isEqualTo(11L);
            assertThat(server.getAttribute(name, "SyncRowsTotal")).isEqualTo(40L);
            assertThat((int) server.getAttribute(name, "SyncRequestsLeft")).isPositive();

            held.release();
            assertThat(done.get(60, TimeUnit.SECONDS)).isInstanceOf(Object.class);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> told.get(told.size() - 1).phase() == Phase.DONE);
            assertThat(told.get(told.size() - 1).rows().done()).isEqualTo(40);
            assertThat(server.getAttribute(name, "SyncPhase")).isEqualTo("DONE");
        }
        assertThat(NamedThreads.with("HeymarketSyncProgress")).isEmpty();
    }

    @Test
    void aLineOfProgressNamesNobody() {
        SyncProgress progress = new SyncProgress(
                Phase.ROWS,
                new SyncProgress.Rows(30, 20, 1, 40L, 12.5),
                7,
                493,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3));

        assertThat(progress)
                .hasToString("rows: 20 of 40 rows done, 1 unsuccessful, 12.5/s, 7 requests, 493 left in this minute, "
                        + "about 3 s to go");
    }

    private static List<Map<String, String>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i == 5
                        ? Map.of("first", "Nobody", "phone", "")
                        : Map.of("first", "Row" + i, "phone", String.format(Locale.ROOT, "+120255501%02d", i)))
                .toList();
    }
}
