package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ContactWrite;
import io.github.camelheymarket.api.ContactWrites;
import io.github.camelheymarket.api.SeenContact;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.DatedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which listed states count as written by the application itself. */
class OwnStatesRulesTest {

    private static final Instant AT = FeedRig.START;

    private final List<String> stored = new ArrayList<>();
    private final OwnStates own = new OwnStates(new OwnStore() {
        @Override
        public void load(Map<String, OwnState> states) {
            stored.add("load");
            states.put("loaded", new OwnState(3, null, false, true, null));
        }

        @Override
        public void append(String line, Map<String, OwnState> states) {
            stored.add(line);
        }

        @Override
        public void replace(Map<String, OwnState> states) {
            stored.add("replace " + states.keySet());
        }

        @Override
        public void save(Map<String, OwnState> states) {
            stored.add("save " + states.size());
        }
    });

    private static OwnStates.Received received(
            Instant floor, BiPredicate<String, Instant> delivered, Predicate<String> open) {
        return new OwnStates.Received() {
            @Override
            public Instant floor() {
                return floor;
            }

            @Override
            public boolean isDelivered(String id, Instant updated) {
                return delivered.test(id, updated);
            }

            @Override
            public void unlessOpen(String id, Runnable action) {
                if (!open.test(id)) {
                    action.run();
                }
            }
        };
    }

