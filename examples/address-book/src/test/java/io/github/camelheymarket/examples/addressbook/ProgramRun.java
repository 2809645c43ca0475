package io.github.camelheymarket.examples.addressbook;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the program in this process, with files in a folder, and keeps what it left. */
record ProgramRun(int exitCode, String out, String err, Path contactsFile, Path rejectedFile) {

    static ProgramRun of(Map<String, String> environment, Path folder, String... arguments) {
        Path contacts = folder.resolve("contacts-out.csv");
        Path rejected = folder.resolve("rejected-out.csv");
        List<String> all = new ArrayList<>(List.of("--out", contacts.toString(), "--rejected", rejected.toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new AddressBook(environment, print(out), print(err)).run(all.toArray(String[]::new));
        return new ProgramRun(exitCode, text(out), text(err), contacts, rejected);
    }

    /** Against a sandbox that goes on when the program has ended. */
    static ProgramRun on(HeymarketSandbox sandbox, Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--base-url", sandbox.baseUrl()));
        all.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of("HEYMARKET_API_SECRET_ID", sandbox.secretId(), "HEYMARKET_API_SECRET_KEY", sandbox.secretKey());
        return of(environment, folder, all.toArray(String[]::new));
    }

    /** The shipped contacts as a file. */
    static Path shipped(Path folder) throws IOException {
        Path file = folder.resolve("people.csv");
        try (var shipped = AddressBook.class.getResourceAsStream("/contacts.csv")) {
            Files.write(file, shipped.readAllBytes());
        }
        return file;
    }

    /** A CSV file, read by another reader than the program's. */
    static List<Map<String, String>> read(Path file) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(Files.newBufferedReader(file))) {
            return rows.readAll();
        }
    }

    List<Map<String, String>> contacts() throws IOException {
        return read(contactsFile);
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
