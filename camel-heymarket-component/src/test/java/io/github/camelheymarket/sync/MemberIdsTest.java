package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.bulk.BulkFixture;
import io.github.camelheymarket.bulk.BulkSettingsBuilder;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncList;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ids of contacts for a list, where the answer to a write showed none. */
class MemberIdsTest {

    @ParameterizedTest
    @EnumSource
    void contactsAreSearchedTogetherByTheirKeysAndReadByTheirUuids(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.SEARCH_LAG, 0);
            SandboxContact mara = fixture.sandbox.seed(Seed.phone("12025550143").first("Mara"));
            SandboxContact olga = fixture.sandbox.seed(Seed.phone("12025550144").email("olga@example.org"));
            SandboxContact nils = fixture.sandbox.seed(Seed.phone("12025550145").first("Nils"));
            fixture.sandbox.seed(Seed.phone("12025550146").first("One"));
            fixture.sandbox.seed(Seed.phone("12025550146").first("Other"));
            MemberIds ids = new MemberIds(new JobClient("contacts/sync", fixture.client()), 100);
            List<Long> found = new ArrayList<>();
            AtomicInteger missing = new AtomicInteger();
            ids.unknown(Set.of("phone:12025550143"), null);
            ids.unknown(Set.of("email:olga@example.org"), null);
            ids.unknown(Set.of("phone:12025550145"), nils.uuid().toString());
            ids.unknown(Set.of("phone:12025550146"), null);
            ids.unknown(Set.of("phone:12025550147"), null);
            ids.resolve(found::add, missing::incrementAndGet);

            assertThat(found).containsExactly(mara.id(), olga.id(), nils.id());
            assertThat(missing).as("two contacts of one phone, and none").hasValue(2);
            assertThat(ids.size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aContactWhoseIdIsLookedUpIsPutIntoTheList(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.SEARCH_LAG, 0);
            SandboxContact mara = fixture.sandbox.seed(Seed.phone("12025550143").first("Mara"));
            ListMembers members = new ListMembers(
                    new JobClient("contacts/sync", fixture.client()),
                    ListTarget.of("Newsletter", true, null),
                    new BulkSettingsBuilder().build());

            members.open();
            members.ended(Set.of("phone:12025550143"), Outcome.CREATED, null, null);
            members.ended(Set.of("phone:12025550147"), Outcome.CREATED, null, null);
            members.ended(Set.of("phone:12025550148"), Outcome.UNKNOWN, null, null);
            members.sendAll();

            SyncList report = members.report(null);
            assertThat(report).extracting("added", "failed").containsExactly(1L, 1L);
            assertThat(report.problem()).startsWith("NO_ID: ");
            assertThat(fixture.sandbox.messaging().lists().get(0).contacts()).containsExactly(mara.id());
        }
    }
}
