package io.github.camelheymarket.examples.common.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Starts the application, gives it a file, reports the result, and stops it; only by files and HTTP. */
final class Job {

    private static final Duration TO_START = Duration.ofMinutes(2);
    private static final Duration TO_COME_BACK = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MS = 100;
    private static final int ROWS_TOLD = 20;

    private final Framework framework;
    private final Path jar;
    private final Options options;
    private final HeymarketAccount account;
    private final Console console;

    Job(Framework framework, Path jar, Options options, HeymarketAccount account, Console console) {
        this.framework = framework;
        this.jar = jar;
        this.options = options;
        this.account = account;
        this.console = console;
    }

    /** @return the exit code */
    int run() throws Exception {
        Folder folder = Folder.create(options.folder);
        console.say(framework.title());
        console.say("  from      " + (options.file == null ? "the shipped contacts.json" : options.file));
        console.say("  to        " + account);
        console.say("  folder    " + folder);
        console.gap();
        long start = System.nanoTime();
        try (ApplicationProcess application =
                ApplicationProcess.start(framework, jar, environment(folder), folder.log())) {
            URI address = application.awaitHealth(TO_START);
            awaitReady(application, address, folder);
            console.say(String.format(Locale.ROOT, "  ready     %.1f s", (System.nanoTime() - start) / 1e9));
            try (InputStream contacts = contacts()) {
                folder.put(contacts);
            }
            JsonNode result = awaitResult(application, folder);
            tell(result, folder);
            boolean back = awaitChanges(application, folder, result);
            tell(Health.ask(address));
            if (!back) {
                return ApplicationRun.FAILED;
            }
            return result.path("unsuccessful").asLong() == 0 ? ApplicationRun.SUCCESS : ApplicationRun.UNSUCCESSFUL;
        }
    }

    private Map<String, String> environment(Folder folder) {
        Map<String, String> environment = new HashMap<>(account.environment());
        environment.putAll(folder.environment());
        environment.put("REGION", options.region);
        environment.put("CHANGES_DELAY", options.account.usesSandbox() ? "200" : "5s");
        return environment;
    }

    private InputStream contacts() throws IOException {
        return options.file == null
                ? Job.class.getResourceAsStream("/contacts.json")
                : Files.newInputStream(options.file);
    }

    /** Also waits for the first poll for changes, since changes before it are not delivered. */
    private static void awaitReady(ApplicationProcess application, URI address, Folder folder) throws Exception {
        long start = System.nanoTime();
        Health health = null;
        while (System.nanoTime() - start < TO_START.toNanos()) {
            application.check();
            try {
                health = Health.ask(address);
                if (health.isRefused()) {
                    throw new IllegalStateException(
                            "The application is not healthy: " + String.join("; ", health.problems()));
                }
                if (health.isReady()) {
                    return;
                }
            } catch (ConnectException e) {
                // The port is known, but does not respond yet.
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        throw new IllegalStateException("The application is not healthy after " + TO_START.toSeconds() + " s"
                + (health == null ? "" : ": " + health.checks()) + "; its log is " + folder.log());
    }

    private static JsonNode awaitResult(ApplicationProcess application, Folder folder) throws Exception {
        while (folder.result().isEmpty()) {
            if (folder.isRefused()) {
                throw new IllegalStateException(
                        "The application could not load the file; the reason is in its log, " + folder.log());
            }
            application.check();
            Thread.sleep(LOOK_EVERY_MS);
        }
        return folder.result().orElseThrow();
    }

    private void tell(JsonNode result, Folder folder) {
        JsonNode counts = result.path("counts");
        console.say(String.format(
                Locale.ROOT,
                "  loaded    %,d rows: %,d created, %,d updated, %,d unchanged, %,d unsuccessful; %,d requests",
                result.path("total").asLong(),
                counts.path("CREATED").asLong(),
                counts.path("UPDATED").asLong(),
                counts.path("UNCHANGED").asLong(),
                result.path("unsuccessful").asLong(),
                result.path("requests").asLong()));
        long told = 0;
        for (JsonNode row : result.path("problems")) {
            if (told++ < ROWS_TOLD) {
                console.say("            row " + row.path("index").asLong() + " "
                        + row.path("outcome").asText() + ", "
                        + row.path("reason").asText());
            }
        }
        if (told > 0) {
            console.say("            unchanged in " + folder.rejectedFile());
        }
    }

    /** The ids of the written contacts. */
    private static Set<Long> written(JsonNode result) {
        Set<Long> ids = new HashSet<>();
        for (JsonNode row : result.path("rows")) {
            if (Set.of("CREATED", "UPDATED").contains(row.path("outcome").asText())
                    && row.path("contactId").isIntegralNumber()) {
                ids.add(row.path("contactId").asLong());
            }
        }
        return ids;
    }

    /** Whether each written contact in the result was received as a change. */
    private boolean awaitChanges(ApplicationProcess application, Folder folder, JsonNode result) throws Exception {
        if (!result.has("rows")) {
            console.say("  changes   not checked, since the result lists up to 10,000 rows; they are in "
                    + folder.changesFile());
            return true;
        }
        Set<Long> written = written(result);
        long start = System.nanoTime();
        while (!folder.changed().containsAll(written) && System.nanoTime() - start < TO_COME_BACK.toNanos()) {
            application.check();
            Thread.sleep(LOOK_EVERY_MS);
        }
        Set<Long> back = new HashSet<>(written);
        back.retainAll(folder.changed());
        console.say(String.format(
                Locale.ROOT,
                "  changes   %,d of %,d contacts received, in %s",
                back.size(),
                written.size(),
                folder.changesFile()));
        return back.size() == written.size();
    }

    /** Without the address, since nothing listens there when the program has ended. */
    private void tell(Health health) {
        console.say("  health    " + health.status() + " at " + framework.healthPath()
                + ", before the application was stopped");
        health.checks()
                .forEach((name, state) -> console.say(String.format(Locale.ROOT, "            %-7s %s", state, name)));
    }
}
