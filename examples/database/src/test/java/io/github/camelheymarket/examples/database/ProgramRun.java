package io.github.camelheymarket.examples.database;

import io.github.camelheymarket.examples.common.ExampleRun;
import java.util.Map;

final class ProgramRun extends ExampleRun {

    private ProgramRun(Map<String, String> environment, String... arguments) {
        super((out, err) -> new DatabaseSync(environment, out, err).run(arguments));
    }

    static ProgramRun of(Map<String, String> environment, String... arguments) {
        return new ProgramRun(environment, arguments);
    }

    /** The figures of the sync with this name, as the table on the screen has them. */
    String line(String name) {
        return out().lines()
                .filter(line -> line.startsWith("  " + name + " "))
                .map(line -> line.substring(2 + name.length()).strip().replaceAll(" +", " "))
                .findFirst()
                .orElse("");
    }
}
