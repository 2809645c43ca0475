package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cursor that was written is the cursor that is read. */
class CursorCodecTest {

    private static final Instant AT = FeedRig.START;

    private static ContactState state(int second, String id) {
        return new ContactState(AT.plusSeconds(second), id, "digest-" + id);
    }

    private static DeliveredStates many(java.util.Comparator<Position> order) {
        DeliveredStates states = new DeliveredStates(order);
        for (int i = 0; i < 250; i++) {
            states.add(state(i, "" + (100 + i)));
        }
        return states;
    }

    private static DeliveredStates.Written few(ContactState... delivered) {
        return new DeliveredStates.Written(List.of(delivered), null);
    }

    @Test
    void aCursorKeepsEachOfItsParts() {
        Map<String, Integer> retries = new LinkedHashMap<>();
        retries.put("9", 2);
        retries.put("8", 1);
        CursorState.Load load = new CursorState.Load(
                AT.plusSeconds(5), AT.plusSeconds(6), AT.plusSeconds(7), few(state(8, "4"), state(8, "5")));
        CursorState written = new CursorState(AT, AT.plusSeconds(1), few(state(2, "1")), load, retries, 77L);

        Cursor read = CursorCodec.read(CursorCodec.write(written).put("team", 77));

        assertThat(read.floor).isEqualTo(AT);
        assertThat(read.newest).isEqualTo(AT.plusSeconds(1));
        assertThat(read.delivered.contains(state(2, "1"))).isTrue();
        assertThat(read.load().top).isEqualTo(AT.plusSeconds(5));
        assertThat(read.load().low).isEqualTo(AT.plusSeconds(6));
        assertThat(read.load().bottom).isEqualTo(AT.plusSeconds(7));
        assertThat(read.load().delivered.contains(state(8, "4"))).isTrue();
        assertThat(read.load().delivered.contains(state(8, "5"))).isTrue();
        assertThat(new ArrayList<>(read.retries.entrySet())).containsExactlyElementsOf(retries.entrySet());
        assertThat(read.team).isEqualTo(77);
    }

    @Test
    void anEmptyCursorHasNoPart() {
        Cursor read = CursorCodec.read(CursorCodec.write(new CursorState(null, null, few(), null, Map.of(), null)));
        assertThat(read.floor).isNull();
        assertThat(read.newest).isNull();
        assertThat(read.load).isNull();
        assertThat(read.retries).isEmpty();
        assertThat(read.team).isNull();
        assertThat(read.delivered.unrecognisedUpTo()).isNull();
    }

    @Test
    void whatIsWrittenOfManyStatesIsReadAsTheSame() {
        OpenPositions open = new OpenPositions(Position.OLDEST_FIRST);
        open.add(new Position(AT.plusSeconds(7), "7"));
        CursorState written =
                new CursorState(AT, AT, many(Position.OLDEST_FIRST).write(null, null, open), null, Map.of(), null);

        ObjectNode json = CursorCodec.write(written);
        assertThat(json.path("doneMany").path("gaps")).hasToString("[\"7\"]");
        Cursor read = CursorCodec.read(json);

        assertThat(read.delivered.unrecognisedUpTo()).isEqualTo(new Position(AT.plusSeconds(249), "349"));
        assertThat(CursorCodec.write(new CursorState(
                        read.floor,
                        read.newest,
                        read.delivered.write(null, null, new OpenPositions(Position.OLDEST_FIRST)),
                        null,
                        Map.of(),
                        null)))
                .isEqualTo(json);
    }

    @Test
    void theOldestComesFirstOrTheNewestAndOfOneInstantTheLowerId() {
        List<Position> positions = new ArrayList<>(List.of(
                new Position(AT, "10"),
                new Position(AT, "9"),
                new Position(AT.plusSeconds(1), "1"),
                new Position(AT, "11")));
        positions.sort(Position.OLDEST_FIRST);
        assertThat(positions).extracting(Position::id).containsExactly("9", "10", "11", "1");
        positions.sort(Position.NEWEST_FIRST);
        assertThat(positions).extracting(Position::id).containsExactly("1", "9", "10", "11");
    }

    @Test
    void openPositionsTellTheFirstInstantAndWhatLiesBeforeOne() {
        OpenPositions open = new OpenPositions(Position.OLDEST_FIRST);
        assertThat(open.isEmpty()).isTrue();
        assertThat(open.first(null)).isNull();
        open.add(new Position(AT.plusSeconds(2), "2"));
        open.add(new Position(AT.plusSeconds(1), "1"));
        open.add(new Position(AT.plusSeconds(3), "3"));
        assertThat(open.isEmpty()).isFalse();
        assertThat(open.first(null)).isEqualTo(AT.plusSeconds(1));
        assertThat(open.before(new Position(AT.plusSeconds(3), "3"), 9)).containsExactly("1", "2");
        assertThat(open.before(new Position(AT.plusSeconds(3), "3"), 1)).containsExactly("1");
        Change first = new Change(Change.Kind.LISTED, "1", state(1, "1"), new Contact());
        assertThat(open.first(first)).isEqualTo(AT.plusSeconds(2));
        open.remove(first.position());
        assertThat(open.first(null)).isEqualTo(AT.plusSeconds(2));
    }

    @Test
    void aStateDiffersByTimeIdAndContent() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", 7).put("first", "Mara");
        ContactState state = ContactState.of(new DatedContact("7", AT, new Contact(json)));
        ContactState other = ContactState.of(
                new DatedContact("7", AT, new Contact(json.deepCopy().put("first", "Tove"))));
        assertThat(state.digest()).hasSize(8).isNotEqualTo(other.digest());
        assertThat(state.number()).isNotEqualTo(other.number());
        assertThat(state.number()).isNotEqualTo(new ContactState(AT, "8", state.digest()).number());
        assertThat(state.number()).isNotEqualTo(new ContactState(AT.plusNanos(1), "7", state.digest()).number());
        assertThat(state.number()).isEqualTo(new ContactState(AT, "7", state.digest()).number());
        Change change = new Change(Change.Kind.LISTED, "7", state, new Contact());
        assertThat(change.hasDigestOf(state)).isTrue();
        assertThat(change.hasDigestOf(other)).isFalse();
        assertThat(new Change(Change.Kind.RETRY, "7", null, new Contact()).hasDigestOf(state))
                .isFalse();
        assertThat(change).hasToString("LISTED 7");
    }
}
