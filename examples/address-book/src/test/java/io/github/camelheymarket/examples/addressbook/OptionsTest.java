package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @TempDir
    Path folder;

    @Test
    void needsNothing() {
        Options options = Options.parse();

        assertThat(options.file).isNull();
        assertThat(options.account.usesSandbox()).isTrue();
        assertThat(options.account.profile()).isEqualTo(Profile.KIND);
        assertThat(options.matchBy).isEqualTo("phone");
        assertThat(options.mode).isEqualTo("upsert");
        assertThat(options.dryRun).isFalse();
        assertThat(options.bulkSize).isEqualTo(100);
        assertThat(options.out).hasToString("address-book-contacts.csv");
        assertThat(options.rejected).hasToString("address-book-rejected.csv");
    }

    @Test
    void readsEveryOption() throws IOException {
        Path file = Files.createFile(folder.resolve("people.csv"));
        Options options = Options.parse(
                "--region=US",
                "--map",
                "full_name=display_name",
                "--map",
                "url=",
                "--match-by",
                "phone,email",
                "--mode",
                "update-only",
                "--dry-run",
                "--bulk-size",
                "7",
                "--out",
                folder.resolve("out.csv").toString(),
                "--rejected",
                folder.resolve("bad.csv").toString(),
                "--profile",
                "hostile",
                file.toString());

        assertThat(options.file).isEqualTo(file);
        assertThat(options.region).isEqualTo("US");
        assertThat(options.map).containsEntry("full_name", "display_name").containsEntry("url", "");
        assertThat(options.matchBy).isEqualTo("phone,email");
        assertThat(options.mode).isEqualTo("update-only");
        assertThat(options.dryRun).isTrue();
        assertThat(options.bulkSize).isEqualTo(7);
        assertThat(options.account.profile()).isEqualTo(Profile.HOSTILE);
    }

    @ParameterizedTest
    @CsvSource({"--regoin,--region", "--profil,--profile", "--match_by,--match-by", "--reject,--rejected"})
    void namesTheNearestOption(String mistyped, String nearest) {
        assertThatThrownBy(() -> Options.parse(mistyped, "US"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Unknown option '" + mistyped + "'. Did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --region ZZ                     | --region must be the two letters of a country, such as US, not 'ZZ'.
            --region                        | Missing required parameter for option '--region' (US)
            --match-by fone                 | --match-by must be phone, email or phone,email, not 'fone'.
            --bulk-size 0                   | --bulk-size must be at least 1, not 0.
            --bulk-size many                | Invalid value for option '--bulk-size': 'many' is not an int
            --profile nice                  | expected one of [HOSTILE, KIND] (case-insensitive) but was 'nice'
            --map party                     | Value for option '--map' (COLUMN=FIELD) should be in KEY=VALUE format
            --separator ab pom.xml          | --separator must be one character such as ';', or tab, not 'ab'.
            --separator x pom.xml           | --separator must be one character such as ';', or tab, not 'x'.
            --encoding latin-nine pom.xml   | --encoding must be the name of an encoding such as UTF-8, windows-1252 or UTF-16
            --separator ;                   | --separator and --encoding are those of a FILE, and there is none.
            --encoding UTF-16               | --separator and --encoding are those of a FILE, and there is none.
            nowhere.csv                     | The file nowhere.csv does not exist.
            pom.xml mvnw                    | Only one FILE is permitted; 'mvnw' is a second one.
            --out no/such/folder/x.csv      | for x.csv does not exist.
            --out x.csv --rejected ./x.csv  | FILE, --out, --rejected and --report must be different files.
            pom.xml --out ./pom.xml         | FILE, --out, --rejected and --report must be different files.
            --real                          | A FILE is required
            --base-url http://localhost:1   | A FILE is required
            --real pom.xml --profile kind   | --profile is for the embedded sandbox
            """)
    void saysWhatIsWrong(String arguments, String message) {
        assertThatThrownBy(() -> Options.parse(arguments.split(" +")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void givesHelpWhateverElseIsAsked() {
        Options options = Options.parse("--region", "ZZ", "--help");

        assertThat(options.isHelp()).isTrue();
        assertThat(options.help()).contains("--region US", "--map COLUMN=FIELD", "Exit codes: 0");
    }
}
