package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code heymarket:contacts/changes} delivers, when, and in which order. */
class ChangesConsumerTest extends ChangesPollTestCase {

    @ParameterizedTest
    @CsvSource({"HOSTILE, v1", "HOSTILE, v2", "KIND, v1", "KIND, v2"})
    void fromNowOnlyWhatChangesAfterTheFirstPollComesOldestFirst(Profile profile, String version) {
        List<SandboxContact> people = people(profile, 70);
        ChangesRig rig = rig().start("apiVersion=" + version);

        assertThat(rig.poll()).as("what was there before").isEmpty();
        assertThat(rig.poll()).isEmpty();
        pass(60);
        change(people.get(40), "Maren");
        pass(1);
        SandboxContact created = sandbox.seed(Seed.phone("12025550999"));
        pass(1);
        change(people.get(3), "Ines");

        assertThat(rig.poll())
                .containsExactly(
                        people.get(40).id(), created.id(), people.get(3).id());
        assertThat(rig.contacts().get(0).getFirst()).isEqualTo("Maren");
        assertThat(rig.poll()).as("once").isEmpty();
        pass(60);
        assertThat(rig.poll()).as("and never again").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, v1", "HOSTILE, v2", "KIND, v1", "KIND, v2"})
    void fromBeginningEverybodyComesOnceLastChangedFirst(Profile profile, String version) {
        List<SandboxContact> people = people(profile, 95);
        ChangesRig rig = rig().start("start=fromBeginning&apiVersion=" + version);

        List<Long> newestFirst = new ArrayList<>(ids(people));
        java.util.Collections.reverse(newestFirst);
        assertThat(rig.poll()).containsExactlyElementsOf(newestFirst);
        assertThat(rig.poll()).isEmpty();
        pass(60);
        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
    }

    @ParameterizedTest
    @EnumSource
    void fromAnInstantOnlyThoseChangedThenOrLaterCome(Profile profile) {
        List<SandboxContact> people = people(profile, 95);
        Instant from = people.get(50).updated();
        ChangesRig rig = rig().start("start=" + from);

        assertThat(rig.poll()).containsExactlyInAnyOrderElementsOf(ids(people.subList(50, 95)));
        pass(60);
        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
    }

    @ParameterizedTest
    @CsvSource({"fromNow", "fromBeginning", "2026-05-01T11:00:00Z"})
    void anEmptyAddressBookIsAStartToo(String start) {
        people(Profile.HOSTILE, 0);
        ChangesRig rig = rig().start("start=" + start);

        assertThat(rig.poll()).isEmpty();
        SandboxContact first = sandbox.seed(Seed.phone("12025550143"));
        assertThat(rig.poll()).containsExactly(first.id());
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aContactThatChangesWhileAPollRunsComesWithTheNext(Profile profile) {
        List<SandboxContact> people = people(profile, 95);
        boolean[] busy = {true};
        ChangesRig rig = rig().start("start=fromBeginning&pageSize=10", exchange -> {
            if (busy[0]) {
                busy[0] = false;
                pass(1);
                change(people.get(3), "Maren");
                change(people.get(94), "Ines");
                sandbox.delete(people.get(60).id());
            }
        });

        List<Long> first = rig.poll();
        pass(60);
        List<Long> all = new ArrayList<>(first);
        all.addAll(rig.poll());

        List<Long> expected = new ArrayList<>(ids(people));
        expected.remove(people.get(60).id());
        assertThat(all).containsAll(expected);
        assertThat(rig.contacts().stream()
                        .filter(c -> c.getId() == people.get(3).id()))
                .last()
                .extracting(Contact::getFirst)
                .isEqualTo("Maren");
        assertThat(rig.contacts().stream()
                        .filter(c -> c.getId() == people.get(94).id()))
                .last()
                .extracting(Contact::getFirst)
                .isEqualTo("Ines");
        pass(60);
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothingNewCostsOneCall(Profile profile) {
        List<SandboxContact> people = people(profile, 95);
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);
        change(people.get(3), "Maren");
        rig.poll();
        pass(60);
        rig.poll();
        sandbox.clearRequests();

        rig.poll();

        assertThat(sandbox.requestCount()).isEqualTo(1);
    }
}
