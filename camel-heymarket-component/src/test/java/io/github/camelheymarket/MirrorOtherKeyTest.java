package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Creates and searches may give a contact different ids: a contact of the source is not deleted, whichever key finds it. */
class MirrorOtherKeyTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whoIsMetByTheAddressAloneIsNotDeletedForTheOldPhone(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        String uri =
                "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=9&matchBy=phone,email&ledgerDirectory="
                        + folder;
        routes.ok(uri, List.of(Map.of("phone", "+12025550110", "email", "mara@example.org")));
        List<Map<String, String>> moved = List.of(Map.of("phone", "+12025550111", "email", "mara@example.org"));

        assertThat(report(uri, moved).getDeletions().counts().deleted()).isZero();
        assertThat(report(uri, moved).getDeletions().counts().candidates()).isZero();

        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.findByPhone("12025550111")).isPresent();
    }

    private SyncReport report(String uri, List<Map<String, String>> rows) {
        return routes.ok(uri, rows).getBody(SyncReport.class);
    }
}
