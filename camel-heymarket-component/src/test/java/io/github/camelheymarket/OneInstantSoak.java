package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/**
 * 10,000, 20,000 and 50,000 contacts of one instant through {@code contacts/changes}, in a first load and in a poll, each
 * with a kill after half of them. Not part of the normal build:
 *
 * <pre>./mvnw -pl camel-heymarket-component -am -Psoak test -Dtest=OneInstantSoak -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * {@code -Dsoak.contacts=} sets other numbers, with commas between.
 */
class OneInstantSoak {

    private static final String CONTACTS = System.getProperty("soak.contacts", "10000,20000,50000");
    private static final int MOST_LETTERS = 12_000;

    @Test
    void eachIsDeliveredOnceAndItsCursorIsShort() throws Exception {
        // The soaks have small heaps, and so many contacts of the sandbox need more.
        Process process = ChildJvm.with("-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                .run(OneInstantSoak.class, CONTACTS)
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(told);
        assertThat(process.waitFor()).as(told).isZero();
    }

    public static void main(String[] args) throws Exception {
        int[] sizes = Stream.of(args[0].split(",")).mapToInt(Integer::parseInt).toArray();
        // So that the first figure is not that of a cold program.
        new Run("fromBeginning", sizes[0]).run();
        for (String start : new String[] {"fromBeginning", "fromNow"}) {
            for (int size : sizes) {
                System.out.println(new Run(start, size).run());
            }
        }
    }

    /** What a route keeps in its own transaction. */
    private static final class Kept extends MemoryStateRepository {
        private String cursor;

        @Override
        public String getState(String key) {
            return cursor;
        }

        @Override
        public void setState(String key, String value) {
            // The route keeps it, but for the first, which stands before any contact.
            cursor = cursor == null ? value : cursor;
        }
    }

    private static final class Run {
        private final ChangesRig.Clock clock = new ChangesRig.Clock();
        private final Kept kept = new Kept();
        private final BitSet seen = new BitSet();
        private final String start;
        private final int contacts;
        private int longest;
        private long readingMillis;
        private long deliveringMillis;

        Run(String start, int contacts) {
            this.start = start;
            this.contacts = contacts;
        }

        String run() throws Exception {
            try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                    .profile(Profile.KIND)
                    .clock(clock)
                    .recordBodies(false)
                    .maxRecorded(1_000)
                    .start()) {
                if (start.equals("fromNow")) {
                    new Life(sandbox, 0).run();
                    clock.pass(Duration.ofSeconds(60));
                }
                for (int i = 0; i < contacts; i++) {
                    sandbox.seed(Seed.phone(String.valueOf(12025_000_000L + i)));
                }
                new Life(sandbox, contacts / 2).run();
                new Life(sandbox, contacts - contacts / 2).run();
            }
            assertThat(seen.cardinality()).isEqualTo(contacts);
            assertThat(longest).isLessThan(MOST_LETTERS);
            return String.format(
                    Locale.ROOT,
                    "%-13s %,7d contacts, ms of processor time: read in %,6d, delivered in %,6d; longest cursor %,d letters",
                    start,
                    contacts,
                    readingMillis,
                    deliveringMillis,
                    longest);
        }

        /** Of the thread that polls, so that the figures depend neither on the sandbox nor on what else the machine does. */
        private static long processorNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        /** The program, until it dies after so many. */
        private final class Life {
            private final PollByHand poller = new PollByHand();
            private final HeymarketSandbox sandbox;
            private final int most;
            private int given;
            private long first;

            Life(HeymarketSandbox sandbox, int most) {
                this.sandbox = sandbox;
                this.most = most;
            }

            void run() throws Exception {
                try (DefaultCamelContext context = new DefaultCamelContext()) {
                    context.disableJMX();
                    context.getRegistry().bind("poller", poller);
                    context.getRegistry().bind("time", clock);
                    context.getRegistry().bind("kept", kept);
                    HeymarketConfiguration configuration = context.getComponent("heymarket", HeymarketComponent.class)
                            .getConfiguration();
                    configuration.setBaseUrl(sandbox.baseUrl());
                    configuration.setApiKey(sandbox.apiKey());
                    configuration.setRequestsPerMinute(0);
                    context.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            errorHandler(noErrorHandler());
                            from("heymarket:contacts/changes?scheduler=#poller&pageSize=1000&maxMessagesPerPoll=" + most
                                            + "&cursorRepository=#kept&cursorKey=k&start=" + start)
                                    .process(exchange -> take(exchange));
                        }
                    });
                    context.start();
                    long begin = processorNanos();
                    poller.poll();
                    assertThat(given).isEqualTo(most);
                    if (given > 0) {
                        readingMillis += (first - begin) / 1_000_000;
                        deliveringMillis += (processorNanos() - first) / 1_000_000;
                    }
                }
            }

            private void take(Exchange exchange) {
                first = given++ == 0 ? processorNanos() : first;
                seen.set((int) (ChangesRig.contact(exchange).getId() % 1_000_000));
                kept.cursor = ChangesRig.cursor(exchange);
                longest = Math.max(longest, kept.cursor.length());
            }
        }
    }
}
