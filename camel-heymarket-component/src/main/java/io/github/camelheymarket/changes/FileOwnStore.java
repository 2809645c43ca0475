package io.github.camelheymarket.changes;

import io.github.camelheymarket.storage.PrivateFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A file with a line for each state; of several lines of a contact, the last one applies. The file is opened for each line, so that
 * writes are recorded also while the route is stopped.
 */
public final class FileOwnStore implements OwnStore {

    /** How many lines are superseded before the file is written anew. */
    private static final int MAX_SUPERSEDED = 10_000;

    /** Many times what the states of 100,000 contacts take. */
    private static final long MAX_BYTES = 64L << 20;

    private static final String HEADER = "heymarket-own-states 1 ";

    private final Path file;
    private final String header;
    private final OwnStoreFailures failures;
    private int lines;
    /** A state could not be written, or only a part of its line. */
    private boolean isIncomplete;

    /** @param account the states of another base URL are not loaded; the cursor excludes other accounts at the same base URL */
    public FileOwnStore(Path file, Account account) {
        this.file = file.toAbsolutePath();
        this.header = HEADER + ContactState.digest(account.baseUrl());
        this.failures = new OwnStoreFailures(this.file.toString());
    }

    @Override
    public void load(Map<String, OwnState> states) {
        try {
            if (!PrivateFiles.exists(file)) {
                return;
            }
            if (Files.size(file) > MAX_BYTES) {
                failures.add(new IOException("it is longer than any that the component writes"));
                return;
            }
            try (BufferedReader content = new BufferedReader(
                    new InputStreamReader(PrivateFiles.read(file), StandardCharsets.US_ASCII.newDecoder()))) {
                if (header.equals(content.readLine())) {
                    content.lines().forEach(line -> OwnState.read(line, states));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            failures.add(e);
        }
    }

    @Override
    public void append(String line, Map<String, OwnState> states) {
        String text = (isIncomplete ? "\n" : "") + line + "\n";
        try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            isIncomplete = true;
            failures.add(e);
        }
        if (++lines > states.size() + MAX_SUPERSEDED) {
            replace(states);
        }
    }

    @Override
    public void replace(Map<String, OwnState> states) {
        try {
            PrivateFiles.createDirectories(PrivateFiles.folder(file));
            PrivateFiles.replace(file, out -> write(states, out));
            isIncomplete = false;
        } catch (IOException e) {
            isIncomplete = true;
            failures.add(e);
        }
        lines = states.size();
    }

    private void write(Map<String, OwnState> states, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        states.forEach((id, state) -> {
            if (state.isOwn()) {
                text.append(state.line(id)).append('\n');
            }
        });
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void save(Map<String, OwnState> states) {
        if (isIncomplete) {
            replace(states);
        }
    }
}
