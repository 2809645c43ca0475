package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one poll delivers: after a failed page, up to maxMessagesPerPoll, as a batch, in the form that the route asked for. */
class ChangesPollTest extends ChangesPollTestCase {

    @ParameterizedTest
    @EnumSource
    void aFailedPageFailsThePollAndTheNextOneBringsEverything(Profile profile) {
        List<SandboxContact> people = people(profile, 95);
        ChangesRig rig = rig().start("pageSize=10");
        rig.poll();
        pass(60);
        people.subList(0, 30).forEach(contact -> change(contact, "Maren"));
        sandbox.faults().add(Fault.status(500).on("POST", "/v2/contacts/list").when(new Nth(2)));

        rig.poll();
        assertThat(rig.handled).singleElement().isInstanceOf(HeymarketServerException.class);
        assertThat(rig.exchanges).isEmpty();

        assertThat(rig.poll()).containsExactlyInAnyOrderElementsOf(ids(people.subList(0, 30)));
    }

    @Test
    void aFailedPageOfTheFirstLoadCostsNobodyEither() {
        List<SandboxContact> people = people(Profile.HOSTILE, 95);
        ChangesRig rig = rig().start("start=fromBeginning&pageSize=10");
        sandbox.faults().add(Fault.status(500).when(new Nth(4)));

        List<Long> given = new ArrayList<>(rig.poll());
        assertThat(rig.handled).hasSize(1);
        assertThat(given).isNotEmpty().hasSizeLessThan(95);
        given.addAll(rig.poll());

        assertThat(given).containsExactlyInAnyOrderElementsOf(ids(people));
    }

    /** Hits the nth request. */
    private static final class Nth implements java.util.function.BiPredicate<String, String> {
        private int left;

        Nth(int n) {
            left = n;
        }

        @Override
        public boolean test(String method, String path) {
            return --left == 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"fromNow", "fromBeginning"})
    void whatMaxMessagesPerPollStoppedTheNextPollGoesOnWith(String start) {
        List<SandboxContact> people = people(Profile.HOSTILE, 50);
        ChangesRig rig = rig().start("maxMessagesPerPoll=20&start=" + start);
        if (start.equals("fromNow")) {
            rig.poll();
            pass(60);
            people.forEach(contact -> change(contact, "Maren"));
        }

        List<Long> given = new ArrayList<>();
        assertThat(add(given, rig.poll())).hasSize(20);
        assertThat(add(given, rig.poll())).hasSize(20);
        assertThat(add(given, rig.poll())).hasSize(10);
        assertThat(given).containsExactlyInAnyOrderElementsOf(ids(people));
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void theChangesOfAPollAreABatch() {
        List<SandboxContact> people = people(Profile.HOSTILE, 50);
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);
        people.subList(0, 3).forEach(contact -> change(contact, "Maren"));
        rig.poll();

        assertThat(rig.exchanges)
                .extracting(e -> e.getProperty(Exchange.BATCH_INDEX))
                .containsExactly(0, 1, 2);
        assertThat(rig.exchanges)
                .extracting(e -> e.getProperty(Exchange.BATCH_SIZE))
                .containsOnly(3);
        assertThat(rig.exchanges)
                .extracting(e -> e.getProperty(Exchange.BATCH_COMPLETE))
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource({"map", "flat", "ndjson"})
    void aChangeHasTheFormTheRouteWants(String format) {
        List<SandboxContact> people = people(Profile.HOSTILE, 5);
        List<Object> bodies = new ArrayList<>();
        ChangesRig rig = rig().start("outputFormat=" + format, exchange -> {
            boolean lines = format.equals("ndjson");
            bodies.add(
                    lines
                            ? exchange.getMessage().getBody(String.class)
                            : exchange.getMessage().getBody());
        });
        rig.poll();
        pass(60);
        change(people.get(2), "Maren");
        rig.poll();

        if (format.equals("ndjson")) {
            assertThat((String) bodies.get(0)).contains("\"first\":\"Maren\"").endsWith("}\n");
        } else {
            assertThat(((Map<?, ?>) bodies.get(0)).get("first")).isEqualTo("Maren");
        }
        assertThat(rig.exchanges.get(0).getMessage().getHeader(HeymarketConstants.RESULT_CHANGE))
                .isEqualTo("changed");
    }

    private static List<Long> add(List<Long> all, List<Long> some) {
        all.addAll(some);
        return some;
    }
}
