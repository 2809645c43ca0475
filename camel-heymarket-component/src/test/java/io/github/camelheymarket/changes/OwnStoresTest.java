package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.LogCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the states that the application wrote itself are kept. */
class OwnStoresTest {

    private static final Account ACCOUNT = Account.of("https://api.example", "secret-1");

    @TempDir
    Path folder;

    private final Map<String, OwnState> states = new LinkedHashMap<>();

    private void put(String id, OwnState state) {
        states.put(id, state);
    }

    private static Map<String, OwnState> read(OwnStore store) {
        Map<String, OwnState> read = new LinkedHashMap<>();
        store.load(read);
        return read;
    }

    @Test
    void aFileKeepsEachStateOfTheApplicationAsItIsAddedAndOfOthersNone() throws IOException {
        Path file = folder.resolve("new/own");
        FileOwnStore store = new FileOwnStore(file, ACCOUNT);
        assertThat(read(store)).isEmpty();
        put("7", new OwnState(3, null, true, true, FeedRig.START));
        put("8", new OwnState(4, "c", false, true, null));
        put("9", new OwnState(4, null, false, false, null));
        store.replace(states);
        put("7", new OwnState(4, null, false, true, null));
        store.append(states.get("7").line("7"), states);
        store.save(states);
        assertThat(read(new FileOwnStore(file, ACCOUNT)))
                .containsEntry("7", new OwnState(4, null, false, true, null))
                .containsEntry("8", new OwnState(4, "c", false, true, null))
                .hasSize(2);
        assertThat(read(new FileOwnStore(file, Account.of("https://other.example", "secret-1"))))
                .isEmpty();
        Files.writeString(file, Files.readString(file) + "10 5 - ou\n11 x - -\n12 5 - -\n13 5");
        assertThat(read(new FileOwnStore(file, ACCOUNT)).keySet()).containsExactlyInAnyOrder("7", "8", "12");
    }

    @Test
    void aFileIsWrittenAnewWhenMostOfItIsSuperseded() throws IOException {
        Path file = folder.resolve("own");
        FileOwnStore store = new FileOwnStore(file, ACCOUNT);
        put("7", new OwnState(3, null, false, true, null));
        store.replace(states);
        for (int i = 0; i < 10_000; i++) {
            store.append("7 3 - -", states);
        }
        assertThat(Files.readAllLines(file)).hasSize(10_002);
        store.append("7 3 - -", states);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aFileThatCannotBeUsedStopsNothing() throws IOException {
        Path file = Files.createDirectory(folder.resolve("own"));
        Files.createFile(file.resolve("inside"));
        FileOwnStore store = new FileOwnStore(file, ACCOUNT);
        assertThat(LogCapture.during(() -> {
                    read(store);
                    store.replace(states);
                    store.append("7 3 - -", states);
                }))
                .filteredOn(line -> line.contains(" WARN "))
                .singleElement()
                .asString()
                .contains(file + " cannot be used, so that after a restart");
    }

    @Test
    void aStateThatCannotBeAddedIsTold() throws IOException {
        Files.createDirectory(folder.resolve("own"));
        FileOwnStore store = new FileOwnStore(folder.resolve("own"), ACCOUNT);
        assertThat(LogCapture.during(() -> store.append("7 3 - -", states)))
                .anyMatch(line -> line.contains("own cannot be used"));
        Files.createFile(folder.resolve("own/inside"));
        FileOwnStore another = new FileOwnStore(folder.resolve("own"), ACCOUNT);
        assertThat(LogCapture.during(() -> another.replace(states)))
                .anyMatch(line -> line.contains("own cannot be used"));
    }

    @Test
    void whatCouldNotBeAddedIsStoredWithTheNextSave() throws IOException {
        Path file = Files.createDirectory(folder.resolve("own"));
        FileOwnStore store = new FileOwnStore(file, ACCOUNT);
        put("7", new OwnState(3, null, false, true, null));
        store.append(states.get("7").line("7"), states);
        Files.delete(file);
        store.save(states);
        assertThat(read(store)).containsOnlyKeys("7");
    }

    @Test
    void aLineAfterOneOfWhichAPartWasWrittenIsALineOfItsOwn() throws IOException {
        Path file = folder.resolve("own");
        FileOwnStore store = new FileOwnStore(file, ACCOUNT);
        store.replace(states);
        String header = Files.readString(file);
        Files.delete(file);
        Files.createDirectory(file);
        store.append("7 3 - -", states);
        Files.delete(file);
        Files.writeString(file, header + "7 3 -");
        store.append("8 3 - -", states);
        assertThat(read(store)).containsOnlyKeys("8");
    }

    @Test
    void aCursorStoreKeepsTheNewestOfTheStatesWhenItIsSaved() {
        CursorStore text = CursorStore.memory();
        RepositoryOwnStore store = new RepositoryOwnStore(text);
        assertThat(read(store)).isEmpty();
        store.save(states);
        assertThat(text.load()).isNull();
        put("other", new OwnState(1, null, false, false, null));
        for (int i = 0; i < 10_002; i++) {
            put("" + i, new OwnState(1, null, false, true, null));
        }
        store.append("", states);
        assertThat(text.load()).isNull();
        store.save(states);
        assertThat(read(store))
                .hasSize(10_000)
                .doesNotContainKeys("0", "1", "other")
                .containsKey("2");
        states.clear();
        store.save(states);
        assertThat(read(store)).hasSize(10_000);
        store.replace(states);
        assertThat(read(store)).isEmpty();
    }

    @Test
    void aCursorStoreThatCannotKeepTheStatesStopsNothingAndIsTriedAgain() {
        boolean[] fails = {true};
        String[] saved = {null};
        MemoryStateRepository repository = new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                if (fails[0]) {
                    throw new IllegalStateException("away");
                }
                return saved[0];
            }

            @Override
            public void setState(String key, String value) {
                if (fails[0]) {
                    throw new IllegalStateException("too long");
                }
                saved[0] = value;
            }
        };
        RepositoryOwnStore store = new RepositoryOwnStore(new RepositoryCursorStore(repository, "k.own", 1_000));
        put("7", new OwnState(3, null, false, true, null));
        assertThat(LogCapture.during(() -> {
                    assertThat(read(store)).isEmpty();
                    store.replace(states);
                }))
                .filteredOn(line -> line.contains(" WARN "))
                .singleElement()
                .asString()
                .contains("the cursor repository (key k.own) cannot be used, so that after a restart");
        fails[0] = false;
        store.save(states);
        assertThat(read(store)).containsKey("7");
    }

    @Test
    void theStatesOfOneProcessAreKeptNowhere() {
        OwnStore store = OwnStore.memory();
        put("7", new OwnState(3, null, false, true, null));
        store.replace(states);
        store.append("7 3 - -", states);
        store.save(states);
        assertThat(read(store)).isEmpty();
    }
}
