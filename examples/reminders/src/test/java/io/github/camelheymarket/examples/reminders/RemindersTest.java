package io.github.camelheymarket.examples.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.examples.common.ExampleRun;
import io.github.camelheymarket.examples.postgres.DatabaseServer;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RemindersTest {

    @AutoClose
    private static final DatabaseServer SERVER = new DatabaseServer();

    private HeymarketSandbox sandbox;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        sandbox = HeymarketSandbox.builder().profile(Profile.KIND).start();
        database = Database.open(SERVER.newDatabase(), Map.of("PGUSER", "postgres"));
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
        sandbox.close();
    }

    /** The program compares the record of the sandbox with the table, and fails if they differ. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void killedTwiceItSendsEachReminderOnce(Profile profile) {
        ProgramRun run = ProgramRun.of(Map.of(), "--appointments=30", "--profile=" + profile);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  0 people did not get one message each")
                .contains("  finished     27 messages in all")
                .contains("  again        27 messages in all")
                .contains("withheld=3");
        assertThat(run.exitCode()).isEqualTo(Reminders.SUCCESS);
    }

    @Test
    void eachRowEndsInItsState() throws Exception {
        insert(1, "(202) 555-0143", "due");
        insert(2, "(202) 555-0144", "due");
        insert(3, "12", "due");
        insert(4, "(202) 555-0145", "sent");
        sandbox.seed(Seed.phone("12025550144").optedOutByContact());

        ProgramRun run = real();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(Reminders.UNSUCCESSFUL);
        assertThat(run.out()).contains("{rejected=1, sent=2, withheld=1}").doesNotContain("555-01", "025550");
        assertThat(sandbox.messaging().sent()).extracting(Message::target).containsExactly("12025550143");
        assertThat(sandbox.messaging().sent().get(0).text())
                .isEqualTo("Hello Mara, we expect you on May 4, 09:00. Reply STOP to get no reminders.");
        assertThat(sandbox.messaging().sent().get(0).localId()).isEqualTo("appointment-1");
    }

    @Test
    void aRowThatAKilledRunLeftIsSentIfTheConversationDoesNotShowIt() throws Exception {
        insert(1, "(202) 555-0143", "sending");

        assertThat(real().exitCode()).isEqualTo(Reminders.SUCCESS);
        assertThat(sandbox.messaging().sent()).hasSize(1);
        assertThat(database.states()).isEqualTo(Map.of("sent", 1L));
    }

    @Test
    void aFailureEndsThePassAndTheNextOneGoesOn() throws Exception {
        insert(1, "(202) 555-0143", "due");
        insert(2, "(202) 555-0144", "due");
        sandbox.faults().add(Fault.status(403).on("POST", "/v1/message/send").times(1));

        ProgramRun failed = real();

        assertThat(failed.exitCode()).isEqualTo(Reminders.FAILED);
        assertThat(database.states()).isEqualTo(Map.of("due", 1L, "sending", 1L));
        assertThat(real().exitCode()).isEqualTo(Reminders.SUCCESS);
        assertThat(sandbox.messaging().sent())
                .extracting(Message::target)
                .containsExactly("12025550143", "12025550144");
    }

    @Test
    void twoRunsAtOnceAreRefused() throws Exception {
        insert(1, "(202) 555-0143", "due");
        database.lock();

        assertThat(real().err()).contains("Another run is sending reminders");
        assertThat(sandbox.messaging().sent()).isEmpty();
    }

    @Test
    void failsWithoutCredentialsAndWithWrongOptions() {
        String url = "jdbc:postgresql://localhost/x";

        assertThat(ProgramRun.of(Map.of(), "--real", "--database", url, "--inbox", "a", "--sender", "b")
                        .err())
                .contains("HEYMARKET_API_SECRET_ID");
        assertThat(ProgramRun.of(Map.of(), "--real").err()).contains("--real and --database require each other");
        assertThat(ProgramRun.of(Map.of(), "--real", "--database", url).err())
                .contains("--inbox and --sender are required with --real");
        assertThat(ProgramRun.of(Map.of(), "--inbox", "a").err()).contains("and for nothing else");
        assertThat(ProgramRun.of(Map.of(), "--apointments", "3").err()).contains("Did you mean '--appointments'?");
    }

    private ProgramRun real() {
        return real(sandbox, database);
    }

    static ProgramRun real(HeymarketSandbox sandbox, Database database) {
        Map<String, String> environment = new HashMap<>(ExampleRun.environment(sandbox));
        environment.put("PGUSER", "postgres");
        return ProgramRun.of(
                environment,
                "--real",
                "--database=" + database.url(),
                "--inbox=Front desk",
                "--sender=Mara Lindqvist",
                "--region=US");
    }

    private void insert(long id, String phone, String state) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO appointment (id, phone, name, starts_at, reminder) VALUES (" + id + ", '"
                    + phone + "', 'Mara', '2026-05-04 09:00', '" + state + "')");
        }
    }
}
