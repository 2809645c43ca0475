package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketMirrorException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A phone that was corrected in the source is an update where an address shows that it is one person (R3.5, R10). */
class MirrorCorrectedPhoneTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    private String uri(String more) {
        return "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=9&ledgerDirectory=" + folder + more;
    }

    private static String phone(int i) {
        return "120255501" + (10 + i);
    }

    private static Map<String, Object> row(int i, String first, String email) {
        Map<String, Object> row = new HashMap<>(Map.of("phone", "+" + phone(i), "first", first));
        if (email != null) {
            row.put("email", email);
        }
        return row;
    }

    private SyncReport run(List<Map<String, Object>> rows) {
        return run("", rows);
    }

    private SyncReport run(String more, List<Map<String, Object>> rows) {
        return routes.ok(uri(more), rows).getBody(SyncReport.class);
    }

    /** Ada, Ben and Cleo, each with an address. */
    private HeymarketSandbox loaded(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        run(people());
        return sandbox;
    }

    private static List<Map<String, Object>> people() {
        return new ArrayList<>(List.of(
                row(0, "Ada", "ada@example.org"),
                row(1, "Ben", "ben@example.org"),
                row(2, "Cleo", "cleo@example.org")));
    }

    /** The three, with those rows in place of Ben's. */
    @SafeVarargs
    private static List<Map<String, Object>> insteadOfBen(Map<String, Object>... rows) {
        List<Map<String, Object>> all = people();
        all.remove(1);
        all.addAll(1, List.of(rows));
        return all;
    }

    private static Map<String, Object> corrected() {
        return row(5, "Ben", "ben@example.org");
    }

    @ParameterizedTest
    @EnumSource
    void itIsAnUpdateOfTheContactThatWasThere(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);
        long ben = sandbox.findByPhone(phone(1)).orElseThrow().id();

        SyncReport report = run(insteadOfBen(row(5, " BEN", "Ben@example.org")));

        assertThat(sandbox.contactCount()).isEqualTo(3);
        assertThat(sandbox.findByPhone(phone(5)).orElseThrow().id()).isEqualTo(ben);
        assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
        assertThat(report.count(Outcome.CREATED)).isZero();
        assertThat(report.getDeletions().counts().candidates()).isZero();
        assertThat(report.getPossiblyCorrectedPhones()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRowWithoutAFirstNameContradictsNobody(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);

        SyncReport report = run(insteadOfBen(Map.of("phone", "+" + phone(5), "email", "ben@example.org")));

        assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(5)).orElseThrow().first()).isEqualTo("Ben");
    }

    @ParameterizedTest
    @EnumSource
    void theNextRunKnowsTheContactAsItsOwn(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);
        List<Map<String, Object>> rows = insteadOfBen(corrected());
        run(rows);

        assertThat(run(rows).getDeletions().counts().candidates()).isZero();
        rows.remove(1);
        assertThat(run(rows).getDeletions().counts().deleted()).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(5))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anOptOutGoesAlong(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);
        routes.ok("heymarket:contacts/set-status?status=unsubscribed", Map.of("phone", phone(1)));

        run(insteadOfBen(corrected()));

        assertThat(sandbox.contactCount()).isEqualTo(3);
        assertThat(sandbox.findByPhone(phone(5)).orElseThrow().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunSaysTheSameAndDoesNothing(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);

        SyncReport report = run("&dryRun=true", insteadOfBen(corrected()));

        assertThat(report.count(Outcome.UPDATED)).isEqualTo(1);
        assertThat(report.getDeletions().counts().candidates()).isZero();
        assertThat(sandbox.findByPhone(phone(1))).isPresent();
    }

    /** A mother and her daughter with one address: the stored one is still in the source, in a later row. */
    @ParameterizedTest
    @EnumSource
    void whoSharesAnAddressWithSomebodyWhoIsStillThereIsCreated(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);
        List<Map<String, Object>> rows = people();
        rows.add(0, row(6, "Cleo", "cleo@example.org"));

        SyncReport report = run(rows);

        assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
        assertThat(report.getPossiblyCorrectedPhones()).isZero();
        assertThat(sandbox.contactCount()).isEqualTo(4);
        assertThat(sandbox.findByPhone(phone(2))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void twoPhonesAtOneAddressAreTwoPeopleWhoeverHadItBefore(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);

        SyncReport report = run(insteadOfBen(corrected(), row(6, "Ben", "ben@example.org")));

        assertThat(report.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(report.getDeletions().counts().deleted()).isEqualTo(1);
        assertThat(sandbox.contactCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void anAddressThatTwoWhoLeaveHaveShowsNoContact(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        List<Map<String, Object>> rows = people();
        rows.add(row(7, "Ben", "ben@example.org"));
        run(rows);

        SyncReport report = run(insteadOfBen(corrected()));

        assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
        assertThat(report.getDeletions().counts().deleted()).isEqualTo(2);
        assertThat(sandbox.contactCount()).isEqualTo(3);
    }

    /** Each of them would cost a call. */
    @ParameterizedTest
    @EnumSource
    void whereMoreLeaveThanMayBeDeletedNoContactIsReadAndNobodyIsTakenForAnother(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);

        HeymarketMirrorException failure = routes.failure(
                HeymarketMirrorException.class,
                uri("").replace("maxDeletes=9", "maxDeletes=1"),
                List.of(row(0, "Ada", "ada@example.org"), corrected()));

        assertThat(failure.getReport().count(Outcome.CREATED)).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(1))).isPresent();
        assertThat(sandbox.contactCount()).isEqualTo(4);
    }

    /** Ben may stand in the part that was not read. */
    @ParameterizedTest
    @EnumSource
    void aSourceThatBreaksOffLeavesPhonesAlone(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);

        HeymarketStoppedException stopped = routes.failure(
                HeymarketStoppedException.class,
                uri(""),
                BrokenSource.after(insteadOfBen(corrected()), new NoSuchElementException("cut off")));

        assertThat(stopped.getReport().count(Outcome.FAILED)).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(1))).isPresent();
        assertThat(sandbox.contactCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void anotherNameAtTheAddressIsAnotherPersonAndTheReportSaysSo(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);

        SyncReport report = run(insteadOfBen(row(6, "Mia", "ben@example.org")));

        assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
        assertThat(report.getDeletions().counts().deleted()).isEqualTo(1);
        assertThat(report.getPossiblyCorrectedPhones()).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(6)).orElseThrow().first()).isEqualTo("Mia");
    }

    @ParameterizedTest
    @EnumSource
    void whoWasNotCreatedByTheMirrorIsNotTouched(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);
        sandbox.seed(Seed.phone("13035550199").first("Stella").email("stella@example.org"));
        List<Map<String, Object>> rows = people();
        rows.add(row(6, "Stella", "stella@example.org"));

        SyncReport report = run(rows);

        assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
        assertThat(sandbox.findByPhone("13035550199")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnAddressTheReportSaysThatItMayBeACorrectedPhone(Profile profile) {
        loaded(profile);

        SyncReport report = run(insteadOfBen(row(5, "Ben", null)));

        assertThat(report.getDeletions().counts().deleted()).isEqualTo(1);
        assertThat(report.getPossiblyCorrectedPhones()).isEqualTo(1);
    }

    /** It is unknown which contact the rejected row is about: it may be the one that seems to be missing from the source. */
    @ParameterizedTest
    @EnumSource
    void aRowThatIsRejectedLeavesPhonesAlone(Profile profile) {
        HeymarketSandbox sandbox = loaded(profile);

        run("&failOnPartial=false", insteadOfBen(corrected(), Map.of("phone", "unreadable", "first", "Ben")));

        assertThat(sandbox.findByPhone(phone(1))).isPresent();
        assertThat(sandbox.findByPhone(phone(5))).isPresent();
    }
}
