package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.Complaint;
import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;

/** The program. Exit codes: 0 success, 2 rejected rows, 1 failure. */
public final class AddressBook {

    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int REJECTED = 2;

    /** Set by the start script: not every Java version can detect a terminal. */
    private static final String TERMINAL = "example.terminal";

    private static final String SHIPPED = "contacts.csv";

    private final Map<String, String> environment;
    private final Console console;

    /**
     * @param environment may have the credentials of the real API
     * @param out receives the result
     * @param err receives progress and errors
     */
    AddressBook(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(out, err, Boolean.getBoolean(TERMINAL));
    }

    public static void main(String[] arguments) {
        System.exit(new AddressBook(System.getenv(), System.out, System.err).run(arguments));
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
            console.complain("Failed: " + Complaint.about(e));
            return FAILED;
        }
    }

    private int run(Options options) throws Exception {
        try (ContactsFile file = open(options);
                HeymarketAccount account = account(options)) {
            return new Job(options, file, account, console).run();
        }
    }

    private HeymarketAccount account(Options options) {
        return options.account.account(environment, 0);
    }

    private static ContactsFile open(Options options) throws IOException {
        if (options.file != null) {
            long count = ContactsFile.count(Files.newInputStream(options.file));
            return new ContactsFile(options.file.toString(), Files.newInputStream(options.file), count, options.form());
        }
        return new ContactsFile("the shipped " + SHIPPED, shipped(), ContactsFile.count(shipped()), options.form());
    }

    private static InputStream shipped() {
        return AddressBook.class.getResourceAsStream("/" + SHIPPED);
    }
}
