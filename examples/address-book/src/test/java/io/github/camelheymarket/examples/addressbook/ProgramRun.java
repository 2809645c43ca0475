package io.github.camelheymarket.examples.addressbook;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.camelheymarket.examples.common.ExampleRun;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the program in this process, with files in a folder, and keeps what it left. */
final class ProgramRun extends ExampleRun {

    private final Path contacts;
    private final Path rejected;

    private ProgramRun(Path contacts, Path rejected, Map<String, String> environment, String... arguments) {
        super((out, err) -> new AddressBook(environment, out, err)
                .run(before(arguments, "--out", contacts.toString(), "--rejected", rejected.toString())));
        this.contacts = contacts;
        this.rejected = rejected;
    }

    static ProgramRun of(Map<String, String> environment, Path folder, String... arguments) {
        return new ProgramRun(
                folder.resolve("contacts-out.csv"), folder.resolve("rejected-out.csv"), environment, arguments);
    }

    static ProgramRun on(HeymarketSandbox sandbox, Path folder, String... arguments) {
        Map<String, String> credentials =
                Map.of("HEYMARKET_API_SECRET_ID", sandbox.secretId(), "HEYMARKET_API_SECRET_KEY", sandbox.secretKey());
        return of(credentials, folder, before(arguments, "--base-url", sandbox.baseUrl()));
    }

    Path contactsFile() {
        return contacts;
    }

    Path rejectedFile() {
        return rejected;
    }

    List<Map<String, String>> contacts() throws IOException {
        return read(contacts);
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
}
