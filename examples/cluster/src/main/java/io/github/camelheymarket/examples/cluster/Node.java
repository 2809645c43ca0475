package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.examples.common.Counter;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.examples.common.StandardInput;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * A node of the cluster, a separate program. The account is in the environment, the rest in arguments of the form
 * {@code name=value}: kafka, requests-per-minute, consumers, batch, session-timeout, and camel.heymarket.cluster.url, which
 * is missing if the node has its own budget.
 */
public final class Node {

    private static final long TELL_EVERY_MS = 200;

    /** Far below the five minutes (max.poll.interval.ms) after which Kafka removes a consumer from the group. */
    private static final long MAX_BUDGET_WAIT_MS = 60_000;

    private Node() {}

    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            settings.setProperty(pair[0], pair[1]);
        }
        Counter counter = new Counter();
        Main camel = new Main();
        settings.stringPropertyNames().forEach(name -> camel.addInitialProperty(name, settings.getProperty(name)));
        camel.bind("counter", counter);
        camel.configure().addConfiguration(new Account(Integer.parseInt(settings.getProperty("requests-per-minute"))));
        camel.bind("stored", new StoredCount(counter));
        camel.start();
        System.out.println(JavaProcess.READY);

        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(() -> tell(counter), TELL_EVERY_MS, TELL_EVERY_MS, TimeUnit.MILLISECONDS);
        StandardInput.awaitEnd();
        clock.shutdown();
        camel.stop();
        tell(counter);
        System.exit(0);
    }

    private static void tell(Counter counter) {
        System.out.println(counter.figures().line());
    }

    /** Sets the credentials on the component, so that no URI shows them. */
    private record Account(int requestsPerMinute) implements CamelConfiguration {
        @Override
        public void configure(CamelContext context) {
            HeymarketConfiguration settings =
                    HeymarketAccount.api(null, System.getenv()).settings();
            settings.setRequestsPerMinute(requestsPerMinute);
            settings.setMaxBudgetWait(MAX_BUDGET_WAIT_MS);
            context.getComponent("heymarket", HeymarketComponent.class).setConfiguration(settings);
        }
    }
}
