package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written of very many delivered states, and how they are recognised after a restart. */
class DeliveredStatesTest {

    private static final int MANY = 300;

    private final OpenPositions open = new OpenPositions(Position.OLDEST_FIRST);
    private DeliveredStates states = new DeliveredStates(Position.OLDEST_FIRST);
    private final List<ContactState> listed = new ArrayList<>();

    private static ContactState state(int seconds, int id, String digest) {
        return new ContactState(FeedRig.START.plusSeconds(seconds), String.valueOf(id), digest);
    }

    @BeforeEach
    void manyStates() {
        for (int i = 0; i < MANY; i++) {
            listed.add(state(i / 10, i, "d"));
            states.add(listed.get(i));
        }
    }

    private static DeliveredStates read(DeliveredStates.Written written) {
        return DeliveredStates.read(written, Position.OLDEST_FIRST);
    }

    @Test
    void upToTwoHundredAreListedAndMoreAreDescribedInConstantSpace() {
        assertThat(states.write(null, null, open).compact()).isNotNull();
        assertThat(states.write(null, null, open).listed()).isEmpty();
        states.removeUpTo(FeedRig.START.plusSeconds(9));
        DeliveredStates.Written written = states.write(null, null, open);
        assertThat(written.compact()).isNull();
        assertThat(written.listed()).hasSize(200);
        assertThat(read(written).contains(listed.get(150))).isTrue();
        assertThat(read(written).contains(listed.get(50))).isFalse();
        assertThat(read(written).unrecognisedUpTo()).isNull();
    }

    @Test
    void statesUpToALimitNeedNotBeWritten() {
        Instant limit = FeedRig.START.plusSeconds(9);
        assertThat(states.write(null, limit, open).listed()).hasSize(200);
        assertThat(states.write(state(9, 999, "d"), limit, open).listed()).hasSize(200);
        assertThat(states.write(state(10, 100, "new"), FeedRig.START.plusSeconds(10), open)
                        .listed())
                .hasSize(190);
        assertThat(states.write(state(11, 110, "new"), FeedRig.START.plusSeconds(10), open)
                        .listed())
                .hasSize(190)
                .contains(state(11, 110, "new"))
                .doesNotContain(state(11, 110, "d"));
    }

    @Test
    void afterARestartTheStatesThatAreStillListedAreRecognised() {
        DeliveredStates after = read(states.write(null, null, open));
        assertThat(after.unrecognisedUpTo()).isEqualTo(listed.get(MANY - 1).position());
        ContactState changed = state(29, 5, "changed");
        ContactState edited = state(3, 30, "edited");
        ContactState created = state(12, 900, "d");
        ContactState later = state(31, 901, "d");
        listed.remove(77);
        listed.set(5, changed);
        listed.set(30, edited);
        listed.add(created);
        listed.add(later);
        after.recognise(listed);
        assertThat(after.unrecognisedUpTo()).isNull();
        assertThat(listed)
                .filteredOn(state -> !after.contains(state))
                .containsExactlyInAnyOrder(changed, edited, created, later);
    }

    @Test
    void withTooManyDifferencesNothingCountsAsDelivered() {
        DeliveredStates after = read(states.write(null, null, open));
        List<ContactState> others = listed.stream()
                .map(state -> new ContactState(state.updated(), state.id(), "other"))
                .toList();
        after.recognise(others);
        assertThat(others).noneMatch(after::contains);
    }

    @Test
    void whatWasUnderWayIsNotTakenForDelivered() {
        ContactState underWay = state(4, 900, "d");
        open.add(underWay.position());
        open.add(state(99, 901, "d").position());
        listed.add(underWay);
        DeliveredStates.Written written = states.write(null, null, open);
        assertThat(written.compact().gaps()).containsExactly("900");
        DeliveredStates after = read(written);
        after.recognise(listed);
        assertThat(after.contains(underWay)).isFalse();
        assertThat(after.contains(listed.get(0))).isTrue();
        DeliveredStates.Written done = states.write(underWay, null, open);
        assertThat(done.compact().gaps()).isEmpty();
        DeliveredStates afterDone = read(done);
        afterDone.recognise(listed);
        assertThat(listed).allMatch(afterDone::contains);
    }

    @Test
    void withMoreUnderWayThanIsWrittenNothingCountsAsDelivered() {
        for (int i = 0; i < 1_000; i++) {
            open.add(state(1, 1_000 + i, "d").position());
        }
        assertThat(states.write(null, null, open).compact().gaps()).hasSize(1_000);
        open.add(state(1, 5_000, "d").position());
        assertThat(states.write(null, null, open)).isEqualTo(new DeliveredStates.Written(List.of(), null));
    }

