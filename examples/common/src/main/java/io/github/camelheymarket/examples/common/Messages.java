package io.github.camelheymarket.examples.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The messages for a queue or a topic: one contact per message, as JSON. */
public final class Messages {

    private Messages() {}

    /** The lines of a file that are not blank. */
    public static Stream<String> of(Path file) throws IOException {
        return Files.lines(file).filter(line -> !line.isBlank());
    }

    /**
     * Invented people, with invalid messages spread evenly among them.
     *
     * @param kinds invalid messages, taken in turn
     */
    public static Stream<String> invented(int people, int poison, List<String> kinds) {
        Iterator<String> person = InventedPeople.json(people).iterator();
        List<String> all = new ArrayList<>(people + poison);
        for (int i = 0; i < poison; i++) {
            int before = (int) ((long) people * (i + 1) / (poison + 1));
            while (all.size() - i < before) {
                all.add(person.next());
            }
            all.add(kinds.get(i % kinds.size()));
        }
        person.forEachRemaining(all::add);
        return all.stream();
    }
}
