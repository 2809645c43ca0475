package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Observers get the openings and closings of clients, which do not depend on them. */
class ClientObserverTest {

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ClientRegistry registry = new ClientRegistry(
            (component, settings) -> transport, new Accounts(VirtualTime.standing(), VirtualTime::standing));
    private final List<String> events = new ArrayList<>();

    @Test
    void aFailureOfAnObserverLeavesNoClientOpenAndHidesNothingFromTheOthers() {
        registry.observe(observer(event -> {
            throw new IllegalStateException(event);
        }));
        registry.observe(observer(events::add));

        List<String> lines = LogCapture.during(
                () -> registry.lease(Calls.settings(), "https", null).close());

        assertThat(transport.isClosed()).isTrue();
        assertThat(events).containsExactly("opened", "closed");
        assertThat(lines)
                .filteredOn(line -> line.contains("An observer of the clients failed"))
                .hasSize(2);
    }

    private static ClientObserver observer(Consumer<String> events) {
        return new ClientObserver() {
            @Override
            public void opened(HeymarketClient client) {
                events.accept("opened");
            }

            @Override
            public void closed(HeymarketClient client) {
                events.accept("closed");
            }
        };
    }
}
