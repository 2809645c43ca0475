package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.examples.common.InventedPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What goes into the queue. */
final class Messages {

    /** None of these will ever be a contact. */
    private static final List<String> POISON = List.of(
            "{\"phone\":\"12\",\"first\":\"Short\"}",
            "{\"first\":\"Nobody\"}",
            "this is no contact",
            "{\"phone\":\"12025550143\",\"shoe size\":\"44\"}",
            "[{\"phone\":\"12025550143\"},{\"phone\":\"12025550107\"}]");

    private Messages() {}

    /** The lines of the file that are not blank, or invented people with poison among them. */
    static Stream<String> of(Options options) throws IOException {
        return options.file == null
                ? invented(options.messages, options.poison)
                : Files.lines(options.file).filter(line -> !line.isBlank());
    }

    private static Stream<String> invented(int messages, int poison) {
        Iterator<String> people = InventedPeople.json(messages).iterator();
        List<String> all = new ArrayList<>(messages + poison);
        for (int i = 0; i < poison; i++) {
            int until = (int) ((long) messages * (i + 1) / (poison + 1));
            while (all.size() - i < until) {
                all.add(people.next());
            }
            all.add(POISON.get(i % POISON.size()));
        }
        people.forEachRemaining(all::add);
        return all.stream();
    }
}
