package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.SyncList;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contacts/sync into a list, where a call fails or the run ends before its end: the next run completes it. */
class SyncListFaultsTest extends SyncListTestCase {

    @ParameterizedTest
    @EnumSource
    void aLostAnswerIsSentAgain(Profile profile) {
        account(profile).messaging().defineList("Newsletter");
        routes.sandbox().faults().add(Fault.resetAfterApply().on("PUT", "/v2/lists"));

        assertThat(report(SYNC, SOURCE).getList().added()).isEqualTo(3);

        assertThat(routes.requests(ApiEndpoint.LIST_UPDATE_V2)).hasSize(2);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
    }

    @ParameterizedTest
    @EnumSource
    void aCreateWhoseAnswerIsLostIsLookedForAndNotRepeated(Profile profile) {
        account(profile);
        routes.sandbox().faults().add(Fault.resetAfterApply().on("POST", "/v2/lists"));

        assertThat(report(CREATING, SOURCE).getList()).isEqualTo(new SyncList(only().id(), true, 3, 0, null));

        assertThat(routes.requests(ApiEndpoint.LIST_CREATE_V2)).hasSize(1);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
    }

    @ParameterizedTest
    @EnumSource
    void aCreateThatIsNotFoundIsLeftToTheNextRun(Profile profile) {
        account(profile);
        routes.sandbox().faults().add(Fault.resetBeforeApply().on("POST", "/v2/lists"));

        HeymarketPartialException failure = routes.failure(HeymarketPartialException.class, CREATING, SOURCE);

        assertThat(failure).hasMessageContaining("3 contacts not put into the list: OUTCOME_UNKNOWN: ");
        assertThat(failure.getReport().getUnsuccessful()).isZero();
        assertThat(failure.getReport().getList())
                .extracting("id", "added", "failed")
                .containsExactly(null, 0L, 3L);
        assertThat(routes.requests(ApiEndpoint.LIST_CREATE_V2)).hasSize(1);
        assertThat(report(CREATING, SOURCE).getList().added()).isEqualTo(3);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCallIsHalvedUntilTheContactAtFaultIsAlone(Profile profile) {
        account(profile).messaging().defineList("Newsletter");
        routes.sandbox()
                .faults()
                .add(Fault.status(400, "{\"message\":\"no\"}")
                        .on("PUT", "/v2/lists")
                        .times(2));

        SyncReport report = report(SYNC + "&failOnPartial=false", SOURCE);

        // Three, then two of them, then one, one, and the last.
        assertThat(routes.requests(ApiEndpoint.LIST_UPDATE_V2)).hasSize(5);
        assertThat(report.getList()).extracting("added", "failed").containsExactly(3L, 0L);
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsGoneFailsTheSyncAndItsRowsAreStored(Profile profile) {
        account(profile);

        HeymarketPartialException failure =
                routes.failure(HeymarketPartialException.class, "heymarket:contacts/sync?list=99999999", SOURCE);

        assertThat(failure.getReport().getList()).extracting("added", "failed").containsExactly(0L, 3L);
        assertThat(routes.sandbox().findByPhone("12025550145")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "snapshot"})
    void aRunThatStoppedIsCompletedByTheNext(String strategy) {
        account(Profile.KIND).messaging().defineList("Newsletter");
        BrokenSource broken = BrokenSource.after(SOURCE, new IllegalStateException("the file is gone"));

        HeymarketStoppedException failure =
                routes.failure(HeymarketStoppedException.class, SYNC + "&strategy=" + strategy, broken);

        assertThat(failure.getReport().getList())
                .extracting("added", "failed", "problem")
                .containsExactly(0L, 3L, "RUN_STOPPED: the run ended before its end");
        assertThat(report(SYNC + "&strategy=" + strategy, SOURCE).getList().added())
                .isEqualTo(3);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
    }
}
