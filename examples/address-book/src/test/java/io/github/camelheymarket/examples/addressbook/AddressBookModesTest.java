package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a dry run and each mode write. */
class AddressBookModesTest extends AddressBookTestCase {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void showsInADryRunWhatARealOneWouldChange(Profile profile) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(profile)
                .set(Switch.SEARCH_LAG, 0)
                .start()) {
            Path file = ProgramRun.shipped(folder);
            ProgramRun.on(sandbox, folder, file.toString());
            List<String> before = stored(sandbox);
            Files.writeString(
                    file, Files.readString(file).replace("Lotus Print", "Lotus & Sons") + "Zoë,,+12025550177,,,,\n");

            ProgramRun dry = ProgramRun.on(sandbox, folder, file.toString(), "--dry-run");

            assertThat(dry.exitCode()).as(dry.out() + dry.err()).isZero();
            assertThat(stored(sandbox)).isEqualTo(before);
            assertThat(dry.out())
                    .contains("dry run   nothing is changed")
                    .containsPattern(
                            "~ row \\d+, phone:…34, contact \\d+\n      Company +Lotus Print -> Lotus & Sons\n")
                    .containsPattern(
                            "\\+ row 11, phone:…77\n      (phone +12025550177\n      first +Zoë|first +Zoë\n      phone +12025550177)\n");
            assertThat(dry.count("updated")).isEqualTo(1);
            assertThat(dry.count("created")).isEqualTo(1);
            assertThat(dry.count("listed")).isEqualTo(-1);

            ProgramRun real = ProgramRun.on(sandbox, folder, file.toString());
            assertThat(real.count("updated")).isEqualTo(1);
            ProgramRun again = ProgramRun.on(sandbox, folder, file.toString(), "--dry-run");
            assertThat(again.out()).contains("nothing would change");
        }
    }

    @Test
    void aDryRunMakesNoCustomFields() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            ProgramRun dry =
                    ProgramRun.on(sandbox, folder, ProgramRun.shipped(folder).toString(), "--dry-run");

            assertThat(dry.exitCode()).as(dry.out() + dry.err()).isZero();
            assertThat(dry.out()).contains("missing   custom fields Company, City, Customer since");
            assertThat(dry.count("created")).isEqualTo(10);
            assertThat(sandbox.fields()).isEmpty();
            assertThat(sandbox.contactCount()).isZero();
        }
    }

    @Test
    void doesWhatTheModeAllows() throws IOException {
        try (HeymarketSandbox sandbox = sandbox()) {
            sandbox.seed(Seed.phone("12025550143").first("Anneliese"));
            String file = write("phone,first,last\n+12025550143,Mara,Lee\n+12025550107,José,\n")
                    .toString();

            ProgramRun updates = ProgramRun.on(sandbox, folder, file, "--mode", "fill-empty");
            assertThat(updates.count("created")).isEqualTo(1);
            assertThat(byPhone(updates.contacts(), "12025550143"))
                    .containsEntry("first", "Anneliese")
                    .containsEntry("last", "Lee");
            ProgramRun creates = ProgramRun.on(sandbox, folder, file, "--mode", "create-only");
            assertThat(creates.count("skipped")).isEqualTo(2);
        }
    }
}
