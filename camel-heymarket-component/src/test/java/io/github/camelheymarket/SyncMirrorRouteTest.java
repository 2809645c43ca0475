package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketMirrorException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R10: a mirror deletes whom it created and its source has no more, and nobody else for any reason. */
class SyncMirrorRouteTest extends MirrorRouteTestCase {

    @ParameterizedTest
    @EnumSource
    void whoLeavesTheSourceIsDeletedAndStrangersAreNot(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=5"), rows(5, 20)));

        assertThat(deletions.withheld()).isNull();
        assertThat(deletions.counts().deleted()).isEqualTo(5);
        assertThat(sandbox.contactCount()).isEqualTo(16);
        assertThat(sandbox.findByPhone(phone(0))).isEmpty();
        assertThat(sandbox.findByPhone(STRANGER)).isPresent();

        assertThat(deletions(routes.ok(uri("maxDeletes=5"), rows(5, 20)))
                        .counts()
                        .candidates())
                .isZero();
        deletions(routes.ok(uri("maxDeletes=5"), rows(0, 20)));
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunShowsWhomItWouldDeleteAndDeletesNoContact(Profile profile) throws IOException {
        HeymarketSandbox sandbox = twentyCreated(profile);
        byte[] before = Files.readAllBytes(ledger());

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=5&dryRun=true"), rows(5, 20)));

        assertThat(deletions.counts().deleted()).isEqualTo(5);
        assertThat(sandbox.contactCount()).isEqualTo(21);
        assertThat(Files.readAllBytes(ledger())).isEqualTo(before);
        SyncDeletions tooMany = deletions(routes.ok(uri("maxDeletes=4&dryRun=true"), rows(5, 20)));
        assertThat(tooMany.withheldCode()).isEqualTo("TOO_MANY");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsUnsubscribedOrBlockedIsKept(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        routes.ok("heymarket:contacts/set-status?status=unsubscribed", Map.of("phone", phone(0)));
        routes.ok("heymarket:contacts/set-status?status=blocked", Map.of("phone", phone(1)));

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=5"), rows(3, 20)));

        assertThat(deletions.counts().keptConsent()).isEqualTo(2);
        assertThat(deletions.counts().deleted()).isEqualTo(1);
        assertThat(sandbox.findByPhone(phone(0)).orElseThrow().isOptedOut()).isTrue();
        assertThat(sandbox.findByPhone(phone(1))).isPresent();
        assertThat(sandbox.findByPhone(phone(2))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void moreThanAllowedIsNobody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);

        HeymarketMirrorException tooMany =
                routes.failure(HeymarketMirrorException.class, uri("maxDeletes=4"), rows(5, 21));

        assertThat(tooMany).hasMessageContaining("maxDeletes=4");
        assertThat(tooMany.getReport().getDeletions().withheldCode()).isEqualTo("TOO_MANY");
        assertThat(tooMany.getReport().getDeletions().counts().candidates()).isEqualTo(5);
        assertThat(tooMany.getReport().count(Outcome.CREATED)).isEqualTo(1);
        assertThat(sandbox.contactCount()).isEqualTo(22);
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsRejectedKeepsEverybody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        List<Map<String, String>> rows = new ArrayList<>(rows(5, 20));
        rows.set(3, Map.of("phone", "unreadable", "first", "Row8"));

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=9&failOnPartial=false"), rows));

        assertThat(deletions.withheldCode()).isEqualTo("UNSUCCESSFUL_ROWS");
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void aSourceThatIsCutShortKeepsEverybody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        BrokenSource cut =
                BrokenSource.after(rows(5, 12), new IllegalStateException("the connection to the database is gone"));

        HeymarketStoppedException stopped = routes.failure(HeymarketStoppedException.class, uri("maxDeletes=99"), cut);

        assertThat(stopped.getReport().getDeletions().withheldCode()).isEqualTo("SOURCE_NOT_READ");
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptySourceKeepsEverybody(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);

        assertThat(deletions(routes.ok(uri("maxDeletes=99"), List.of())).withheldCode())
                .isEqualTo("EMPTY_SOURCE");
        assertThat(sandbox.contactCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @EnumSource
    void whoseDeleteFailedIsTriedAgainByTheNextRun(Profile profile) {
        HeymarketSandbox sandbox = twentyCreated(profile);
        sandbox.faults()
                .add(Fault.status(503)
                        .when((method, path) -> method.equals("DELETE"))
                        .always());

        SyncDeletions failed = deletions(routes.ok(uri("maxDeletes=9&failOnPartial=false"), rows(2, 20)));
        assertThat(failed.counts().failed()).isEqualTo(2);
        sandbox.faults().clear();
        SyncDeletions again = deletions(routes.ok(uri("maxDeletes=9"), rows(2, 20)));

        assertThat(again.counts().deleted()).isEqualTo(2);
        assertThat(sandbox.contactCount()).isEqualTo(19);
    }

    @Test
    void deletionsWithAUuidShareTheirCalls() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.set(Switch.READ_UUID, "UUID");
        routes.ok(uri("maxDeletes=99"), rows(0, 20));
        sandbox.clearRequests();

        SyncDeletions deletions = deletions(routes.ok(uri("maxDeletes=99"), rows(15, 20)));

        assertThat(deletions.counts().deleted()).isEqualTo(15);
        assertThat(sandbox.requests("DELETE", "/")).hasSize(1);
        // One status call and one look for each.
        assertThat(deletions.requests()).isEqualTo(31);
    }
}
