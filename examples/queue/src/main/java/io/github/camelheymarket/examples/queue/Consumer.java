package io.github.camelheymarket.examples.queue;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.examples.common.Counter;
import io.github.camelheymarket.examples.common.HeymarketAccount;
import io.github.camelheymarket.examples.common.JavaProcess;
import io.github.camelheymarket.examples.common.StandardInput;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * The consumer, which may be killed: Camel with the route of {@code queue.camel.xml}. The account is in the environment.
 * Arguments: the broker's URL, the number of consumers, the requests per minute.
 */
public final class Consumer {

    private static final long TELL_EVERY_MS = 200;

    private Consumer() {}

    public static void main(String[] arguments) throws Exception {
        HeymarketConfiguration settings =
                HeymarketAccount.api(null, System.getenv()).settings();
        settings.setRequestsPerMinute(Integer.parseInt(arguments[2]));
        Counter counter = new Counter();

        Main camel = new Main();
        camel.bind("broker", new ActiveMQConnectionFactory(arguments[0]));
        camel.bind("listenerTransaction", new ListenerTransaction());
        camel.bind("counter", counter);
        camel.bind("failedMessages", new FailedMessages());
        camel.addInitialProperty("consumers", arguments[1]);
        camel.configure().addConfiguration(new Account(settings));
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
    private record Account(HeymarketConfiguration settings) implements CamelConfiguration {
        @Override
        public void configure(CamelContext context) {
            context.getComponent("heymarket", HeymarketComponent.class).setConfiguration(settings);
        }
    }
}
