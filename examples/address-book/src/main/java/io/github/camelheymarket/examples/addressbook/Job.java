package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.Interruption;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** One run: Camel with the routes of {@code address-book.camel.yaml}, and one message to the first of them. */
final class Job {

    private final Options options;
    private final ContactsFile file;
    private final HeymarketAccount account;
    private final ColumnMap columns;
    private final Console console;
    private final Interruption interruption;

    Job(Options options, ContactsFile file, HeymarketAccount account, Console console, Interruption interruption) {
        this.options = options;
        this.file = file;
        this.account = account;
        this.columns = new ColumnMap(options.map, file.name(), file.columns());
        this.console = console;
        this.interruption = interruption;
    }

    /** @return the exit code */
    int run() throws Exception {
        console.say("Address book");
        console.say("  from      " + file.name());
        console.say("  to        " + account);
        account.sandbox().ifPresent(sandbox -> console.say("  page      " + sandbox.pageUrl()));
        if (options.dryRun) {
            console.say("  dry run   nothing is changed");
        }
        console.gap();
        try (Progress progress = new Progress(console, file.count());
                RejectedRows rejected =
                        new RejectedRows(options.rejected, file.headerText(), progress, options.format())) {
            ContactsWriter contacts = new ContactsWriter(options.out, progress, options.format());
            Summary summary = new Summary(console, progress, rejected, contacts, file);
            try {
                runRoutes(progress, rejected, summary, contacts);
            } catch (Exception e) {
                summary.stopped(e);
                throw e;
            } finally {
                progress.end();
                summary.print();
            }
            if (!options.dryRun) {
                rejected.removeStaleFile();
            }
            if (!summary.isComplete()) {
                return AddressBook.FAILED;
            }
            return rejected.count() == 0 ? AddressBook.SUCCESS : AddressBook.REJECTED;
        }
    }

    private void runRoutes(Progress progress, RejectedRows rejected, Summary summary, ContactsWriter contacts)
            throws Exception {
        Main camel = new Main();
        // Ctrl-C interrupts the work; Camel would wait until all of it is done.
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.bind("input", new InputFile(file, progress, rejected));
        camel.bind("columns", columns);
        camel.bind("rejected", rejected);
        camel.bind("contacts", contacts);
        camel.bind("summary", summary);
        camel.bind("report", new ReportFile(options.report, console));
        camel.bind("requests", progress);
        if (options.region != null) {
            camel.addInitialProperty("region", options.region);
        }
        camel.addInitialProperty("mode", options.mode);
        camel.addInitialProperty("dry-run", Boolean.toString(options.dryRun));
        camel.addInitialProperty("unknown-fields", options.dryRun ? "ignore" : "error");
        camel.addInitialProperty("match-by", options.matchBy);
        camel.addInitialProperty("bulk-size", Integer.toString(options.bulkSize));
        camel.configure().addConfiguration(new Account());
        try {
            camel.start();
            send(camel.getCamelContext());
        } finally {
            camel.stop();
        }
    }

    private void send(CamelContext context) throws Exception {
        interruption.workBegins();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange exchange = template.send("direct:address-book", message -> {});
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } finally {
            interruption.workEnds();
        }
    }

    /** Sets the credentials on the component, so that no URI shows them. */
    private final class Account implements CamelConfiguration {
        @Override
        public void configure(CamelContext context) {
            HeymarketConfiguration settings = account.settings();
            settings.setMap(columns.asOption());
            context.getComponent("heymarket", HeymarketComponent.class).setConfiguration(settings);
        }
    }
}
