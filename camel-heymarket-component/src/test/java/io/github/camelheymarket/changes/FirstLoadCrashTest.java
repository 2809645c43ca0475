package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R7.5: what a first load repeats after a crash, if very many contacts were delivered and an early one was not. */
class FirstLoadCrashTest {

    private final FeedRig rig = new FeedRig();

    private void write(int from, int to) {
        for (int i = from; i <= to; i++) {
            rig.write(i, "p" + i);
        }
        rig.pass(Duration.ofMinutes(1));
    }

    private List<String> pollToTheEnd() {
        List<String> delivered = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            delivered.addAll(rig.poll());
        }
        return delivered;
    }

    /** Ten older contacts, many of one instant, ten newer ones; of the many all are done but the first and one more. */
    @ParameterizedTest
    @ValueSource(ints = {150, 201, 450})
    void onlyWhatWasNotDoneIsDeliveredAgain(int many) {
        rig.pageSize = 50;
        write(1, 10);
        write(11, 10 + many);
        write(11 + many, 20 + many);
        List<Change> begun = rig.open().begin();
        assertThat(begun).hasSizeGreaterThanOrEqualTo(10 + many);
        List<String> open = List.of("11", "17");
        begun.stream().filter(change -> !open.contains(change.id())).forEach(rig.feed::done);
        rig.feed.save();
        // A newer state of a contact that was delivered, and one that is gone.
        rig.write(10 + many, "changed");
        rig.people.remove(15L);
        rig.open();

        List<String> delivered = pollToTheEnd();

        assertThat(delivered).contains("LOADED 11 p11", "LOADED 17 p17").doesNotHaveDuplicates();
        assertThat(delivered)
                .filteredOn(change -> change.contains(" " + (10 + many) + " "))
                .containsExactly("LISTED " + (10 + many) + " changed");
        int undelivered = 20 + many - begun.size();
        assertThat(delivered).hasSize(undelivered + 3);
        assertThat(rig.open().poll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 450})
    void ofManyInstantsOnlyWhatWasNotDoneIsDeliveredAgain(int many) {
        rig.pageSize = 50;
        for (int i = 1; i <= many; i++) {
            write(i, i);
        }
        List<Change> begun = rig.open().begin();
        String newest = String.valueOf(many);
        begun.stream().filter(change -> !change.id().equals(newest)).forEach(rig.feed::done);
        rig.feed.save();
        rig.open();

        assertThat(pollToTheEnd())
                .contains("LOADED " + many + " p" + many)
                .doesNotHaveDuplicates()
                .hasSize(1 + many - begun.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 450})
    void aSecondCrashRepeatsNoMoreThanTheFirst(int many) {
        rig.pageSize = 50;
        write(1, many);
        List<Change> begun = rig.open().begin();
        begun.stream().filter(change -> !change.id().equals("1")).forEach(rig.feed::done);
        rig.feed.save();
        Change again = rig.open().begin().get(0);
        assertThat(again).hasToString("LOADED 1");
        rig.feed.save();
        assertThat(rig.open().poll()).containsExactly("LOADED 1 p1");
        assertThat(rig.open().poll()).isEmpty();
    }
}
