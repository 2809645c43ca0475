package io.github.camelheymarket.soak;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;

/** What the program says, a line for each thing, written at once so that a kill loses none. */
final class Journal implements Closeable {

    private final FileChannel file;

    Journal(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // A kill in the middle of a line must not spoil the next one.
        file.write(ByteBuffer.wrap("\n".getBytes(StandardCharsets.UTF_8)));
    }

    synchronized void write(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The job of each lane with which the program is to go on: the next one, or once more the one at which it was killed. */
    static Map<Lane, Integer> positions(Path path, Workload workload) throws IOException {
        Map<Lane, Integer> positions = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            positions.put(lane, 0);
        }
        if (Files.exists(path)) {
            try (var lines = Files.lines(path)) {
                lines.map(line -> line.split(" "))
                        .filter(words -> words[0].equals("begin") || words[0].equals("end"))
                        .forEach(words -> {
                            Lane lane = Lane.valueOf(words[1]);
                            int number = Integer.parseInt(words[2]);
                            // A create does not look for its contact, so an application must not repeat it either.
                            boolean isDone = words[0].equals("end")
                                    || workload.job(lane, number).kind() == Job.Kind.CREATE;
                            positions.put(lane, isDone ? number + 1 : number);
                        });
            }
        }
        return positions;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
