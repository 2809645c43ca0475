package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.CustomField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real directory of 537 people, one of them without a phone. It is not part of the project: the tests are skipped where
 * the folder that holds {@code legislators.csv} (property {@code heymarket.data}) is not there.
 */
class LegislatorsTest {

    private static final String PROPERTY = "heymarket.data";

    private static final String[] COLUMNS = {
        "--region", "US",
        "--map", "full_name=display_name",
        "--map", "party=Party",
        "--map", "state=State",
        "--map", "chamber=Chamber",
        "--map", "district=District",
        "--map", "office=Office",
        "--map", "bioguide=",
        "--map", "birthday=",
        "--map", "gender=",
        "--map", "url="
    };

    private static final Map<String, String> EQUAL = Map.of(
            "first", "first",
            "last", "last",
            "full_name", "display_name",
            "party", "Party",
            "state", "State",
            "chamber", "Chamber",
            "district", "District",
            "office", "Office");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void find() {
        file = Path.of(System.getProperty(PROPERTY, "../../../shared/data"), "legislators.csv");
        assumeTrue(Files.isRegularFile(file), "Skipped: there is no legislators.csv, set " + PROPERTY);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void comeBackEqualAndAreStoredOnce(Profile profile) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start()) {
            ProgramRun first = run(sandbox);

            assertThat(first.exitCode()).as(first.out() + first.err()).isEqualTo(AddressBook.REJECTED);
            assertThat(first.count("read")).isEqualTo(537);
            assertThat(first.count("created")).isEqualTo(536);
            assertThat(first.count("rejected")).isEqualTo(1);
            assertThat(first.out()).containsPattern("row \\d+ \\(line \\d+\\) rejected, NO_KEY");
            assertThat(sandbox.contactCount()).isEqualTo(536);
            assertThat(sandbox.fields())
                    .extracting(CustomField::title)
                    .containsExactlyInAnyOrder("Party", "State", "Chamber", "District", "Office");
            assertEqual(first.contacts());

            ProgramRun again = run(sandbox);

            assertThat(again.count("unchanged")).isEqualTo(536);
            assertThat(sandbox.contactCount()).isEqualTo(536);
            assertEqual(again.contacts());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void costOneCallForTenWhoChangedAndNoneForThoseWrittenOtherwise(Profile profile) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start()) {
            run(sandbox);
            sandbox.clearRequests();
            run(sandbox);
            assertThat(writes(sandbox)).isZero();

            List<String> lines = Files.readAllLines(file);
            Path other = folder.resolve("other.csv");
            Files.write(
                    other, lines.stream().map(LegislatorsTest::writtenOtherwise).toList());
            file = other;
            sandbox.clearRequests();
            assertThat(run(sandbox).count("unchanged")).isEqualTo(536);
            assertThat(writes(sandbox)).isZero();

            for (int i = 1; i <= 10; i++) {
                lines.set(i * 50, lines.get(i * 50).replace("Office Building", "Annex"));
            }
            Files.write(other, lines);
            sandbox.clearRequests();
            assertThat(run(sandbox).count("updated")).isEqualTo(10);
            assertThat(writes(sandbox)).isEqualTo(1);
        }
    }

    /** 202-224-3441 as (202) 224 3441, and blanks around some cells that are read trimmed. */
    private static String writtenOtherwise(String line) {
        return line.replaceFirst(",(\\d{3})-(\\d{3})-(\\d{4}),", ", ($1) $2 $3 ,");
    }

    private static long writes(HeymarketSandbox sandbox) {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals("/v2/contacts")
                        || request.path().equals("/v1/batch/contacts")
                        || request.method().equals("PUT")
                        || request.path().equals("/v1/contact/set_status"))
                .count();
    }

    private ProgramRun run(HeymarketSandbox sandbox) {
        String[] arguments = new String[COLUMNS.length + 1];
        System.arraycopy(COLUMNS, 0, arguments, 0, COLUMNS.length);
        arguments[COLUMNS.length] = file.toString();
        return ProgramRun.on(sandbox, folder, arguments);
    }

    private void assertEqual(List<Map<String, String>> contacts) throws IOException {
        Map<String, Map<String, String>> byPhone =
                contacts.stream().collect(Collectors.toMap(contact -> contact.get("phone"), Function.identity()));
        assertThat(byPhone).hasSize(536);
        PhoneNumbers phones = new PhoneNumbers("US");
        List<Map<String, String>> rows = ProgramRun.read(file).stream()
                .filter(row -> !row.get("phone").isBlank())
                .toList();
        for (Map<String, String> row : rows) {
            Map<String, String> contact = byPhone.get(phones.normalise("phone", row.get("phone")));
            assertThat(contact).as(row.get("bioguide")).isNotNull();
            EQUAL.forEach((column, field) -> assertThat(contact.get(field))
                    .as(column + " of " + row.get("bioguide"))
                    .isEqualTo(row.get(column)));
        }
        assertThat(rows).hasSize(536);
    }
}
