package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketMirrorException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exception that holds a write of unknown outcome says so by isMaybeApplied(). */
class MaybeAppliedTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static BulkResult result(Outcome outcome) {
        return BulkResult.builder(ResultStore.of(List.of(row(outcome))))
                .requests(1, 0, 0)
                .build();
    }

    private static RowResult row(Outcome outcome) {
        return RowResult.builder(0, outcome).answer(null, null, 1).build();
    }

    private static SyncReport report(Outcome row, Outcome deletion) {
        return new SyncReport(
                "mirror",
                result(row),
                new SyncDeletions(null, new SyncDeletions.Counts(1, 0, 0, 0, 1), 2, List.of(row(deletion))),
                null,
                2,
                Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void exceptionsWithAResultAreMaybeAppliedExactlyWhereARowIsUnknown(Outcome outcome) {
        boolean unknown = outcome == Outcome.UNKNOWN;
        assertThat(List.of(
                        new HeymarketPartialException("p", result(outcome)),
                        new HeymarketPartialException("p", report(outcome, Outcome.FAILED)),
                        new HeymarketPartialException("p", report(Outcome.CREATED, outcome)),
                        new HeymarketStoppedException("s", result(outcome), HeymarketException.Details.NONE, null),
                        new HeymarketStoppedException(
                                "s", report(outcome, Outcome.FAILED), HeymarketException.Details.NONE, null),
                        new HeymarketMirrorException("m", report(outcome, Outcome.FAILED))))
                .allSatisfy(e -> assertThat(e.isMaybeApplied()).isEqualTo(unknown));
    }

    @Test
    void anUnknownOutcomeIsMaybeAppliedWhateverItsDetails() {
        assertThat(new HeymarketUnknownOutcomeException("u", HeymarketException.Details.NONE, null).isMaybeApplied())
                .isTrue();
    }

    @Test
    void aBulkThatCannotTellCreatedFromSkippedIsMaybeApplied() {
        HeymarketPartialException partial = routes.failure(
                HeymarketPartialException.class,
                "heymarket:contacts/bulk-upsert?apiVersion=v1&resolve=false",
                Map.of("phone", "+12025550143"));
        assertThat(partial.isMaybeApplied()).isTrue();
    }

    @Test
    void aBulkWhoseRowsWereRefusedIsNot() {
        HeymarketPartialException partial = routes.failure(
                HeymarketPartialException.class, "heymarket:contacts/bulk-upsert", Map.of("phone", "12"));
        assertThat(partial.isMaybeApplied()).isFalse();
    }

    @Test
    void anUpdateWhoseAnswerNobodyUnderstandsIsMaybeApplied() {
        routes.sandbox().set(Switch.NOT_FOUND, "STATUS_404");
        long id = routes.sandbox().seed(Seed.phone("12025550143")).id();
        routes.sandbox().faults().add(Fault.status(200, "[1, 2]").on("PUT", "/v1/contact/"));
        HeymarketAnswerException e = routes.failure(
                HeymarketAnswerException.class,
                "heymarket:contacts/update?consentCheck=never",
                Map.of("first", "Mara"),
                HeymarketConstants.CONTACT_ID,
                id);
        assertThat(e.isMaybeApplied()).isTrue();
    }
}