    private static DatedContact listed(String id, long rev, Boolean optedOut) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("first", "Mara").put("rev", rev);
        return new DatedContact(id, AT, new Contact(optedOut == null ? json : json.put("is_opted_out", optedOut)));
    }

    private static SeenContact seen(long rev, String content) {
        return new SeenContact(rev, AT.toString(), content, null);
    }

    private void wrote(String id, Long rev, SeenContact before) {
        own.written(new ContactWrite(id, rev, null, null, before));
    }

    private boolean isOwn(String id, long rev) {
        return own.contains(listed(id, rev, null));
    }

    @Test
    void aCreateIsOwnAndNoOtherRevOfIt() {
        wrote("7", 1L, null);
        assertThat(isOwn("7", 1)).isTrue();
        assertThat(isOwn("7", 2)).isFalse();
        assertThat(isOwn("8", 1)).isFalse();
        assertThat(own.contains(new DatedContact("7", AT, new Contact()))).isFalse();
        assertThat(stored).containsExactly("7 1 - -");
    }

    @Test
    void anUpdateIsOwnIfTheStateBeforeWasReceivedOrOwn() {
        wrote("7", 5L, seen(4, null));
        assertThat(isOwn("7", 5)).isFalse();
        own.follow(received(null, (id, at) -> id.equals("7") && at.equals(AT), id -> false));
        wrote("7", 5L, seen(4, null));
        assertThat(isOwn("7", 5)).isTrue();
        wrote("7", 6L, null);
        assertThat(isOwn("7", 6)).isTrue();
        wrote("7", 8L, null);
        assertThat(isOwn("7", 8)).isFalse();
        wrote("7", 6L, seen(4, null));
        assertThat(isOwn("7", 6)).isTrue();
        wrote("9", 5L, seen(4, null));
        assertThat(isOwn("9", 5)).isFalse();
    }

    /** The list may have been read before the write, and the route must not get that state after it. */
    @Test
    void aStateThatTheApplicationHasReplacedIsNotDeliveredAnyMore() {
        wrote("7", 1L, null);
        wrote("7", 2L, seen(1, null));
        assertThat(isOwn("7", 1)).isTrue();
        assertThat(isOwn("7", 2)).isTrue();
    }

    @Test
    void aDeletedContactThatTheListShowsIsDeliveredAndItsDeletionToo() {
        own.deleted("7");
        assertThat(isOwn("7", 2)).isFalse();
        assertThat(own.isDeleted("7")).isFalse();
        assertThat(stored).last().isEqualTo("7 0 - -");
    }

    @Test
    void aWriteWhileAnotherStateIsOnItsWayToTheRouteIsNotOwn() {
        own.follow(received(null, (id, at) -> true, id -> id.equals("7")));
        wrote("7", 5L, seen(4, null));
        wrote("8", 5L, seen(4, null));
        assertThat(isOwn("7", 5)).isFalse();
        assertThat(isOwn("8", 5)).isTrue();
        own.deleted("7");
        assertThat(own.isDeleted("7")).isFalse();
    }

    /** A page that was read before the write, and delivered after it. */
    @Test
    void afterAnOlderStateWasDeliveredAWriteIsDeliveredToo() {
        wrote("7", 1L, null);
        wrote("7", 2L, null);
        own.known(listed("7", 1, null));
        assertThat(isOwn("7", 2)).isFalse();
        own.deleted("8");
        own.known(listed("8", 1, null));
        assertThat(own.isDeleted("8")).isFalse();
    }

    @Test
    void anAnswerWithoutRevIsTheNextOneAfterTheStateBefore() {
        own.follow(received(null, (id, at) -> true, id -> false));
        wrote("7", null, seen(4, null));
        assertThat(isOwn("7", 5)).isTrue();
        wrote("8", null, null);
        assertThat(isOwn("8", 1)).isTrue();
    }

    @Test
    void aStateBeforeWithoutATimeWasNotReceived() {
        own.follow(received(null, (id, at) -> true, id -> false));
        wrote("7", 5L, new SeenContact(4, null, null, null));
        wrote("8", 5L, new SeenContact(4, "by and by", null, null));
        assertThat(isOwn("7", 5)).isFalse();
        assertThat(isOwn("8", 5)).isFalse();
    }

    @Test
    void whatTheRouteReceivedIsKnownAndNotOwn() {
        own.known(listed("7", 4, null));
        assertThat(isOwn("7", 4)).isFalse();
        wrote("7", 5L, null);
        assertThat(isOwn("7", 5)).isTrue();
        own.known(listed("7", 5, null));
        assertThat(isOwn("7", 5)).isTrue();
        own.known(listed("7", 6, null));
        assertThat(isOwn("7", 6)).isFalse();

        own.delivered(
                new Change(Change.Kind.RETRY, "8", null, listed("8", 4, null).contact()));
        wrote("8", 5L, null);
        assertThat(isOwn("8", 5)).isTrue();
        own.delivered(
                new Change(Change.Kind.DELETED, "9", null, listed("9", 4, null).contact()));
        wrote("9", 5L, null);
        assertThat(isOwn("9", 5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ",,true",
        ",false,true",
        ",true,false",
        "true,true,true",
        "true,false,true",
        "false,true,false",
    })
    void anOptOutThatTheWriteDidNotSayIsNotOwn(Boolean written, Boolean shown, boolean isOwn) {
        own.written(new ContactWrite("7", 1L, null, written, null));
        assertThat(own.contains(listed("7", 1, shown))).isEqualTo(isOwn);
    }

    @Test
    void withoutRevAnotherContentThanWasWrittenIsNotOwn() {
        own.written(new ContactWrite("8", null, "another content", null, null));
        assertThat(isOwn("8", 1)).isFalse();
    }

    @Test
    void aWriteOverAnOwnStateOfKnownContentIsOwnIfItSawThatContent() {
        own.written(new ContactWrite("7", null, "content", null, null));
        wrote("7", 2L, seen(1, "other"));
        assertThat(isOwn("7", 2)).isFalse();
        wrote("7", 2L, null);
        assertThat(isOwn("7", 2)).isFalse();
        wrote("7", 2L, seen(1, "content"));
        assertThat(isOwn("7", 2)).isTrue();
    }

    @Test
    void aCreateOfWhichOnlyThePhoneIsKnownIsOwnOnce() {
        wrote(ContactWrites.phoneId("12025550143"), 1L, null);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("phone", "12025550143")
                .put("rev", 2);
        assertThat(own.contains(new DatedContact("7", AT, new Contact(json)))).isFalse();
        json.put("rev", 1);
        assertThat(own.contains(new DatedContact("7", AT, new Contact(json)))).isTrue();
        assertThat(own.contains(new DatedContact("7", AT, new Contact(json)))).isTrue();
        assertThat(own.contains(new DatedContact("8", AT, new Contact(json)))).isFalse();
    }

    @Test
    void statesUpToTheFloorAreForgottenOnceTheyWereListed() {
        wrote("7", 1L, null);
        own.follow(received(AT, (id, at) -> false, id -> false));
        assertThat(isOwn("7", 1)).isTrue();
        own.follow(received(null, (id, at) -> false, id -> false));
        own.follow(received(AT.minusNanos(1), (id, at) -> false, id -> false));
        assertThat(isOwn("7", 1)).isTrue();
        own.follow(received(AT, (id, at) -> false, id -> false));
        assertThat(isOwn("7", 1)).isFalse();
        wrote("8", 1L, null);
        own.forget("8");
        assertThat(isOwn("8", 1)).isFalse();
    }

    @Test
    void theStoredStatesAreLoadedUnlessTheRouteBeginsAnew() {
        own.begin(true);
        own.save();
        own.begin(false);
        own.save();
        assertThat(stored).containsExactly("replace []", "save 0", "load", "replace [loaded]", "save 1");
        assertThat(isOwn("loaded", 3)).isTrue();
    }

    @Test
    void aDeletedContactIsKnownAsSuchUntilItIsForgotten() {
        own.deleted("7");
        assertThat(own.isDeleted("7")).isTrue();
        assertThat(own.isDeleted("8")).isFalse();
        wrote("8", 1L, null);
        assertThat(own.isDeleted("8")).isFalse();
        own.forget("7");
        assertThat(own.isDeleted("7")).isFalse();
    }

    @Test
    void aLineIsReadAsItWasWrittenAndATruncatedOneIsLeftOut() {
        Map<String, OwnState> read = new LinkedHashMap<>();
        OwnState state = new OwnState(5, "content", true, true, null);
        OwnState.read(state.line("7"), read);
        OwnState.read(OwnState.deleted().line("8"), read);
        OwnState.read("9 5 - ou", read);
        OwnState.read("10 5 -", read);
        OwnState.read("11 5 - - -", read);
        OwnState.read("12 five - -", read);
        assertThat(read).containsOnlyKeys("7", "8").containsEntry("7", state).containsEntry("8", OwnState.deleted());
        assertThat(state.listedAt(AT)).isEqualTo(new OwnState(5, "content", true, true, AT));
    }
}
