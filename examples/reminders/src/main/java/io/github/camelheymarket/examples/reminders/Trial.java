package io.github.camelheymarket.examples.reminders;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Invented appointments and a sandbox. The program that sends is killed twice: between two messages or within one, as it comes,
 * and after Heymarket has sent a message, before the program has the answer.
 */
final class Trial {

    private static final int OPTED_OUT_ONE_IN = 10;
    private static final Duration TO_SEND = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MS = 20;

    private final Options options;
    private final Database database;
    private final HeymarketAccount account;
    private final Console console;
    private final HeymarketSandbox sandbox;

    Trial(Options options, Database database, HeymarketAccount account, Console console) {
        this.options = options;
        this.database = database;
        this.account = account;
        this.console = console;
        this.sandbox = account.sandbox().orElseThrow();
    }

    /** @return the exit code */
    int run() throws Exception {
        console.say("Reminders");
        console.say("  from      " + options.appointments + " invented appointments in PostgreSQL");
        console.say("  to        " + account);
        console.gap();
        database.invent(options.appointments);
        for (int i = 0; i < options.appointments; i++) {
            Seed person = Seed.phone(InventedPeople.phone(i)).first("Person").last(Integer.toString(i));
            sandbox.seed(optedOut(i) ? person.optedOutByContact() : person);
        }
        killWhile(options.appointments / 3);
        killBeforeTheAnswer();
        toEnd("finished");
        int sent = sent();
        toEnd("again");
        int wrong = wrong() + Math.abs(sent() - sent);
        console.gap();
        console.say(String.format(
                Locale.ROOT, "  %,d people did not get one message each, or got one against their wish", wrong));
        return wrong == 0 ? database.exitCode() : Reminders.FAILED;
    }

    private static boolean optedOut(int person) {
        return person % OPTED_OUT_ONE_IN == 3;
    }

    private void killWhile(int messages) throws Exception {
        try (JavaProcess program = start()) {
            await(program, () -> sent() >= messages);
            program.kill();
        }
        say("killed");
    }

    private void killBeforeTheAnswer() throws Exception {
        Fault held = sandbox.faults().add(Fault.holdAfterApply().on("POST", "/v1/message/send"));
        try (JavaProcess program = start()) {
            await(program, () -> held.hits() > 0);
            program.kill();
        } finally {
            held.release();
        }
        say("killed");
    }

    private void toEnd(String name) throws Exception {
        try (JavaProcess program = start()) {
            long end = System.nanoTime() + TO_SEND.toNanos();
            while (program.isAlive()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("The program did not end within " + TO_SEND);
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
        Map<String, Long> states = database.states();
        if (states.containsKey("due") || states.containsKey("sending")) {
            throw new IllegalStateException("The program failed: see above");
        }
        say(name);
    }

    private JavaProcess start() {
        return JavaProcess.start(
                "program",
                Pass.Program.class,
                environment(),
                line -> {},
                database.url(),
                "Front desk",
                "Mara Lindqvist");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = account.environment();
        environment.put("PGUSER", "postgres");
        return environment;
    }

    /** A condition about the sandbox. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private static void await(JavaProcess program, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + TO_SEND.toNanos();
        while (!condition.holds()) {
            if (!program.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The program ended, or sent too little within " + TO_SEND);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private void say(String name) throws Exception {
        console.say(String.format(
                Locale.ROOT, "  %-9s %,5d messages in all, appointments %s", name, sent(), database.states()));
    }

    private int sent() {
        return sandbox.messaging().sent().size();
    }

    /** How many people got another number of messages than they should. */
    private int wrong() {
        int wrong = 0;
        int expected = 0;
        for (int i = 0; i < options.appointments; i++) {
            int messages = optedOut(i) ? 0 : 1;
            expected += messages;
            if (sandbox.messaging().sentTo(InventedPeople.phone(i)).size() != messages) {
                wrong++;
            }
        }
        return wrong + Math.abs(sent() - expected);
    }
}
