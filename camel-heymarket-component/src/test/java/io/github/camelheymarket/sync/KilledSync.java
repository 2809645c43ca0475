package io.github.camelheymarket.sync;

import io.github.camelheymarket.ChildJvm;
import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.spi.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** A mirror in a process of its own, which is there to be killed. */
final class KilledSync {

    private KilledSync() {}

    /** The arguments: base URL, API key, directory of the ledger. */
    public static void main(String[] arguments) throws Exception {
        run(arguments[0], arguments[1], Path.of(arguments[2]), "snapshot".equals(arguments[3]), second());
    }

    static Process start(String baseUrl, String apiKey, Path ledgers, boolean snapshot) throws IOException {
        return ChildJvm.with("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .run(KilledSync.class, baseUrl, apiKey, ledgers.toString(), snapshot ? "snapshot" : "search")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static SyncReport run(String baseUrl, String apiKey, Path ledgers, boolean snapshot, List<Map<String, String>> rows)
            throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.disableJMX();
            camel.getRegistry().bind("sleeper", Sleeper.class, (Sleeper) duration -> {});
            HeymarketConfiguration options =
                    camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            options.setBaseUrl(baseUrl);
            options.setApiKey(apiKey);
            options.setRequestsPerMinute(0);
            camel.start();
            return camel.createProducerTemplate()
                    .requestBody(
                            "heymarket:contacts/sync?mode=mirror&syncName=crm&maxDeletes=100&bulkSize=10&list=Everyone&createList=true&ledgerDirectory="
                                    + ledgers + (snapshot ? "&strategy=snapshot" : ""),
                            rows,
                            SyncReport.class);
        }
    }

    /** What the source was when all was quiet. */
    static List<Map<String, String>> first() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(row(i, "First" + i));
        }
        return rows;
    }

    /** What it is now: some have left, some have changed, some are new. */
    static List<Map<String, String>> second() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 20; i < 90; i++) {
            rows.add(row(i, i % 5 == 0 ? "Changed" + i : "First" + i));
        }
        return rows;
    }

    private static Map<String, String> row(int i, String name) {
        return Map.of("phone", String.format(Locale.ROOT, "+120255501%02d", i), "first", name, "last", "Lee");
    }
}
