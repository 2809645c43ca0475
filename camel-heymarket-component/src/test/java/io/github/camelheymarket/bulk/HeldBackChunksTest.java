package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the rows of a run that were held back are carried out, and in which calls. */
class HeldBackChunksTest {

    private final BulkFixture fixture = new BulkFixture(Profile.KIND);
    /** The outcomes before it was read who leaves. */
    private final List<Outcome> before = new ArrayList<>();

    private final List<Outcome> ended = new ArrayList<>();
    private Outcome unrecorded;
    private boolean isUnreadable;

    private final RunObserver mirror = new RunObserver() {
        @Override
        public boolean holdsBackCreates() {
            return true;
        }

        @Override
        public List<Contact> leaving() {
            before.addAll(ended);
            if (isUnreadable) {
                throw RunCalls.serverError();
            }
            return List.of();
        }

        @Override
        public void ended(Set<String> keys, Outcome outcome, Long id, String uuid) {
            ended.add(outcome);
            if (outcome == unrecorded) {
                throw new IllegalStateException("the ledger is full");
            }
        }
    };

    @BeforeEach
    void twoRowsACall() {
        fixture.settings(settings -> settings.bulkSize(2));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private BulkResult run(Object... rows) {
        fixture.sandbox.clearRequests();
        return fixture.upsert().run(List.of(rows).iterator(), RowListener.NONE, mirror);
    }

    private static Map<String, Object> held(int place) {
        return row("phone", phone(place), "email", "a" + place + "@example.org");
    }

    private static Map<String, Object> rename(int place) {
        return row("phone", phone(place), "first", "New");
    }

    private void stored(int place) {
        fixture.sandbox.seed(Seed.phone(phone(place)).first("Old"));
    }

    @Test
    void theyFillCallsAsOtherRowsDo() {
        BulkResult result = run(held(0), held(1), held(2), held(3), held(4), held(5));
        assertThat(outcomes(result)).hasSize(6).containsOnly(Outcome.CREATED);
        assertThat(fixture.requests("POST", "/v2/contacts")).hasSize(3);
        assertThat(fixture.searches()).isEqualTo(6);
    }

    @Test
    void twoOfOnePhoneGoOneAfterTheOther() {
        BulkResult result = run(held(0), held(1), held(2), row("phone", phone(0), "first", "Mara"));
        assertThat(outcomes(result))
                .containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.CREATED, Outcome.UPDATED);
        assertThat(fixture.searches()).isEqualTo(5);
        assertThat(fixture.stored(phone(0)).first()).isEqualTo("Mara");
        assertThat(fixture.stored(phone(0)).email()).isEqualTo("a0@example.org");
    }

    @Test
    void allOtherRowsHaveTheirResultsBeforeItIsReadWhoLeaves() {
        stored(0);
        run(rename(0), held(1));
        assertThat(before).containsExactly(Outcome.UPDATED);
    }

    @Test
    void noneIsSentIfTheResultOfAnotherRowCouldNotBeRecorded() {
        stored(0);
        unrecorded = Outcome.UPDATED;
        HeymarketStoppedException stopped =
                catchThrowableOfType(HeymarketStoppedException.class, () -> run(rename(0), held(1)));
        assertThat(outcomes(stopped.getResult())).containsExactly(Outcome.UPDATED, Outcome.FAILED);
        assertThat(before).isEmpty();
    }

    @Test
    void theRunStopsIfTheResultOfTheLastOneCouldNotBeRecorded() {
        unrecorded = Outcome.CREATED;
        HeymarketStoppedException stopped = catchThrowableOfType(HeymarketStoppedException.class, () -> run(held(0)));
        assertThat(stopped).hasRootCauseMessage("the ledger is full");
        assertThat(outcomes(stopped.getResult())).containsExactly(Outcome.CREATED);
    }

    @Test
    void theRunStopsIfTheResultOfOneThatIsNotSentCouldNotBeRecorded() {
        isUnreadable = true;
        unrecorded = Outcome.FAILED;
        HeymarketStoppedException stopped = catchThrowableOfType(HeymarketStoppedException.class, () -> run(held(0)));
        assertThat(stopped).hasRootCauseMessage("the ledger is full");
        assertThat(outcomes(stopped.getResult())).containsExactly(Outcome.FAILED);
    }
}
