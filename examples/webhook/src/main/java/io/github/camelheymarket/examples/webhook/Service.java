package io.github.camelheymarket.examples.webhook;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.InputException;
import io.github.camelheymarket.examples.common.Interruption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Waits for Heymarket's events until the program is stopped. */
final class Service {

    private static final String TOKEN = "HEYMARKET_WEBHOOK_TOKEN";
    private static final Duration CHANGES = Duration.ofMinutes(1);
    private static final Duration AUDIT = Duration.ofDays(1);

    private final Options options;
    private final Database database;
    private final String token;
    private final HeymarketAccount account;
    private final Console console;

    /** @throws InputException if the environment has no token */
    Service(Options options, Database database, Map<String, String> environment, Console console) {
        this.options = options;
        this.database = database;
        this.token = environment.getOrDefault(TOKEN, "").strip();
        this.account = HeymarketAccount.hasCredentials(environment) ? HeymarketAccount.api(null, environment) : null;
        this.console = console;
        if (token.isEmpty()) {
            throw new InputException("The webhook token is missing: set the environment variable " + TOKEN
                    + " to the token that Heymarket shows for the webhook.");
        }
    }

    /** Ends when its thread is interrupted. @return the exit code */
    int run() throws Exception {
        // Ctrl-C stops the route before the JVM ends, so that every accepted event is stored.
        CountDownLatch ended = Interruption.ofThisThread();
        Receiver routes = new Receiver(database, options.port, token);
        if (account != null) {
            routes.reconciling(account.settings(), CHANGES, AUDIT);
        }
        try (Receiver receiver = routes.start()) {
            console.say("Webhook");
            console.say("  listens   " + receiver.url());
            console.say("  table     consent in "
                    + (database.isEmbedded() ? "a PostgreSQL that ends with this program" : "your PostgreSQL"));
            console.say("  polls     " + (account == null ? "none, since there are no credentials" : account));
            console.say("");
            console.say("Make this address reachable for Heymarket by HTTPS, and add it there as a webhook.");
            console.say("Ctrl-C ends the program.");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            console.say("Stopped.");
        } finally {
            ended.countDown();
        }
        return Webhook.SUCCESS;
    }
}
