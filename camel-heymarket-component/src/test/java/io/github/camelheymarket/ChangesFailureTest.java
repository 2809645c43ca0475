package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change whose route failed is delivered again, as often as the option says. */
class ChangesFailureTest extends ChangesTestCase {

    @ParameterizedTest
    @CsvSource({"HOSTILE, fromNow", "HOSTILE, fromBeginning", "KIND, fromNow", "KIND, fromBeginning"})
    void aFailureIsDeliveredAgainAndTheOthersAreNot(Profile profile, String start) {
        List<SandboxContact> people = people(profile, 40);
        Set<Long> broken =
                new HashSet<>(List.of(people.get(3).id(), people.get(7).id()));
        ChangesRig rig = rig().start("start=" + start, exchange -> failFor(broken, exchange));
        List<Long> given = changedOrLoaded(rig, start, people);
        assertThat(given).hasSize(38).doesNotContainAnyElementsOf(broken);

        assertThat(rig.poll()).as("still broken").isEmpty();
        broken.clear();
        assertThat(rig.poll())
                .containsExactlyInAnyOrder(people.get(3).id(), people.get(7).id());
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.handled).isEmpty();
    }

    @Test
    void afterTheLastAttemptItGoesToTheExceptionHandlerAndIsPassedOver() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = Set.of(people.get(3).id());
        Map<Long, Integer> attempts = new HashMap<>();
        ChangesRig rig = rig().start("start=fromBeginning&maxDeliveryAttempts=3", exchange -> {
            attempts.merge(ChangesRig.contact(exchange).getId(), 1, Integer::sum);
            failFor(broken, exchange);
        });
        for (int i = 0; i < 6; i++) {
            rig.poll();
        }
        assertThat(attempts)
                .containsEntry(people.get(3).id(), 3)
                .containsEntry(people.get(4).id(), 1);
        assertThat(rig.handled).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(rig.messages.get(0))
                .contains(people.get(3).id() + " is skipped")
                .contains("3 times");
    }

    @Test
    void attemptsAreCountedOverARestart() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = Set.of(people.get(3).id());
        String options = "start=fromBeginning&maxDeliveryAttempts=3&cursorFile=" + folder.resolve("cursor");
        for (int life = 0; life < 3; life++) {
            ChangesRig rig = rig().start(options, exchange -> failFor(broken, exchange));
            rig.poll();
            assertThat(rig.handled).hasSize(life == 2 ? 1 : 0);
            rig.close();
        }
    }

    @Test
    void aContactThatChangedAfterItsFailureComesInItsNewState() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = new HashSet<>(List.of(people.get(3).id()));
        ChangesRig rig = rig().start("start=fromBeginning", exchange -> failFor(broken, exchange));
        rig.poll();
        pass(60);
        ChangesRig.change(sandbox, people.get(3), "Maren");
        broken.clear();
        rig.poll();
        assertThat(rig.contacts())
                .last()
                .satisfies(c -> assertThat(c.getFirst()).isEqualTo("Maren"));
        pass(60);
        rig.poll();
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void aFailedContactThatIsDeletedMeanwhileIsForgotten() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        Set<Long> broken = Set.of(people.get(3).id());
        ChangesRig rig = rig().start("start=fromBeginning", exchange -> failFor(broken, exchange));
        rig.poll();
        sandbox.delete(people.get(3).id());
        rig.poll();
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.handled).isEmpty();
        assertThat(sandbox.requests("GET", "/v1/contact/")).hasSize(1);
    }

    /** A target that is down must not cost more than the few that were tried. */
    @Test
    void aRouteThatFailsForAllIsNotGivenMoreThanItMayHaveUnderWay() {
        List<SandboxContact> people = people(Profile.HOSTILE, 50);
        boolean[] down = {true};
        List<Long> tried = new ArrayList<>();
        ChangesRig rig = rig().start("start=fromBeginning&maxInFlight=5", exchange -> {
            tried.add(ChangesRig.contact(exchange).getId());
            if (down[0]) {
                throw new IllegalStateException("down");
            }
        });
        rig.poll();
        rig.poll();
        assertThat(tried).hasSize(10);
        assertThat(new HashSet<>(tried)).hasSize(5);
        down[0] = false;
        List<Long> given = new ArrayList<>(rig.poll());
        given.addAll(rig.poll());
        assertThat(given).containsExactlyInAnyOrderElementsOf(ids(people));
    }

    private static void failFor(Set<Long> broken, org.apache.camel.Exchange exchange) {
        if (broken.contains(ChangesRig.contact(exchange).getId())) {
            throw new IllegalStateException("not this one");
        }
    }
}
