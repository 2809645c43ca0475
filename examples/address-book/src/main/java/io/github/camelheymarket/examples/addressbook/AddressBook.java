package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.Complaint;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.Interruption;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. Exit codes: 0 success, 2 rejected rows, 1 failure. */
public final class AddressBook {

    private static final Logger LOG = LoggerFactory.getLogger(AddressBook.class);

    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int REJECTED = 2;

    /** Set by the start script: not every Java version can detect a terminal. */
    private static final String TERMINAL = "example.terminal";

    private static final String SHIPPED = "contacts.csv";

    private final Map<String, String> environment;
    private final Console console;
    private final Interruption interruption;
    /** The embedded sandbox ends with the program. */
    private boolean rerunContinues;

    /**
     * @param environment may have the credentials of the real API
     * @param out receives the result
     * @param err receives progress and errors
     */
    AddressBook(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(out, err, Boolean.getBoolean(TERMINAL));
        this.interruption = new Interruption(console);
    }

    public static void main(String[] arguments) {
        AddressBook program = new AddressBook(System.getenv(), System.out, System.err);
        program.interruption.install();
        int code;
        try {
            code = program.run(arguments);
        } finally {
            program.interruption.programEnded();
        }
        System.exit(code);
    }

    /** @return the exit code */
    int run(String... arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.isHelp()) {
                console.say(options.help());
                return SUCCESS;
            }
            return run(options);
        } catch (Exception e) {
            console.complain(interruption.isRequested() ? stopped() : "Failed: " + Complaint.about(e));
            return FAILED;
        }
    }

    private String stopped() {
        return rerunContinues
                ? "Stopped. Run it again with the same file to continue: what was written is found unchanged."
                : "Stopped.";
    }

    private int run(Options options) throws Exception {
        rerunContinues = !options.account.usesSandbox();
        try (ContactsFile file = open(options);
                HeymarketAccount account = account(options)) {
            account.sandbox().filter(sandbox -> options.staysOpen()).ifPresent(sandbox -> sandbox.recordBodies(true));
            if (options.open) {
                account.sandbox().ifPresent(sandbox -> new PageOpener(console).open(sandbox.pageUrl()));
            }
            int code = new Job(options, file, account, console, interruption).run();
            if (options.staysOpen()) {
                account.sandbox().ifPresent(this::keepOpen);
            }
            return code;
        }
    }

    /** Waits until the program is stopped. */
    private void keepOpen(HeymarketSandbox sandbox) {
        console.gap();
        console.say("The sandbox stays open: " + sandbox.pageUrl() + " (Ctrl-C ends it)");
        interruption.workBegins();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // The end of the waiting and of nothing else: the server could not stop in an interrupted thread.
            LOG.debug("The sandbox is no longer kept", e);
        } finally {
            interruption.workEnds();
        }
    }

    private HeymarketAccount account(Options options) {
        return options.account.account(environment, 0);
    }

    private static ContactsFile open(Options options) throws IOException {
        if (options.file != null) {
            long count = ContactsFile.count(Files.newInputStream(options.file), options.format());
            return new ContactsFile(
                    options.file.toString(), Files.newInputStream(options.file), count, options.format());
        }
        CsvFormat format = CsvFormat.of(options.form());
        return new ContactsFile("the shipped " + SHIPPED, shipped(), ContactsFile.count(shipped(), format), format);
    }

    private static InputStream shipped() {
        return AddressBook.class.getResourceAsStream("/" + SHIPPED);
    }
}
