package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors of a source, and their ledgers. */
abstract class MirrorRouteTestCase {

    static final String STRANGER = "13035550199";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    String uri(String more) {
        return "heymarket:contacts/sync?mode=mirror&syncName=crm&ledgerDirectory=" + folder + "&" + more;
    }

    static String phone(int i) {
        return String.format(Locale.ROOT, "120255501%02d", i);
    }

    static List<Map<String, String>> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Map.of("phone", "+" + phone(i), "first", "Row" + i))
                .toList();
    }

    HeymarketSandbox twentyCreated(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(STRANGER).first("Stranger"));
        SyncDeletions first = deletions(routes.ok(uri("maxDeletes=100"), rows(0, 20)));
        assertThat(first.withheldCode()).isEqualTo("NO_LEDGER");
        return sandbox;
    }

    static SyncDeletions deletions(Message message) {
        return message.getBody(SyncReport.class).getDeletions();
    }

    Path ledger() {
        return folder.resolve("crm.ledger");
    }
}
