package io.github.camelheymarket.examples.routes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/**
 * Runs command lines of the Camel CLI, one after the other, in one JVM: most of the time of a command is the start of its JVM. Reads a
 * command a line, its arguments separated by tabs, and prints the exit code behind {@value #ENDED}.
 */
public final class CommandLines {

    static final String ENDED = "== the command ended with ";

    private CommandLines() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            CamelJBangMain.run(new Command(), line.split("\t"));
        }
        System.exit(0);
    }

    /** The CLI, which does not end the JVM. */
    private static final class Command extends CamelJBangMain {
        @Override
        public void quit(int exitCode) {
            System.out.println(ENDED + exitCode);
        }
    }
}
