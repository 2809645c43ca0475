package io.github.camelheymarket.changes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.fuzz.Judge;
import io.github.camelheymarket.fuzz.Parts;
import io.github.camelheymarket.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The stored cursor of changes: the first line of an input is {@code content} if the rest is to be wrapped as the component
 * wraps it, with a valid checksum, {@code signed} if only that is to be added, else the rest is the file.
 */
class CursorsFuzzTest {

    private static final Account ACCOUNT = Account.of("https://api.example.org", "id");
    private static final CursorText TEXT = new CursorText("changes", ACCOUNT, "the file");

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createTempDirectory("cursors");
    }

    @AfterEach
    void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Timeout(30)
    @FuzzTest
    void noCursorFileDoesHarm(byte[] input) throws IOException {
        Parts parts = Parts.of(input);
        Path file = folder.resolve("cursor");
        Files.write(file, text(parts).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (FileCursorStore store = new FileCursorStore(file, 1 << 20)) {
            TEXT.read(store.load(), CursorCodec::read);
        } catch (RuntimeException e) {
            // The base URL that the cursor belongs to is shown, whatever it is.
            if (!e.getMessage().contains("was written for another account, at ")) {
                Judge.isOurs(e);
            }
        }
        Map<String, OwnState> states = new HashMap<>();
        new FileOwnStore(file, ACCOUNT).load(states);
        parts.text(0).lines().forEach(line -> OwnState.read(line, states));
        states.forEach((id, state) -> state.line(id));
    }

    private static String text(Parts parts) {
        String rest = parts.text(0);
        try {
            if (parts.head().equals("content") && Json.mapper().readTree(rest) instanceof ObjectNode content) {
                return TEXT.write(content, 1L, 1);
            }
            if (parts.head().equals("signed") && Json.mapper().readTree(rest) instanceof ObjectNode whole) {
                whole.put("sum", ContactState.digest(whole.toString()));
                return whole.toString();
            }
        } catch (IOException e) {
            // Not JSON: as it is.
        }
        return rest;
    }
}
