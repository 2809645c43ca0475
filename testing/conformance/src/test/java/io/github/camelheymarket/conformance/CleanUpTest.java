package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.conformance.probe.OwnContacts;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a run, its contacts can be told from real ones, and are deleted. */
class CleanUpTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @Test
    void everyContactThatIsWrittenHasTheMarkerAndANumberOfTheRange() {
        Account.fill(sandbox);
        Kit.write(sandbox, folder);

        List<RecordedRequest> writes = sandbox.requests().stream()
                .filter(r -> List.of("POST", "PUT").contains(r.method()))
                .filter(Requests::isWriteOfContacts)
                .filter(r -> !r.path().endsWith("set_status"))
                .toList();
        assertThat(writes).hasSizeGreaterThan(15);
        assertThat(writes)
                .allSatisfy(r -> assertThat(r.body())
                        .contains("\"last\":\"" + OwnContacts.MARKER)
                        .containsPattern("\"(phone|channel_id)\":\"120255501\\d\\d\"|\"contact_id\":"));
    }

    @Test
    void everyListHasTheMarkerAndIsDeleted() {
        sandbox.profile(Profile.KIND);
        Kit.write(sandbox, folder);

        assertThat(sandbox.requests("POST", "/v2/lists"))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.body()).contains("\"title\":\"" + OwnContacts.MARKER));
        assertThat(sandbox.messaging().lists()).isEmpty();
        assertThat(sandbox.contacts()).isEmpty();
    }

    /** The list exists, and its delete fails until the end of the run. */
    @Test
    void aListWhoseDeleteFailsIsDeletedAtTheEnd() {
        sandbox.profile(Profile.KIND);
        sandbox.faults().add(Fault.status(500).on("DELETE", "/v2/lists").times(3));

        Kit.write(sandbox, folder);

        assertThat(sandbox.messaging().lists()).isEmpty();
        assertThat(sandbox.contacts()).isEmpty();
    }

    @Test
    void aKilledRunLeavesContactsThatTheNextRunDeletes() throws Exception {
        sandbox.profile(Profile.HOSTILE);
        Account.fill(sandbox);
        List<SandboxContact> before = sandbox.contacts();
        Process process = start();
        try {
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> sandbox.contactCount() > before.size() || !process.isAlive());
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(sandbox.contacts()).as("left behind").hasSizeGreaterThan(before.size());

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.out()).containsPattern("\\d+ contacts of an earlier run deleted");
        assertThat(kit.reading(Switch.PUT_BLANKS)).isEqualTo("YES");
        assertThat(sandbox.contacts()).isEqualTo(before);
    }

    /** As Ctrl-C does. */
    @Test
    void aRunThatIsStoppedCleansUpBeforeItEnds() throws Exception {
        Account.fill(sandbox);
        List<SandboxContact> before = sandbox.contacts();
        Process process = start();
        try {
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> sandbox.contactCount() > before.size() || !process.isAlive());
            assertThat(sandbox.contactCount()).isGreaterThan(before.size());
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(sandbox.contacts()).isEqualTo(before);
    }

    private Process start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ConformanceMain.class.getName(),
                "--write",
                "--requests-per-minute",
                "400",
                "--phones",
                Kit.PHONES,
                "--out",
                folder.toString());
        builder.environment().putAll(Kit.environment(sandbox));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    @ParameterizedTest
    @EnumSource
    void cleanUpAloneDeletesWhatIsLeftAndNobodyElse(Profile profile) {
        sandbox.profile(profile);
        Account.fill(sandbox);
        List<SandboxContact> people = sandbox.contacts();
        for (int i = 100; i < 110; i++) {
            sandbox.seed(Seed.phone("12025550" + i).last(OwnContacts.MARKER + "abcd1234"));
        }

        Kit kit = Kit.cleanUp(sandbox);

        assertThat(kit.code()).isZero();
        assertThat(kit.out()).contains("10 contacts of an earlier run deleted");
        assertThat(sandbox.contacts()).isEqualTo(people);
    }

    @Test
    void aContactWithTheMarkerOutsideTheRangeIsLeftAlone() {
        sandbox.seed(Seed.phone("12025550199").last(OwnContacts.MARKER + "abcd1234"));

        Kit.cleanUp(sandbox);

        assertThat(sandbox.contacts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void peopleInTheRangeAreNeverTouchedHoweverFewASearchShows(int cap) {
        sandbox.profile(Profile.HOSTILE);
        sandbox.set(Switch.SEARCH_CAP, cap);
        for (int i = 105; i < 125; i++) {
            sandbox.seed(Seed.phone("12025550" + i).first("Ida").last("Marlow"));
        }
        List<SandboxContact> people = sandbox.contacts();

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.out()).contains("20 of the numbers belong to other contacts");
        assertThat(sandbox.contacts()).isEqualTo(people);
    }

    /** The search does not know the contact, but the look-up does. */
    @Test
    void aContactThatOnlyALookUpFindsIsLeftAlone() {
        sandbox.profile(Profile.KIND);
        SandboxContact person = sandbox.seed(Seed.phone("12025550100").first("Ida"));
        sandbox.faults()
                .add(Fault.status(200, "[]").on("POST", "/v2/contacts/search").always());

        Kit.write(sandbox, folder);

        assertThat(sandbox.findByPhone("12025550100")).contains(person);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 30})
    void aRunThatLosesItsCredentialInTheMiddleSaysWhatToDo(int writes) {
        sandbox.profile(Profile.KIND);
        int[] left = {writes};
        sandbox.onRequest(r -> {
            if (!Requests.isRead(r) && --left[0] == 0) {
                sandbox.faults().add(Fault.status(401).always());
            }
        });

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.code()).isEqualTo(ConformanceMain.FAILED);
        assertThat(kit.err()).contains("401").contains("--clean-up");
        sandbox.faults().clear();
        assertThat(Kit.cleanUp(sandbox).code()).isZero();
        assertThat(sandbox.contacts()).isEmpty();
    }

    /** The answer to a create is lost: the contact is there, and the kit has no id of it. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/contact", "/v2/contact", "/v1/batch/contacts", "/v2/contacts"})
    void aContactWhoseCreateGotNoAnswerIsDeletedToo(String path) {
        sandbox.profile(Profile.KIND);
        sandbox.faults()
                .add(Fault.resetAfterApply()
                        .when((m, p) -> m.equals("POST") && p.equals(path))
                        .times(1));

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.code()).isEqualTo(ConformanceMain.NOT_ALL_ANSWERED);
        assertThat(sandbox.contacts()).isEmpty();
        assertThat(sandbox.requests("POST", path))
                .filteredOn(r -> r.path().equals(path))
                .extracting(RecordedRequest::body)
                .as("sent once each")
                .doesNotHaveDuplicates();
    }

    @Test
    void whenTheRequestsAreUsedUpEnoughAreLeftToCleanUp() {
        leaveBehind(60);

        Kit kit = Kit.run(sandbox, "--write", "--phones", "12025550100-12025550159", "--out", folder.toString());

        assertThat(kit.err()).isEmpty();
        assertThat(kit.code()).isEqualTo(ConformanceMain.NOT_ALL_ANSWERED);
        assertThat(kit.reportText())
                .contains("the " + ConformanceMain.MAX_REQUESTS + " requests of a run were used up");
        assertThat(sandbox.contacts()).isEmpty();
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(ConformanceMain.MAX_REQUESTS);
    }

    @Test
    void noRunSendsMoreThanItsRequestsAndTheNextOneGoesOn() {
        leaveBehind(100);
        // Two contacts of one number.
        leaveBehind(30);

        Kit kit = Kit.run(sandbox, "--clean-up", "--phones", "12025550100-12025550199");

        assertThat(kit.code()).isEqualTo(ConformanceMain.FAILED);
        assertThat(kit.err())
                .contains(ConformanceMain.MAX_REQUESTS + " requests")
                .contains("run again with --clean-up");
        assertThat(sandbox.requestCount()).isEqualTo(ConformanceMain.MAX_REQUESTS);
        assertThat(Kit.run(sandbox, "--clean-up", "--phones", "12025550100-12025550199")
                        .code())
                .isZero();
        assertThat(sandbox.contacts()).isEmpty();
    }

    /** Contacts of a killed run, in an account in which it takes the most requests to find and delete them. */
    private void leaveBehind(int contacts) {
        sandbox.profile(Profile.HOSTILE);
        sandbox.set(Switch.SEARCH_MAX, 1);
        for (int i = 100; i < 100 + contacts; i++) {
            sandbox.seed(Seed.phone("12025550" + i).last(OwnContacts.MARKER + "abcd1234"));
        }
    }
}
