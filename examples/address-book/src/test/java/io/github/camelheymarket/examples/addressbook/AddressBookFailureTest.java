package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.examples.common.Leftovers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program does when it cannot continue, and what it never prints or leaves behind. */
class AddressBookFailureTest {

    @TempDir
    Path folder;

    @Test
    void failsWhenHeymarketCountsMoreContactsThanItLists() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            sandbox.faults()
                    .add(Fault.status(200, "12")
                            .on("POST", "/v1/contacts/count")
                            .always());

            ProgramRun run =
                    ProgramRun.on(sandbox, folder, ProgramRun.shipped(folder).toString());

            assertThat(run.exitCode()).isEqualTo(AddressBook.FAILED);
            assertThat(run.out()).contains("The list is incomplete");
        }
    }

    @Test
    void showsWhatWasDoneBeforeAFileBreaksOff() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            Path file = write("phone,first\n+12025550143,Mara\n\"+12025550107,José\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            assertThat(run.exitCode()).isEqualTo(AddressBook.FAILED);
            assertThat(run.err()).contains("Failed: " + file + ": a quote in the row of line 3 is not closed");
            assertThat(run.count("created")).isEqualTo(1);
            assertThat(run.contactsFile()).doesNotExist();
        }
    }

    @Test
    void failsAndKeepsTheListOfAnEarlierRunWhenHeymarketRefuses() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            Files.writeString(folder.resolve("contacts-out.csv"), "of an earlier run");
            Map<String, String> wrong =
                    Map.of("HEYMARKET_API_KEY", "a-wrong-key", "HEYMARKET_BASE_URL", sandbox.baseUrl());

            ProgramRun run = ProgramRun.of(
                    wrong, folder, "--real", ProgramRun.shipped(folder).toString());

            assertThat(run.exitCode()).isEqualTo(AddressBook.FAILED);
            assertThat(run.err()).contains("Failed: ", "401").doesNotContain("a-wrong-key");
            assertThat(run.out()).contains("  to        " + sandbox.baseUrl());
            assertThat(run.contactsFile()).hasContent("of an earlier run");
            assertThat(sandbox.contactCount()).isZero();
        }
    }

    @Test
    void failsBeforeAnythingIsSentWithoutCredentialsOrWithAWrongColumn() throws IOException {
        String file = ProgramRun.shipped(folder).toString();

        ProgramRun without = ProgramRun.of(Map.of(), folder, "--real", file);
        ProgramRun wrongColumn = ProgramRun.of(Map.of(), folder, "--map", "Compny=Firm");
        ProgramRun wrongOption = ProgramRun.of(Map.of(), folder, "--regoin", "US");

        assertThat(without.exitCode()).isEqualTo(AddressBook.FAILED);
        assertThat(without.err()).contains("HEYMARKET_API_SECRET_ID");
        assertThat(wrongColumn.exitCode()).isEqualTo(AddressBook.FAILED);
        assertThat(wrongColumn.err()).contains("has no column 'Compny'. Did you mean 'Company'?");
        assertThat(wrongOption.exitCode()).isEqualTo(AddressBook.FAILED);
        assertThat(wrongOption.err()).contains("Did you mean '--region'?");
    }

    @Test
    void showsNoContactsPhoneAndNoSecret() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            Path file = write("phone,email,first\n+12025550143,mara@example.org,Mara\n12025550,zoe@example.org,Zoë\n");

            ProgramRun run = ProgramRun.on(sandbox, folder, file.toString());

            String said = run.out() + run.err() + Files.readString(Path.of("target/test.log"));
            assertThat(said).contains("Heymarket at " + sandbox.baseUrl());
            assertThat(said)
                    .doesNotContain("2025550143", "555-0143", "example.org", "12025550,", "Mara,")
                    .doesNotContain(sandbox.secretKey(), sandbox.secretId());
        }
    }

    @Test
    void leavesNoThreadBehind() {
        ProgramRun.of(Map.of(), folder);

        Leftovers.noThreads("progress|Camel.*|qtp.*|Scheduler-.*");
    }

    private static HeymarketSandbox sandbox() {
        return HeymarketSandbox.builder().profile(Profile.KIND).start();
    }

    private Path write(String csv) throws IOException {
        return Files.writeString(folder.resolve("input.csv"), csv);
    }
}
