package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code heymarket:contacts/changes} delivers, when, and in which order. */
class ChangesConsumerTest extends ChangesTestCase {

    @ParameterizedTest
    @CsvSource({"HOSTILE, v1", "HOSTILE, v2", "KIND, v1", "KIND, v2"})
    void fromNowOnlyWhatChangesAfterTheFirstPollComesOldestFirst(Profile profile, String version) {
        List<SandboxContact> people = people(profile, 70);
        ChangesRig rig = rig().start("apiVersion=" + version);

        assertThat(rig.poll()).as("what was there before").isEmpty();
        assertThat(rig.poll()).isEmpty();
        pass(60);
        change(people.get(40), "Maren");
        pass(1);
        SandboxContact created = sandbox.seed(Seed.phone("12025550999"));
        pass(1);
        change(people.get(3), "Ines");

        assertThat(rig.poll())
                .containsExactly(
                        people.get(40).id(), created.id(), people.get(3).id());
        assertThat(rig.contacts().get(0).getFirst()).isEqualTo("Maren");
        assertThat(rig.poll()).as("once").isEmpty();
        pass(60);
        assertThat(rig.poll()).as("and never again").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, v1", "HOSTILE, v2", "KIND, v1", "KIND, v2"})
    void fromBeginningEverybodyComesOnceLastChangedFirst(Profile profile, String version) {
        List<SandboxContact> people = people(profile, 95);
        ChangesRig rig = rig().start("start=fromBeginning&apiVersion=" + version);

        List<Long> newestFirst = new ArrayList<>(ids(people));
        java.util.Collections.reverse(newestFirst);
        assertThat(rig.poll()).containsExactlyElementsOf(newestFirst);
        assertThat(rig.poll()).isEmpty();
        pass(60);
        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
    }

    @ParameterizedTest
    @EnumSource
    void fromAnInstantOnlyThoseChangedThenOrLaterCome(Profile profile) {
        List<SandboxContact> people = people(profile, 95);
        Instant from = people.get(50).updated();
        ChangesRig rig = rig().start("start=" + from);

        assertThat(rig.poll()).containsExactlyInAnyOrderElementsOf(ids(people.subList(50, 95)));
        pass(60);
        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
    }

    @ParameterizedTest
    @CsvSource({"fromNow", "fromBeginning", "2026-05-01T11:00:00Z"})
    void anEmptyAddressBookIsAStartToo(String start) {
        people(Profile.HOSTILE, 0);
        ChangesRig rig = rig().start("start=" + start);

        assertThat(rig.poll()).isEmpty();
        SandboxContact first = sandbox.seed(Seed.phone("12025550143"));
        assertThat(rig.poll()).containsExactly(first.id());
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, EXCLUSIVE", "HOSTILE, INCLUSIVE", "KIND, EXCLUSIVE", "KIND, INCLUSIVE"})
    void aSecondChangeWithinTheSameInstantComesToo(Profile profile, String cursor) {
        List<SandboxContact> people = people(profile, 40);
        sandbox.set(Switch.CURSOR, cursor);
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);

        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
        change(people.get(3), "Maren Two");
        change(people.get(4), "Noor");
        assertThat(rig.poll())
                .containsExactlyInAnyOrder(people.get(3).id(), people.get(4).id());
        assertThat(rig.contacts()).extracting(Contact::getFirst).contains("Maren Two");
        assertThat(rig.poll()).isEmpty();
        pass(60);
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverChangesWhileAPollRunsComesWithTheNext(Profile profile) {
        List<SandboxContact> people = people(profile, 95);
        boolean[] busy = {true};
        ChangesRig rig = rig().start("start=fromBeginning&pageSize=10", exchange -> {
            if (busy[0]) {
                busy[0] = false;
                pass(1);
                change(people.get(3), "Maren");
                change(people.get(94), "Ines");
                sandbox.delete(people.get(60).id());
            }
        });

        List<Long> first = rig.poll();
        pass(60);
        List<Long> all = new ArrayList<>(first);
        all.addAll(rig.poll());

        List<Long> expected = new ArrayList<>(ids(people));
        expected.remove(people.get(60).id());
        assertThat(all).containsAll(expected);
        assertThat(rig.contacts().stream()
                        .filter(c -> c.getId() == people.get(3).id()))
                .last()
                .extracting(Contact::getFirst)
                .isEqualTo("Maren");
        assertThat(rig.contacts().stream()
                        .filter(c -> c.getId() == people.get(94).id()))
                .last()
                .extracting(Contact::getFirst)
                .isEqualTo("Ines");
        pass(60);
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothingNewCostsOneCall(Profile profile) {
        List<SandboxContact> people = people(profile, 95);
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);
        change(people.get(3), "Maren");
        rig.poll();
        pass(60);
        rig.poll();
        sandbox.clearRequests();

        rig.poll();

        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"KIND, v2, 1000", "HOSTILE, v2, 30", "KIND, v1, 1000"})
    void fiveThousandOfOneInstantAllCome(Profile profile, String version, int pageSize) {
        people(profile, 20);
        ChangesRig rig = rig().start("apiVersion=" + version + "&maxInFlight=500&pageSize=" + pageSize);
        rig.poll();
        pass(60);
        List<Long> many = tied(5_000);

        List<Long> given = new ArrayList<>(rig.poll());
        given.addAll(rig.poll());

        assertThat(given).containsExactlyInAnyOrderElementsOf(many);
        pass(60);
        assertThat(rig.poll()).isEmpty();
        sandbox.clearRequests();
        assertThat(rig.poll()).isEmpty();
        assertThat(sandbox.requestCount()).as("the group is not read for ever").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"KIND, v2, 1000", "KIND, v1, 1000"})
    void fiveThousandOfOneInstantAllComeInAFirstLoadToo(Profile profile, String version, int pageSize) {
        sandbox.profile(profile);
        List<Long> many = tied(5_000);
        ChangesRig rig =
                rig().start("start=fromBeginning&apiVersion=" + version + "&maxInFlight=500&pageSize=" + pageSize);

        assertThat(rig.poll()).containsExactlyInAnyOrderElementsOf(many);
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fromNow", "fromBeginning"})
    void whereV1IgnoresThePageNumberAGroupThatFillsAPageIsAnExceptionThatNamesIt(String start) {
        List<SandboxContact> people = people(Profile.HOSTILE, 20);
        ChangesRig rig = rig().start("apiVersion=v1&start=" + start);
        rig.poll();
        pass(60);
        tied(5_000);
        int before = rig.exchanges.size();

        rig.poll();

        assertThat(rig.handled)
                .singleElement()
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        e -> assertThat(Instant.parse(e.getInstant())).isEqualTo(CLOCK.now()));
        assertThat(rig.ids(before)).as("and the cursor has passed nobody").isEmpty();
        sandbox.set(Switch.V1_PAGE, "ONE_BASED");
        assertThat(rig.poll()).hasSize(5_000);
        assertThat(people).isNotEmpty();
    }

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

    /** A contact with a date far ahead must not make all others look old. */
    @Test
    void oneDateInTheFutureHidesNobody() {
        List<SandboxContact> people = people(Profile.HOSTILE, 5);
        sandbox.seed(Seed.phone("12025550990").updated(CLOCK.now().plus(Duration.ofDays(900))));
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);
        change(people.get(2), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(2).id());
        pass(60);
        change(people.get(3), "Maren");
        assertThat(rig.poll()).containsExactly(people.get(3).id());
    }

    private static List<Long> add(List<Long> all, List<Long> some) {
        all.addAll(some);
        return some;
    }

    /** Changed at this very instant. */
    private List<Long> tied(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sandbox.seed(Seed.phone("1303555" + (1000 + i)).updated(CLOCK.now()))
                        .id())
                .toList();
    }

    private void change(SandboxContact contact, String first) {
        ChangesRig.change(sandbox, contact, first);
    }
}
