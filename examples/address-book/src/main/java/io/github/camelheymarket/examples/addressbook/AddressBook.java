package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.ExampleProgram;
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
public final class AddressBook extends ExampleProgram<Options> {

    private static final Logger LOG = LoggerFactory.getLogger(AddressBook.class);

    static final int REJECTED = UNSUCCESSFUL;

    private static final String SHIPPED = "contacts.csv";

    private final Interruption interruption;
    /** The embedded sandbox ends with the program. */
    private boolean rerunContinues;

    /**
     * @param environment may have the credentials of the real API
     * @param out receives the result
     * @param err receives progress and errors
     */
    AddressBook(Map<String, String> environment, PrintStream out, PrintStream err) {
        super(environment, out, err);
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

    @Override
    protected Options options() {
        return new Options();
    }

    @Override
    protected String complaint(Exception failure) {
        return interruption.isRequested() ? stopped() : super.complaint(failure);
    }

    private String stopped() {
        return rerunContinues
                ? "Stopped. Run it again with the same file to continue: what was written is found unchanged."
                : "Stopped.";
    }

    @Override
    protected int run(Options options) throws Exception {
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
