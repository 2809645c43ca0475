package io.github.camelheymarket.examples.database;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Camel with the route of {@code database.camel.yaml}, and a message to it for each sync. */
final class Job {

    private static final int CHANGED_ONE_IN = 50;

    private final Options options;
    private final Database database;
    private final HeymarketAccount account;
    private final Console console;
    private boolean unsuccessful;

    Job(Options options, Database database, HeymarketAccount account, Console console) {
        this.options = options;
        this.database = database;
        this.account = account;
        this.console = console;
    }

    /** @return the exit code */
    int run() throws Exception {
        console.say("Database");
        console.say("  from      table " + options.table + " of "
                + (options.where.isReal() ? "your PostgreSQL" : "a PostgreSQL that ends with this program"));
        console.say("  to        " + account);
        if (options.dryRun) {
            console.say("  dry run   nothing is changed");
        }
        console.gap();
        Main camel = new Main();
        camel.bind("database", database.dataSource());
        camel.bind("reading", database.reading());
        camel.bind("cursor", new CursorTable(database));
        camel.addInitialProperty("delay", options.where.isReal() ? "60000" : "200");
        camel.addInitialProperty("table", options.table);
        camel.addInitialProperty("dry-run", Boolean.toString(options.dryRun));
        if (options.region != null) {
            camel.addInitialProperty("region", options.region);
        }
        camel.configure().addConfiguration(new Account());
        try {
            if (!options.where.isReal()) {
                database.invent(options.people);
            }
            camel.start();
            return options.where.isReal() ? real(camel.getCamelContext()) : invented(camel.getCamelContext());
        } finally {
            camel.stop();
        }
    }

    private int real(CamelContext context) throws Exception {
        if (options.changes) {
            database.createTables();
            new Changes(context, database, console).untilStopped();
            return DatabaseSync.SUCCESS;
        }
        headings();
        sync(context, options.dryRun ? "would be" : "sync");
        return unsuccessful ? DatabaseSync.UNSUCCESSFUL : DatabaseSync.SUCCESS;
    }

    private int invented(CamelContext context) throws Exception {
        headings();
        sync(context, "first load");
        sync(context, "again");
        int changed = database.rename(Math.max(1, options.people / CHANGED_ONE_IN));
        sync(context, "changed");
        console.gap();
        database.createTables();
        Changes changes = new Changes(context, database, console);
        changes.follow("first poll", options.people);
        // The route continues at the cursor in the table.
        headings();
        changed = database.rename(2 * changed);
        sync(context, "changed");
        console.gap();
        changes.follow("restarted", options.people + changed / 2);
        int wrong = changes.differences();
        console.say(String.format(Locale.ROOT, "  %,d rows of contact do not agree with customer", wrong));
        wrong += wrong(account.sandbox().orElseThrow(), changed);
        console.say(String.format(Locale.ROOT, "  %,d people do not agree with the table", wrong));
        if (unsuccessful) {
            return DatabaseSync.UNSUCCESSFUL;
        }
        return wrong == 0 ? DatabaseSync.SUCCESS : DatabaseSync.FAILED;
    }

    private void headings() {
        console.say(String.format(
                Locale.ROOT,
                "  %-10s %9s %9s %9s %12s %9s %8s",
                "",
                "created",
                "updated",
                "unchanged",
                "unsuccessful",
                "requests",
                "seconds"));
    }

    private void sync(CamelContext context, String name) throws Exception {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange exchange = template.request("direct:sync", message -> {});
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            try (SyncReport report = exchange.getMessage().getBody(SyncReport.class)) {
                report(name, report);
            }
        }
    }

    private void report(String name, SyncReport report) {
        console.say(String.format(
                Locale.ROOT,
                "  %-10s %,9d %,9d %,9d %,12d %,9d %8.1f",
                name,
                report.count(Outcome.CREATED),
                report.count(Outcome.UPDATED),
                report.count(Outcome.UNCHANGED),
                report.getUnsuccessful(),
                report.getRequests(),
                report.getSeconds()));
        unsuccessful |= report.getUnsuccessful() > 0;
        report.getResult()
                .getProblems()
                .forEach(problem ->
                        console.say("    row " + problem.index() + " " + problem.outcome() + ", " + problem.reason()));
    }

    /** How many invented people the sandbox does not have exactly once, with the name of the table. */
    private int wrong(HeymarketSandbox sandbox, int renamed) {
        int wrong = Math.abs(sandbox.contactCount() - options.people);
        for (int i = 0; i < options.people; i++) {
            List<SandboxContact> found = sandbox.allByPhone(InventedPeople.phone(i));
            String first = i < renamed ? "Renamed" : "Person";
            if (found.size() != 1 || !first.equals(found.get(0).first())) {
                wrong++;
            }
        }
        return wrong;
    }

    /** Sets the credentials on the component, so that no URI shows them. */
    private final class Account implements CamelConfiguration {
        @Override
        public void configure(CamelContext context) {
            context.getComponent("heymarket", HeymarketComponent.class).setConfiguration(account.settings());
        }
    }
}
