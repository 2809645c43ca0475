package io.github.camelheymarket.soak;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Hands on what was written to the journal since the last reading. */
final class JournalReader {

    private final Path path;
    private final List<Consumer<String[]>> listeners;
    private long position;

    JournalReader(Path path, List<Consumer<String[]>> listeners) {
        this.path = path;
        this.listeners = listeners;
    }

    void read() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] more = new byte[(int) (file.length() - position)];
            file.seek(position);
            file.readFully(more);
            String text = new String(more, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            position += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
            text.substring(0, end).lines().filter(line -> !line.isEmpty()).forEach(line -> {
                String[] words = line.split(" ");
                listeners.forEach(listener -> listener.accept(words));
            });
        }
    }
}
