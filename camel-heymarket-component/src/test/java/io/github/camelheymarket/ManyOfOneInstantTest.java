package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R7.5: contacts of one instant may be as many as they like, and each exchange's cursor stays short. */
class ManyOfOneInstantTest extends ChangesTestCase {

    private static final int MANY = 700;
    /** In characters; a cursor that named each contact would be longer. */
    private static final int MAX_CURSOR = 9_000;

    private static final String STORE = "cursorRepository=#states&cursorKey=k&maxInFlight=450&pageSize=250&start=";

    /** What a route keeps in its own transaction. */
    private final Map<String, String> kept = new HashMap<>();

    @BeforeEach
    void kind() {
        sandbox.profile(Profile.KIND);
    }

    private ChangesRig life() {
        ChangesRig rig = rig();
        rig.context().getRegistry().bind("states", new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                return kept.get(key);
            }

            @Override
            public void setState(String key, String value) {
                // The route keeps it, but for the first, which stands before any contact.
                kept.putIfAbsent(key, value);
            }
        });
        return rig;
    }

    /** So many reach the route, and then it dies in the middle of the next. */
    private ChangesRig dyingAfter(int many, String start) {
        ChangesRig rig = life();
        int[] given = {0};
        return rig.start(STORE + start, exchange -> {
            if (given[0] >= many) {
                throw new IllegalStateException("dead");
            }
            given[0]++;
            kept.put("k", ChangesRig.cursor(exchange));
        });
    }

    private void people(int from, int to) {
        for (int i = from; i < to; i++) {
            sandbox.seed(Seed.phone("1202" + (5_550_000 + i)));
        }
    }

    private static Set<Long> ids(ChangesRig rig) {
        return new HashSet<>(rig.ids(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fromBeginning", "fromNow"})
    void eachCursorIsShortHoweverManyWereDealtWith(String start) {
        ChangesRig rig = started(start);
        rig.poll();

        assertThat(rig.exchanges).hasSize(MANY);
        assertThat(rig.exchanges)
                .extracting(ChangesRig::cursor)
                .allSatisfy(cursor -> assertThat(cursor).hasSizeLessThan(MAX_CURSOR));
    }

    private ChangesRig started(String start) {
        ChangesRig rig = life();
        if (start.equals("fromBeginning")) {
            people(0, MANY);
            return rig.start(STORE + start);
        }
        rig.start(STORE + start).poll();
        CLOCK.pass(Duration.ofSeconds(60));
        people(0, MANY);
        return rig;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 201, 650})
    void aRouteThatDiesInTheFirstLoadGoesOnAtTheCursorThatItKept(int dealtWith) {
        people(0, MANY);
        ChangesRig first = dyingAfter(dealtWith, "fromBeginning");
        first.poll();
        assertThat(first.exchanges).hasSize(dealtWith);
        Set<Long> before = ids(first);
        first.close();

        ChangesRig second = life().start(STORE + "fromBeginning");
        second.poll();

        assertThat(ids(second)).doesNotContainAnyElementsOf(before).hasSize(MANY - dealtWith);
        assertThat(second.exchanges).hasSize(MANY - dealtWith);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 201, 650})
    void aRouteThatDiesInAPollGoesOnAtTheCursorThatItKept(int dealtWith) {
        ChangesRig first = dyingAfter(dealtWith, "fromNow");
        first.poll();
        CLOCK.pass(Duration.ofSeconds(60));
        people(0, MANY);
        first.poll();
        Set<Long> before = ids(first);
        assertThat(before).hasSize(dealtWith);
        first.close();

        ChangesRig second = life().start(STORE + "fromNow");
        second.poll();

        assertThat(ids(second)).doesNotContainAnyElementsOf(before).hasSize(MANY - dealtWith);
    }

    /** While the route is stopped, some contacts appear late with the same instant, and some that were delivered change. */
    @ParameterizedTest
    @ValueSource(strings = {"fromBeginning", "fromNow"})
    void whatHappensWhileNobodyIsThereIsDeliveredAndNothingElse(String start) {
        ChangesRig first = dyingAfter(450, start);
        if (start.equals("fromNow")) {
            first.poll();
            CLOCK.pass(Duration.ofSeconds(60));
        }
        people(0, MANY);
        first.poll();
        Set<Long> before = ids(first);
        assertThat(before).hasSize(450);
        first.close();
        people(MANY, MANY + 5);
        List<SandboxContact> dealtWith = sandbox.contacts().stream()
                .filter(contact -> before.contains(contact.id()))
                .limit(8)
                .toList();
        dealtWith.subList(0, 4).forEach(contact -> ChangesRig.change(sandbox, contact, "Changed"));
        sandbox.delete(dealtWith.get(5).id());

        ChangesRig second = life().start(STORE + start);
        second.poll();
        second.poll();

        Set<Long> again = ids(second);
        again.retainAll(before);
        assertThat(again)
                .containsExactlyInAnyOrderElementsOf(
                        dealtWith.subList(0, 4).stream().map(SandboxContact::id).toList());
        assertThat(ids(second)).hasSize(MANY - 450 + 5 + 4);
        assertThat(cursors(second)).allSatisfy(cursor -> assertThat(cursor).hasSizeLessThan(MAX_CURSOR));
    }

    private static List<String> cursors(ChangesRig rig) {
        return List.copyOf(rig.exchanges).stream()
                .map((Exchange each) -> ChangesRig.cursor(each))
                .toList();
    }
}
