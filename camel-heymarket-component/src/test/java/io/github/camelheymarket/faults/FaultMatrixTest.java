package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation under every fault, in both profiles: the caller is told the truth, and the account is exactly as it should
 * be. Nobody is there twice, nobody is missing, nobody was opted in.
 */
class FaultMatrixTest {

    /** Most of the time goes into waiting for what does not come, so that so many cells of a profile wait at once. */
    private static final int AT_ONCE = 8;

    private static final Map<Profile, ExecutorService> THREADS = new EnumMap<>(Profile.class);
    private static final Map<Profile, BlockingQueue<FaultRig>> RIGS = new EnumMap<>(Profile.class);
    private static final Map<Cell, Future<?>> CHECKS = new HashMap<>();

    private record Cell(FaultMatrix matrix, OperationRow row, FaultColumn column, Profile profile) {}

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (OperationRow row : OperationRow.values()) {
            for (FaultColumn column : FaultColumn.values()) {
                cells.add(Arguments.of(row, column));
            }
        }
        return cells.stream();
    }

    @BeforeAll
    static void begin() throws IOException {
        for (Profile profile : Profile.values()) {
            THREADS.put(profile, Executors.newFixedThreadPool(AT_ONCE));
            RIGS.put(profile, new LinkedBlockingQueue<>());
            for (int i = 0; i < AT_ONCE; i++) {
                RIGS.get(profile).add(new FaultRig(profile));
            }
        }
        for (FaultMatrix matrix : List.of(FaultMatrix.ONCE, FaultMatrix.ALWAYS)) {
            for (Arguments cell : cells().toList()) {
                for (Profile profile : Profile.values()) {
                    begin(new Cell(matrix, (OperationRow) cell.get()[0], (FaultColumn) cell.get()[1], profile));
                }
            }
        }
    }

    private static void begin(Cell cell) {
        BlockingQueue<FaultRig> rigs = RIGS.get(cell.profile);
        CHECKS.put(cell, THREADS.get(cell.profile).submit(() -> {
            FaultRig rig = rigs.take();
            try {
                check(cell.matrix, cell.row, cell.column, rig);
            } finally {
                rigs.add(rig);
            }
            return null;
        }));
    }

    @AfterAll
    static void end() throws Exception {
        for (Profile profile : Profile.values()) {
            THREADS.get(profile).shutdownNow();
            assertThat(THREADS.get(profile).awaitTermination(1, TimeUnit.MINUTES))
                    .isTrue();
            for (FaultRig rig : RIGS.get(profile)) {
                rig.close();
            }
        }
        CHECKS.clear();
        RIGS.clear();
        THREADS.clear();
    }

    @ParameterizedTest(name = "{0}, {1} once")
    @MethodSource("cells")
    void aFaultThatStrikesOnce(OperationRow row, FaultColumn column) {
        checkInBothProfiles(FaultMatrix.ONCE, row, column);
    }

    @ParameterizedTest(name = "{0}, {1} always")
    @MethodSource("cells")
    void aFaultThatStrikesEveryTime(OperationRow row, FaultColumn column) {
        checkInBothProfiles(FaultMatrix.ALWAYS, row, column);
    }

    private static void checkInBothProfiles(FaultMatrix matrix, OperationRow row, FaultColumn column) {
        assertAll(Stream.of(Profile.values())
                .map(profile -> () -> assertThat(CHECKS.get(new Cell(matrix, row, column, profile)))
                        .as("%s", profile)
                        .succeedsWithin(Duration.ofMinutes(5))));
    }

    private static void check(FaultMatrix matrix, OperationRow row, FaultColumn column, FaultRig rig) {
        rig.reset();
        new FaultedAccount(rig.sandbox).seed();
        Object body = row.body(rig.sandbox);
        LongSupplier hits = column.strike(rig, row.targets(), matrix.times());

        Exchange exchange = rig.send(row.uri(column.options()), body, new FaultedAccount(rig.sandbox).headers(row));

        assertThat(hits.getAsLong()).isPositive();
        Seen seen = new Seen(rig, row, exchange);
        // What was held back is noted once it is let go.
        rig.sandbox.faults().clear();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> seen.hits() == hits.getAsLong());
        assertThat(seen.word()).isEqualTo(matrix.cell(row, column));
        boolean applied = row.writes() && (seen.isGood() || column.applies() && row.isHitInAWrite());
        assertThat(seen.account()).isEqualTo(applied ? row.after() : FaultedAccount.SEEDED);
        assertThat(rig.sandbox.consentChanges()).noneMatch(ConsentChange::isOptIn);
        assertThat(rig.requestsToOtherHost()).isEmpty();
        seen.assertTruth(column);
    }

    /** What the caller sees, and what happened. */
    private record Seen(FaultRig rig, OperationRow row, Exchange exchange) {

        boolean isGood() {
            return exchange.getException() == null
                    && row.isGood(exchange.getMessage().getBody());
        }

        /** How it went well, or the exception, or the outcomes of the rows. */
        String word() {
            Exception e = exchange.getException();
            if (e != null) {
                return e.getClass().getSimpleName().replaceAll("^Heymarket|Exception$", "");
            }
            if (!isGood()) {
                return row.rows().isEmpty()
                        ? "a wrong result"
                        : OperationRow.outcomes(exchange.getMessage().getBody()).stream()
                                .map(Enum::name)
                                .distinct()
                                .collect(Collectors.joining("+"));
            }
            boolean again = row.isList() ? hits() > 0 : sends() > 1;
            if (rig.slept.isEmpty()) {
                return again ? "retried" : "ok";
            }
            return again ? "resent" : "adopted";
        }

        /** How often the request that the faults were for went out. */
        long sends() {
            return targets().size() + rig.refused.refused();
        }

        long hits() {
            return targets().stream().filter(r -> r.fault() != null).count() + rig.refused.refused();
        }

        private List<RecordedRequest> targets() {
            return rig.sandbox.requests().stream()
                    .filter(r -> row.isTarget(r.method(), r.path()))
                    .toList();
        }

        List<String> account() {
            return new FaultedAccount(rig.sandbox).content();
        }

        /** Attempts are counted as they were, and an exception says whether the write may have been applied. */
        void assertTruth(FaultColumn column) {
            boolean single = row.rows().isEmpty() && !row.isList();
            if (single && isGood()) {
                assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_ATTEMPTS, Long.class))
                        .isEqualTo(sends());
            }
            if (single && exchange.getException() instanceof HeymarketException e) {
                assertThat(e.getAttempts()).isEqualTo((int) sends());
                assertThat(e.isMaybeApplied()).isEqualTo(row.isHitInAWrite() && column.isDoubtful());
            }
        }
    }
}
