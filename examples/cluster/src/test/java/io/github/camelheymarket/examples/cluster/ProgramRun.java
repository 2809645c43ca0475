package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.ExampleRun;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.nio.file.Path;
import java.util.Map;

/** Runs the program in this process, its services and nodes in others, and keeps what it left. */
final class ProgramRun extends ExampleRun {

    private final Path dead;

    private ProgramRun(Path dead, Map<String, String> environment, String... arguments) {
        super((out, err) -> new Cluster(environment, out, err).run(before(arguments, "--dead", dead.toString())));
        this.dead = dead;
    }

    static ProgramRun of(Map<String, String> environment, Path folder, String... arguments) {
        return new ProgramRun(folder.resolve("dead.ndjson"), environment, arguments);
    }

    static ProgramRun on(HeymarketSandbox sandbox, Path folder, String... arguments) {
        return of(environment(sandbox), folder, before(arguments, "--real"));
    }

    Path dead() {
        return dead;
    }
}
