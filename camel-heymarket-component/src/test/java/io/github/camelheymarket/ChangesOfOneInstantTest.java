package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However many contacts have one timestamp, all of their changes come, or an exception names the instant (R7.3). */
class ChangesOfOneInstantTest extends ChangesPollTestCase {

    @ParameterizedTest
    @CsvSource({"HOSTILE, EXCLUSIVE", "HOSTILE, INCLUSIVE", "KIND, EXCLUSIVE", "KIND, INCLUSIVE"})
    void aSecondChangeWithinTheSameInstantComesToo(Profile profile, String cursor) {
        List<SandboxContact> people = people(profile, 40);
        sandbox.set(Switch.CURSOR, cursor);
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);

        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
        change(people.get(3), "Maren Two");
        change(people.get(4), "Noor");
        assertThat(rig.poll())
                .containsExactlyInAnyOrder(people.get(3).id(), people.get(4).id());
        assertThat(rig.contacts()).extracting(Contact::getFirst).contains("Maren Two");
        assertThat(rig.poll()).isEmpty();
        pass(60);
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KIND, v2, 1000, 5000", "HOSTILE, v2, 30, 1000", "KIND, v1, 1000, 2500"})
    void thousandsOfOneInstantAllCome(Profile profile, String version, int pageSize, int count) {
        people(profile, 20);
        ChangesRig rig = rig().start("apiVersion=" + version + "&maxInFlight=500&pageSize=" + pageSize);
        rig.poll();
        pass(60);
        List<Long> many = tied(count);

        List<Long> given = new ArrayList<>(rig.poll());
        given.addAll(rig.poll());

        assertThat(given).containsExactlyInAnyOrderElementsOf(many);
        pass(60);
        assertThat(rig.poll()).isEmpty();
        sandbox.clearRequests();
        assertThat(rig.poll()).isEmpty();
        assertThat(sandbox.requestCount()).as("the group is not read for ever").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v1"})
    void theyAllComeInAFirstLoadToo(String version) {
        sandbox.profile(Profile.KIND);
        List<Long> many = tied(2_500);
        ChangesRig rig = rig().start("start=fromBeginning&apiVersion=" + version + "&maxInFlight=500&pageSize=1000");

        assertThat(rig.poll()).containsExactlyInAnyOrderElementsOf(many);
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fromNow", "fromBeginning"})
    void whereV1IgnoresThePageNumberAGroupThatFillsAPageIsAnExceptionThatNamesIt(String start) {
        List<SandboxContact> people = people(Profile.HOSTILE, 20);
        ChangesRig rig = rig().start("apiVersion=v1&start=" + start);
        rig.poll();
        pass(60);
        tied(1_500);
        int before = rig.exchanges.size();

        rig.poll();

        assertThat(rig.handled)
                .singleElement()
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        e -> assertThat(Instant.parse(e.getInstant())).isEqualTo(CLOCK.now()));
        assertThat(rig.ids(before)).as("and the cursor has passed nobody").isEmpty();
        sandbox.set(Switch.V1_PAGE, "ONE_BASED");
        assertThat(rig.poll()).hasSize(1_500);
        assertThat(people).isNotEmpty();
    }

    /** A contact with a date far ahead must not make all others look old. */
    @Test
    void oneDateInTheFutureHidesNoContact() {
        List<SandboxContact> people = people(Profile.HOSTILE, 5);
        sandbox.seed(Seed.phone("12025550990").updated(CLOCK.now().plus(Duration.ofDays(900))));
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);
        change(people.get(2), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(2).id());
        pass(60);
        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
    }

    /** Changed at this very instant. */
    private List<Long> tied(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sandbox.seed(Seed.phone("1303555" + (1000 + i)).updated(CLOCK.now()))
                        .id())
                .toList();
    }
}
