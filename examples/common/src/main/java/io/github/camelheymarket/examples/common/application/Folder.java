package io.github.camelheymarket.examples.common.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.examples.common.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that an application works in: what is put into its inbox, and what it puts into its outbox. */
final class Folder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "contacts";

    private final Path folder;

    private Folder(Path folder) {
        this.folder = folder;
    }

    /** @param wanted empty or not there yet; {@code null} for one among the temporary files, which stays there */
    static Folder create(Path wanted) throws IOException {
        if (wanted == null) {
            return new Folder(Files.createTempDirectory("heymarket-"));
        }
        if (Files.exists(wanted) && !isEmptyFolder(wanted)) {
            throw new InputException("--folder " + wanted + " is not empty, and what is in it may be mistaken for what "
                    + "this run does.");
        }
        return new Folder(Files.createDirectories(wanted).toAbsolutePath());
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }

    /** For the application. What is put into the inbox is whole, so there is little to wait for. */
    Map<String, String> environment() {
        return Map.of("INBOX", inbox().toString(), "INBOX_QUIET", "500", "OUTBOX", outbox().toString());
    }

    private Path inbox() {
        return folder.resolve("inbox");
    }

    private Path outbox() {
        return folder.resolve("outbox");
    }

    Path log() {
        return folder.resolve("application.log");
    }

    Path changesFile() {
        return outbox().resolve("changes.ndjson");
    }

    Path rejectedFile() {
        return outbox().resolve("rejected.ndjson");
    }

    /** Puts contacts into the inbox: written beside it first, so that the application sees whole files only. */
    void put(InputStream contacts) throws IOException {
        Path unfinished = folder.resolve(NAME + ".part");
        Files.copy(contacts, unfinished);
        Files.createDirectories(inbox());
        Files.move(unfinished, inbox().resolve(NAME + ".json"));
    }

    /** What became of the contacts, empty as long as they are under way. */
    Optional<JsonNode> result() throws IOException {
        Path file = outbox().resolve(NAME + "-result.json");
        return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
    }

    /** Whether the application gave up the contacts as a whole. */
    boolean isRefused() {
        return Files.exists(inbox().resolve(".failed").resolve(NAME + ".json"));
    }

    /** Who has come back from Heymarket so far. */
    Set<Long> changed() throws IOException {
        Set<Long> ids = new HashSet<>();
        for (String line : lines(changesFile())) {
            ids.add(JSON.readTree(line).path("id").asLong());
        }
        return ids;
    }

    /** Those that are whole: the application may be writing the last one. */
    private static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
