package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a change counts as delivered: exchanges that take their time and overtake each other. */
class ChangesDeliveryTest extends ChangesTestCase {

    @ParameterizedTest
    @CsvSource({"HOSTILE, fromNow", "HOSTILE, fromBeginning", "KIND, fromNow", "KIND, fromBeginning"})
    void exchangesThatOvertakeOthersDoNotTakeTheCursorPastThem(Profile profile, String start) throws Exception {
        List<SandboxContact> people = people(profile, 6);
        long slow = people.get(4).id();
        Path file = folder.resolve("cursor");
        CountDownLatch release = new CountDownLatch(1);
        ChangesRig first = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri("maxInFlight=6&start=" + start + "&cursorFile=" + file))
                        .to("seda:work?waitForTaskToComplete=Never");
                from("seda:work?concurrentConsumers=6&pollTimeout=20").process(exchange -> {
                    if (ChangesRig.contact(exchange).getId() == slow) {
                        release.await();
                    }
                    lives.get(0).exchanges.add(exchange);
                });
            }
        });
        changedOrLoaded(first, start, people);
        await().until(() -> first.exchanges.size() == 5);
        pass(60);
        first.poll();
        Path copy = folder.resolve("copy");
        // At its end a poll notes what was done meanwhile; the last completion may be a moment behind its exchange.
        await().until(() -> {
            first.poll();
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            ChangesRig second = rig().start("cursorFile=" + copy);
            List<Long> again = second.poll();
            second.close();
            assertThat(again).as("the one that is still under way").contains(slow);
            return again.size() == 1;
        });
        release.countDown();
    }

    @Test
    void noMoreAreUnderWayThanTheRouteAllows() {
        List<SandboxContact> people = people(Profile.HOSTILE, 30);
        Set<Thread> inside = Collections.synchronizedSet(new HashSet<>());
        List<Integer> most = Collections.synchronizedList(new ArrayList<>());
        ChangesRig rig = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri("start=fromBeginning&maxInFlight=4"))
                        .threads(10)
                        .process(exchange -> {
                            inside.add(Thread.currentThread());
                            most.add(inside.size());
                            Thread.yield();
                            inside.remove(Thread.currentThread());
                            lives.get(0).exchanges.add(exchange);
                        });
            }
        });
        rig.poll();
        await().until(() -> rig.exchanges.size() == 30);
        assertThat(most).allMatch(count -> count <= 4);
        assertThat(rig.ids(0)).containsExactlyInAnyOrderElementsOf(ids(people));
    }

    /** Two states of a contact at once could overtake each other. */
    @Test
    void aContactUnderWayComesAgainOnlyAfterwards() {
        List<SandboxContact> people = people(Profile.HOSTILE, 6);
        CountDownLatch release = new CountDownLatch(1);
        ChangesRig rig = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri("")).to("seda:work");
                from("seda:work?concurrentConsumers=3&pollTimeout=20").process(exchange -> {
                    release.await();
                    lives.get(0).exchanges.add(exchange);
                });
            }
        });
        rig.poll();
        pass(60);
        ChangesRig.change(sandbox, people.get(3), "Maren");
        rig.poll();
        ChangesRig.change(sandbox, people.get(3), "Ines");
        pass(60);
        rig.poll();
        release.countDown();
        await().until(() -> rig.exchanges.size() == 1);
        await().until(() -> {
            rig.poll();
            return rig.exchanges.size() == 2;
        });
        assertThat(rig.contacts()).extracting(c -> c.getFirst()).containsExactly("Maren", "Ines");
    }

    @Test
    void aStopWhileExchangesAreUnderWayLosesNothingAndTheyStillMoveTheCursor() throws Exception {
        List<SandboxContact> people = people(Profile.HOSTILE, 5);
        CountDownLatch release = new CountDownLatch(1);
        String options = "start=fromBeginning&cursorFile=" + folder.resolve("cursor");
        ChangesRig first = rig().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(ChangesRig.uri(options)).routeId("changes").to("seda:work");
                from("seda:work?pollTimeout=20").process(exchange -> {
                    release.await();
                    lives.get(0).exchanges.add(exchange);
                });
            }
        });
        first.poll();
        first.context()
                .getEndpoint(ChangesRig.uri(options))
                .createConsumer(e -> {})
                .stop();
        new Thread(release::countDown).start();
        first.close();
        assertThat(first.exchanges).hasSize(5);

        assertThat(rig().start(options).poll()).isEmpty();
        assertThat(people).hasSize(5);
    }
}
