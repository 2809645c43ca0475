package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.messaging.RecipientList;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A source, and an account in which a part of it is. */
abstract class SyncListTestCase {

    static final String SYNC = "heymarket:contacts/sync?list=Newsletter";
    static final String CREATING = SYNC + "&createList=true";
    static final List<Map<String, String>> SOURCE = List.of(
            Map.of("phone", "+1 202 555 0143", "first", "Mara"),
            Map.of("phone", "+1 202 555 0144", "first", "Olga"),
            Map.of("phone", "+1 202 555 0145", "first", "Nils"));

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    /** Mara as in the source, Ola who is to become Olga, and somebody else. */
    HeymarketSandbox account(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        sandbox.seed(Seed.phone("12025550144").first("Ola"));
        sandbox.seed(Seed.phone("12025550199").first("Ines"));
        return sandbox;
    }

    SyncReport report(String uri, Object rows) {
        return routes.ok(uri, rows).getBody(SyncReport.class);
    }

    RecipientList only() {
        List<RecipientList> lists = routes.sandbox().messaging().lists();
        assertThat(lists).hasSize(1);
        return lists.get(0);
    }

    /** First names of the contacts in the list. */
    List<String> names() {
        return only().contacts().stream()
                .map(id -> routes.sandbox().findById(id).orElseThrow())
                .map(SandboxContact::first)
                .toList();
    }
}
