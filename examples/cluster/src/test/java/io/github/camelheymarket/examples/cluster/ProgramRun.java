package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the program in this process, its services and nodes in others, and keeps what it left. */
record ProgramRun(int exitCode, String out, String err, Path dead) {

    static ProgramRun of(Map<String, String> environment, Path folder, String... arguments) {
        Path dead = folder.resolve("dead.ndjson");
        List<String> all = new ArrayList<>(List.of("--dead", dead.toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Cluster(environment, print(out), print(err)).run(all.toArray(String[]::new));
        return new ProgramRun(exitCode, text(out), text(err), dead);
    }

    /** Against a sandbox that goes on when the program has ended. */
    static ProgramRun on(HeymarketSandbox sandbox, Path folder, String... arguments) {
        Map<String, String> environment = Map.of(
                "HEYMARKET_BASE_URL", sandbox.baseUrl(),
                "HEYMARKET_API_SECRET_ID", sandbox.secretId(),
                "HEYMARKET_API_SECRET_KEY", sandbox.secretKey());
        List<String> all = new ArrayList<>(List.of("--real"));
        all.addAll(List.of(arguments));
        return of(environment, folder, all.toArray(String[]::new));
    }

    /** The number that the summary gives under this name; -1 where it gives none. */
    long count(String name) {
        return out.lines()
                .filter(line -> line.matches(" {2}" + name + " +[\\d,]+( .*)?"))
                .map(line -> line.strip().split(" +")[1].replace(",", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