    @Test
    void ofOneContactTheLatestStateCounts() {
        ContactState newer = state(30, 7, "newer");
        states.add(newer);
        states.add(newer);
        listed.set(7, newer);
        DeliveredStates after = read(states.write(null, null, open));
        after.recognise(listed);
        assertThat(listed).allMatch(after::contains);
        ContactState newest = state(31, 7, "newest");
        listed.set(7, newest);
        DeliveredStates afterNext = read(states.write(newest, null, open));
        afterNext.recognise(listed);
        assertThat(listed).allMatch(afterNext::contains);
    }

    @Test
    void statesOfARestartBeforeTheListWasReadAreWrittenOn() {
        DeliveredStates after = read(states.write(null, null, open));
        ContactState more = state(31, 900, "d");
        after.add(more);
        listed.add(more);
        DeliveredStates again = read(after.write(null, null, open));
        again.recognise(listed);
        assertThat(listed).allMatch(again::contains);
    }

    @Test
    void whatWasRemovedIsNotDescribed() {
        states.removeUpTo(FeedRig.START.plusSeconds(14));
        for (int i = 0; i < 100; i++) {
            listed.add(state(40, 2_000 + i, "d"));
            states.add(listed.get(MANY + i));
        }
        List<ContactState> rest = listed.subList(150, 400);
        DeliveredStates after = read(states.write(null, null, open));
        after.recognise(rest);
        assertThat(rest).allMatch(after::contains);
    }

    @Test
    void theNewestFirstWorksTheOtherWayRound() {
        DeliveredStates load = new DeliveredStates(Position.NEWEST_FIRST);
        listed.forEach(load::add);
        OpenPositions loading = new OpenPositions(Position.NEWEST_FIRST);
        Instant low = FeedRig.START.plusSeconds(19);
        assertThat(load.write(null, low, loading).listed()).hasSize(200).contains(listed.get(0));
        DeliveredStates after = DeliveredStates.read(load.write(null, null, loading), Position.NEWEST_FIRST);
        after.recognise(listed);
        assertThat(listed).allMatch(after::contains);
        load.removeAfter(low);
        assertThat(load.contains(listed.get(MANY - 1))).isFalse();
        assertThat(load.contains(listed.get(199))).isTrue();
    }

    /** Above the limit a load needs no states, below it a cursor needs none. */
    @Test
    void statesBeyondALimitAreNotDescribedEither() {
        DeliveredStates load = new DeliveredStates(Position.NEWEST_FIRST);
        for (int i = MANY; i < 2 * MANY; i++) {
            listed.add(state(i / 10, i, "d"));
            states.add(listed.get(i));
        }
        listed.forEach(load::add);
        OpenPositions loading = new OpenPositions(Position.NEWEST_FIRST);
        List<ContactState> older = listed.subList(0, MANY);
        DeliveredStates lower =
                DeliveredStates.read(load.write(null, FeedRig.START.plusSeconds(29), loading), Position.NEWEST_FIRST);
        lower.recognise(older);
        assertThat(older).allMatch(lower::contains);
        List<ContactState> newer = listed.subList(MANY, 2 * MANY);
        DeliveredStates upper = read(states.write(null, FeedRig.START.plusSeconds(29), open));
        upper.recognise(newer);
        assertThat(newer).allMatch(upper::contains);
    }

    @Test
    void aCursorOfManyStatesHasAFormatThatEarlierVersionsRefuse() {
        CursorState many = new CursorState(null, null, states.write(null, null, open), null, Map.of(), null);
        assertThat(CursorCodec.format(many)).isEqualTo(2);
        DeliveredStates.Written few = new DeliveredStates(Position.OLDEST_FIRST).write(null, null, open);
        CursorState none = new CursorState(null, null, few, null, Map.of(), null);
        assertThat(CursorCodec.format(none)).isEqualTo(1);
        CursorState.Load load = new CursorState.Load(null, null, null, states.write(null, null, open));
        assertThat(CursorCodec.format(new CursorState(null, null, few, load, Map.of(), null)))
                .isEqualTo(2);
        CursorState.Load short1 = new CursorState.Load(null, null, null, few);
        assertThat(CursorCodec.format(new CursorState(null, null, few, short1, Map.of(), null)))
                .isEqualTo(1);
    }
}
