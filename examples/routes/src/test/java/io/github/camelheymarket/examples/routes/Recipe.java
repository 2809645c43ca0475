package io.github.camelheymarket.examples.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A route file of this module.
 *
 * @param file its name
 * @param text its text
 */
record Recipe(String file, String text) {

    /** The folder of the recipes is that of the module. */
    static final Path FOLDER = Path.of("");

    static Recipe of(String file) {
        try {
            return new Recipe(file, Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.toAbsolutePath())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.camel\\.(yaml|xml)|[A-Z].*\\.java"))
                    .sorted()
                    .toList();
        }
    }

    /** The command that its comment says, without the word {@code camel}. */
    String[] command() {
        List<String> lines = text.lines()
                .map(line -> line.replaceFirst("^[#* ]+", ""))
                .dropWhile(line -> !line.startsWith("camel run "))
                .toList();
        StringBuilder command = new StringBuilder(lines.get(0));
        for (int i = 1; command.charAt(command.length() - 1) == '\\'; i++) {
            command.setLength(command.length() - 1);
            command.append(lines.get(i));
        }
        // A comment in XML must not have two hyphens.
        return command.toString()
                .strip()
                .substring("camel ".length())
                .replace(" -dep", " --dep")
                .split(" +");
    }
}
