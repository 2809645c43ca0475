package io.github.camelheymarket.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.examples.common.Leftovers;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DatabaseSyncTest {

    @AfterEach
    void noThreadIsLeft() {
        Leftovers.noThreads("Camel.*|qtp.*|Hikari.*|Scheduler-.*");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void onlyWhatChangedIsWritten(Profile profile) {
        ProgramRun run = ProgramRun.of(Map.of(), "--people=200", "--profile=" + profile);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(DatabaseSync.SUCCESS);
        assertThat(run.line("first load")).startsWith("200 0 0 0 ");
        assertThat(run.line("again")).startsWith("0 0 200 0 ");
        assertThat(run.line("changed")).startsWith("0 4 196 0 ");
        assertThat(run.out())
                .as("each state comes once, also when the route went on from the cursor in the table")
                .containsPattern("first poll +200 ")
                .containsPattern("restarted +204 ")
                .contains("  0 rows of contact do not agree with customer");
        assertThat(run.out()).contains("  0 people do not agree with the table");
    }

    @Test
    void syncsATableIntoTheAccountOfTheEnvironment() throws Exception {
        try (HeymarketSandbox sandbox =
                        HeymarketSandbox.builder().profile(Profile.KIND).start();
                Database database = Database.open(null, Map.of())) {
            execute(database, "CREATE TABLE person (phone text, first text)");
            execute(database, "INSERT INTO person VALUES ('(202) 555-0143', 'Mara'), ('1', 'Nobody')");

            ProgramRun dry = on(sandbox, database, "--dry-run");
            assertThat(sandbox.contactCount()).isZero();
            assertThat(dry.line("would be")).startsWith("1 0 0 1 ");

            ProgramRun run = on(sandbox, database);
            assertThat(run.exitCode()).isEqualTo(DatabaseSync.UNSUCCESSFUL);
            assertThat(run.out()).contains("row 1 REJECTED, PHONE_NOT_POSSIBLE").doesNotContain("Nobody");
            assertThat(run.line("sync")).startsWith("1 0 0 1 ");
            assertThat(sandbox.contacts()).extracting(SandboxContact::first).containsExactly("Mara");
        }
    }

    private static ProgramRun on(HeymarketSandbox sandbox, Database database, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HEYMARKET_BASE_URL", sandbox.baseUrl(),
                "HEYMARKET_API_SECRET_ID", sandbox.secretId(),
                "HEYMARKET_API_SECRET_KEY", sandbox.secretKey(),
                "PGUSER", "postgres"));
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--real";
        arguments[1] = "--database=" + database.url();
        arguments[2] = "--table=person";
        arguments[3] = "--region=US";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return ProgramRun.of(environment, arguments);
    }

    private static void execute(Database database, String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void failsWithoutCredentialsAndWithWrongOptions() {
        String url = "jdbc:postgresql://localhost/x";

        assertThat(ProgramRun.of(Map.of(), "--real", "--database", url).err()).contains("HEYMARKET_API_SECRET_ID");
        assertThat(ProgramRun.of(Map.of(), "--real").err()).contains("--real and --database require each other");
        assertThat(ProgramRun.of(Map.of(), "--database", url).err())
                .contains("--real and --database require each other");
        assertThat(ProgramRun.of(Map.of(), "--real", "--database", url, "--table", "x; drop")
                        .err())
                .contains("--table must be the name");
        assertThat(ProgramRun.of(Map.of(), "--peple", "3").err()).contains("Did you mean '--people'?");
        assertThat(ProgramRun.of(Map.of(), "--real").exitCode()).isEqualTo(DatabaseSync.FAILED);
    }
}
