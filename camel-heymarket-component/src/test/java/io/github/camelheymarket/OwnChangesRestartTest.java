package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code skipOwn=true}: what the application wrote before a restart is not delivered after it. */
class OwnChangesRestartTest extends OwnChangesTestCase {

    @ParameterizedTest
    @EnumSource
    void aRestartDeliversNothingThatTheApplicationWrote(Profile profile) throws Exception {
        List<SandboxContact> people = people(profile, 5);
        Path file = folder.resolve("cursor");
        String options = "cursorFile=" + file;
        ChangesRig first = begun(options);
        upsert(first, people.get(0), "Maren");
        upsert(first, people.get(1), "Noor");
        ChangesRig.change(sandbox, people.get(1), "Somebody");
        // What is on the disk now is what a killed program leaves.
        Path copy = folder.resolve("copy");
        Files.copy(file, copy);
        Files.copy(Path.of(file + ".own"), Path.of(copy + ".own"));
        pass(60);

        assertThat(rig().start("skipOwn=true&cursorFile=" + copy).poll())
                .containsExactly(people.get(1).id());
        first.close();
        assertThat(rig().start("skipOwn=true&" + options).poll())
                .containsExactly(people.get(1).id());
        assertThat(Files.readString(Path.of(file + ".own")))
                .doesNotContain("Maren")
                .doesNotContain(people.get(0).phone());
    }

    @Test
    void aRepositoryKeepsThemOverARestart() {
        List<SandboxContact> people = people(Profile.HOSTILE, 5);
        sandbox.set(Switch.SEARCH_LAG, 0);
        var repository = new org.apache.camel.support.processor.state.MemoryStateRepository();
        String options = "skipOwn=true&cursorRepository=#states&cursorKey=mine";
        ChangesRig first = rig();
        first.context().getRegistry().bind("states", repository);
        first.start(options);
        first.poll();
        pass(60);
        upsert(first, people.get(0), "Maren");
        assertThat(first.poll()).isEmpty();
        first.close();
        ChangesRig second = rig();
        second.context().getRegistry().bind("states", repository);

        assertThat(second.start(options).poll()).isEmpty();
    }

    /** Routes may come and go for years, and each would else be told of every call. */
    @Test
    void aRouteThatIsRemovedNotesNothingMore() throws Exception {
        List<SandboxContact> people = people(Profile.HOSTILE, 2);
        Path file = folder.resolve("cursor");
        ChangesRig rig = begun("cursorFile=" + file);
        upsert(rig, people.get(0), "Maren");
        String before = Files.readString(Path.of(file + ".own"));
        rig.context().getRouteController().stopRoute("changes");
        upsert(rig, people.get(0), "Noor");
        String whileStopped = Files.readString(Path.of(file + ".own"));
        rig.context().removeRoute("changes");

        upsert(rig, people.get(1), "Noor");

        assertThat(whileStopped).isNotEqualTo(before);
        assertThat(Files.readString(Path.of(file + ".own"))).isEqualTo(whileStopped);
    }

    /** A route without a cursor gets all contacts, also those that it wrote itself. */
    @ParameterizedTest
    @EnumSource
    void aFirstLoadDeliversAllContacts(Profile profile) throws Exception {
        List<SandboxContact> people = people(profile, 5);
        Path file = folder.resolve("cursor");
        ChangesRig first = begun("cursorFile=" + file);
        upsert(first, people.get(0), "Maren");
        first.close();
        Files.delete(file);

        assertThat(rig().start("skipOwn=true&start=fromBeginning&cursorFile=" + file)
                        .poll())
                .containsExactlyInAnyOrderElementsOf(ids(people));
    }
}
