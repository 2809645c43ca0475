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

/** The folder of the application, with its inbox, its outbox and its log. */
final class Folder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "contacts";

    private final Path folder;

    private Folder(Path folder) {
        this.folder = folder;
    }

    /** @param wanted empty, or created if it is missing; {@code null} for a temporary folder, which is not deleted */
    static Folder create(Path wanted) throws IOException {
        if (wanted == null) {
            return new Folder(Files.createTempDirectory("heymarket-"));
        }
        if (Files.exists(wanted) && !isEmptyFolder(wanted)) {
            throw new InputException(
                    "--folder " + wanted + " is not empty, and its files could be mistaken for those of this run.");
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

    /** For the application; it need not wait long, since files are moved into the inbox when they are complete. */
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

    /** Writes contacts outside of the inbox, and moves them there, so that the application reads complete files only. */
    void put(InputStream contacts) throws IOException {
        Path unfinished = folder.resolve(NAME + ".part");
        Files.copy(contacts, unfinished);
        Files.createDirectories(inbox());
        Files.move(unfinished, inbox().resolve(NAME + ".json"));
    }

    /** The result of the load; empty before its end. */
    Optional<JsonNode> result() throws IOException {
        Path file = outbox().resolve(NAME + "-result.json");
        return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
    }

    /** Whether the load has failed as a whole. */
    boolean isRefused() {
        return Files.exists(inbox().resolve(".failed").resolve(NAME + ".json"));
    }

    /** The ids of the contacts that were received as changes. */
    Set<Long> changed() throws IOException {
        Set<Long> ids = new HashSet<>();
        for (String line : lines(changesFile())) {
            ids.add(JSON.readTree(line).path("id").asLong());
        }
        return ids;
    }

    /** The complete lines: the application may be writing the last one. */
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
