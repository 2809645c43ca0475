package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown, errors included, nothing that a run has taken stays taken. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ErrorReleasesEverythingTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    /**
     * Of the first chunk one row needs nothing, so that the others wait for company when the next ones are read, and their
     * contacts with them.
     */
    private void seedOneOfThem() {
        routes.sandbox(Profile.KIND).seed(Seed.phone("12025551001").first("Row1"));
    }

    /** Whoever has one of them still would show soon. */
    private BulkResult runAgain(int count) {
        return routes.ok("heymarket:contacts/bulk-upsert?maxBudgetWait=2000", rows(count))
                .getBody(BulkResult.class);
    }

    private static List<Map<String, Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("phone", "+1202555" + (1000 + i), "first", "Row" + i))
                .toList();
    }

    /** A row that cannot be read. */
    private static Map<String, Object> brokenRow() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new StackOverflowError();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk-upsert", "bulk-upsert?resolve=false", "sync", "sync?strategy=snapshot"})
    void anErrorOfTheSourceLeavesNoContactLocked(String operation) {
        seedOneOfThem();
        String uri = "heymarket:contacts/" + operation;

        Throwable failure = routes.send(uri, BrokenSource.after(rows(150), new AssertionError("the source")))
                .getException();
        assertThat(failure).isInstanceOf(HeymarketStoppedException.class).hasRootCauseInstanceOf(AssertionError.class);
        assertThat(((HeymarketStoppedException) failure).getResult().getTotal()).isEqualTo(150);
        assertThat(routes.sandbox().contactCount()).isEqualTo(150);

        assertThat(runAgain(150).getTotal()).isEqualTo(150);
    }

    @Test
    void anErrorOfARowLeavesNoContactLocked() {
        seedOneOfThem();
        List<Object> rows = new ArrayList<>(rows(120));
        rows.add(brokenRow());

        assertThat(routes.send("heymarket:contacts/bulk-upsert?bulkSize=50", rows)
                        .getException())
                .isInstanceOf(HeymarketStoppedException.class);

        runAgain(120);
    }

    @Test
    void anErrorOfARouteForRejectedRowsLeavesNoContactLocked() {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:rejected").process(exchange -> {
                    throw new StackOverflowError();
                });
            }
        });
        seedOneOfThem();
        List<Object> rows = new ArrayList<>(rows(20));
        rows.add(13, Map.of("phone", "nonsense"));

        assertThat(routes.send("heymarket:contacts/bulk-upsert?bulkSize=5&rejectedUri=direct:rejected", rows)
                        .getException())
                .isInstanceOf(HeymarketException.class);

        runAgain(20);
    }

    @Test
    void anErrorOfTheSourceOfABulkDeleteSaysWhatWasDone() {
        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class,
                "heymarket:contacts/bulk-delete?dryRun=true",
                BrokenSource.after(
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(given -> "0b0e0a32-2ad1-4d52-8a4b-00000000000" + given)
                                .toList(),
                        new AssertionError("the source")));
        assertThat(stopped.getResult().getTotal()).isEqualTo(3);
        assertThat(stopped).hasMessageContaining("after 3 rows were read");
    }

    @Test
    void aRowOfABulkDeleteThatCannotBeReadHasAResult() {
        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class, "heymarket:contacts/bulk-delete?dryRun=true", List.of(brokenRow()));
        assertThat(stopped.getResult().getTotal()).isEqualTo(1);
        assertThat(stopped).hasMessageContaining("after 1 row was read");
    }

    @Test
    void anErrorLeavesTheLedgerOfAMirrorFree() {
        String uri = "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=5&ledgerDirectory=" + folder;

        assertThat(routes.send(uri, BrokenSource.after(rows(3), new AssertionError("the source")))
                        .getException())
                .isNotNull();

        assertThat(routes.ok(uri, rows(3)).getBody(SyncReport.class).getTotal()).isEqualTo(3);
    }

    /** The folder is there when the run looks, and gone by the time that the ledger is open. */
    @Test
    void aMirrorThatFindsNoRoomForItsFilesLeavesItsLedgerFree() throws Exception {
        Path spool = Files.createDirectory(folder.resolve("spool"));
        String uri = "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=5&ledgerDirectory=" + folder
                + "&spoolDirectory=" + spool;
        Runnable stop = routes.sandbox().onRequest(request -> spool.toFile().delete());

        routes.failure(HeymarketStorageException.class, uri, rows(3));

        assertThat(spool).doesNotExist();
        assertThat(folder.resolve("crm.ledger")).exists();
        stop.run();
        Files.createDirectory(spool);
        assertThat(routes.ok(uri, rows(3)).getBody(SyncReport.class).getTotal()).isEqualTo(3);
    }

    @Test
    void whoWaitsForContactsIsToldWhoHasThemAndDoesNotWaitForEver() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hangs").routeId("hangs").to("heymarket:contacts/bulk-upsert?bulkSize=2");
            }
        });
        Iterator<Map<String, Object>> some = rows(3).iterator();
        Thread other = new Thread(() -> routes.send(
                "direct:hangs",
                exchange -> exchange.getMessage().setBody(new Iterator<Object>() {
                    @Override
                    public boolean hasNext() {
                        return some.hasNext();
                    }

                    @Override
                    public Object next() {
                        Map<String, Object> row = some.next();
                        if (!some.hasNext()) {
                            stuck.countDown();
                            hold(goOn);
                        }
                        return row;
                    }
                })));
        other.setName("the thread that hangs");
        seedOneOfThem();
        other.start();
        try {
            assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
            Throwable failure = routes.send("heymarket:contacts/bulk-upsert?maxBudgetWait=50", List.of(rows(3).get(0)))
                    .getException();
            assertThat(failure)
                    .isInstanceOf(HeymarketStoppedException.class)
                    .hasMessageContainingAll("the route hangs", "the thread that hangs", "maxBudgetWait")
                    .hasMessageNotContaining("2025551000");
        } finally {
            goOn.countDown();
            other.join();
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
