package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with the same route under Camel's {@code master:}: one polls, and the other goes on where it stopped. */
class MasterTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path shared;

    private final List<ChangesRig> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(ChangesRig::close);
    }

    @Test
    void oneNodePollsAndAnotherGoesOnWhereItStopped() throws Exception {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        SandboxContact first = sandbox.seed(Seed.phone("12025550001"));
        ChangesRig one = node("one");
        await().until(() -> pollsSomething(one));
        assertThat(one.ids(0)).containsExactly(first.id());

        ChangesRig two = node("two");
        assertThat(two.poll()).isEmpty();
        SandboxContact second = sandbox.seed(Seed.phone("12025550002"));
        assertThat(two.poll()).as("it is not the master").isEmpty();
        assertThat(one.poll()).containsExactly(second.id());

        one.close();
        SandboxContact third = sandbox.seed(Seed.phone("12025550003"));
        await().until(() -> pollsSomething(two));
        assertThat(two.ids(0)).containsExactly(third.id());
    }

    private static boolean pollsSomething(ChangesRig node) {
        return !node.poll().isEmpty();
    }

    private ChangesRig node(String name) throws Exception {
        ChangesRig node = new ChangesRig(HEYMARKET.sandbox(), TimeSource.SYSTEM);
        nodes.add(node);
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setId(name);
        cluster.setRoot(shared.resolve("cluster").toString());
        cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
        node.context().addService(cluster);
        return node.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:contacts:" + ChangesRig.uri("start=fromBeginning&cursorFile=" + shared.resolve("cursor")))
                        .process(node.exchanges::add);
            }
        });
    }
}
