package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All contacts as they were when a sync began, and which of them are outdated since. */
class SnapshotTest {

    private static final String UUID = "0B0C2F3E-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final String MARA = "phone:12025550143";
    private static final String NILS = "phone:12025550199";

    private final Snapshot snapshot = new Snapshot(SpoolDirectory.of(null));
    private final Contact mara = contact(7, "12025550143", "mara@example.org");
    private final Contact nils = contact(8, "12025550199", null);

    @AfterEach
    void close() {
        snapshot.close();
    }

    private static Contact contact(int id, String phone, String email) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("phone", phone);
        return new Contact(email == null ? json : json.put("email", email));
    }

    private void fill(Contact... contacts) {
        snapshot.fill(List.of(contacts).iterator());
    }

    @Test
    void aContactIsFoundByEachOfItsKeys() {
        fill(mara, nils);
        assertThat(snapshot.find(MARA)).containsExactly(mara);
        assertThat(snapshot.find("email:mara@example.org")).containsExactly(mara);
        assertThat(snapshot.find(NILS)).containsExactly(nils);
        assertThat(snapshot.find("phone:12025550111")).isEmpty();
    }

    @Test
    void severalContactsOfAKeyAreAllFound() {
        Contact twin = contact(9, "12025550143", null);
        fill(mara, nils, twin);
        assertThat(snapshot.find(MARA)).containsExactlyInAnyOrder(mara, twin);
    }

    @Test
    void onlyAListThatWasReadToItsEndKnowsWhoIsNotThere() {
        assertThat(snapshot.knowsAbsence()).isFalse();
        snapshot.done(true);
        assertThat(snapshot.knowsAbsence()).isTrue();
        snapshot.done(false);
        assertThat(snapshot.knowsAbsence()).isFalse();
    }

    @Test
    void ofAKeyThatIsWrittenNothingIsKnown() {
        fill(mara, nils);
        snapshot.outdate(Set.of(MARA), List.of());
        assertThat(snapshot.find(MARA)).isNull();
        assertThat(snapshot.find(NILS)).containsExactly(nils);
    }

    @Test
    void aContactThatIsWrittenIsOutdatedByEachOfItsKeys() {
        fill(mara, nils);
        snapshot.outdate(Set.of(MARA), List.of(mara));
        assertThat(snapshot.find("email:mara@example.org")).isNull();
        assertThat(snapshot.find(NILS)).containsExactly(nils);
    }

    @Test
    void aContactWithoutAnIdIsOutdatedByItsUuidInWhateverCaseItIsWritten() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("phone", "12025550143")
                .put("email", "m@example.org");
        fill(new Contact(json.deepCopy().put("uuid", UUID)));
        snapshot.outdate(Set.of(MARA), List.of(new Contact(json.deepCopy().put("uuid", UUID.toUpperCase()))));
        assertThat(snapshot.find("email:m@example.org")).isNull();
    }

    @Test
    void aContactThatShowsNoIdAtAllIsOutdatedByTheKeyOfItsRow() {
        Contact nameless = new Contact(JsonNodeFactory.instance.objectNode().put("phone", "12025550143"));
        fill(nameless);
        snapshot.outdate(Set.of(NILS), List.of(nameless));
        assertThat(snapshot.find(MARA)).containsExactly(nameless);
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamed(@TempDir Path directory) {
        SpoolDirectory missing = SpoolDirectory.of(directory.resolve("missing").toString());
        assertThatThrownBy(() -> new Snapshot(missing))
                .isInstanceOf(HeymarketStorageException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aSnapshotThatIsClosedHasNoFiles() {
        fill(mara);
        snapshot.close();
        assertThatThrownBy(() -> snapshot.find(MARA)).isInstanceOf(HeymarketStorageException.class);
        assertThatThrownBy(() -> fill(nils)).isInstanceOf(HeymarketStorageException.class);
        assertThatThrownBy(() -> snapshot.outdate(Set.of(MARA), List.of()))
                .isInstanceOf(HeymarketStorageException.class);
    }
}
