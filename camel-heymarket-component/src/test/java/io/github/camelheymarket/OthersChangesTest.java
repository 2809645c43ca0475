package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code skipOwn=true}: what anybody else had a part in is delivered. */
class OthersChangesTest extends OwnChangesTestCase {

    @ParameterizedTest
    @EnumSource
    void somebodyWhoEditsAfterTheWriteIsSeen(Profile profile) {
        List<SandboxContact> people = people(profile, 3);
        ChangesRig rig = begun("");
        upsert(rig, people.get(0), "Maren");
        ChangesRig.change(sandbox, people.get(0), "Somebody");

        assertThat(rig.poll()).containsExactly(people.get(0).id());
    }

    /** The write keeps the changes that another client made to the other fields, which the route does not know yet. */
    @ParameterizedTest
    @EnumSource
    void somebodyWhoEditedBeforeTheWriteIsSeen(Profile profile) {
        List<SandboxContact> people = people(profile, 3);
        ChangesRig rig = begun("");
        ChangesRig.change(sandbox, people.get(0), "Somebody");
        send(rig, UPSERT, List.of(Map.of("phone", people.get(0).phone(), "last", "Lindqvist")));

        assertThat(rig.poll()).containsExactly(people.get(0).id());
        assertThat(rig.contacts().get(0).getFirst()).isEqualTo("Somebody");
    }

    @ParameterizedTest
    @EnumSource
    void aWriteUponAChangeWhoseDeliveryFailedIsDelivered(Profile profile) {
        List<SandboxContact> people = people(profile, 3);
        sandbox.set(Switch.SEARCH_LAG, 0);
        boolean[] fails = {true};
        ChangesRig rig = rig().start("skipOwn=true", exchange -> {
            if (fails[0]) {
                throw new IllegalStateException("down");
            }
        });
        rig.poll();
        pass(60);
        ChangesRig.change(sandbox, people.get(0), "Somebody");
        pass(60);
        rig.poll();
        pass(60);
        rig.poll();
        send(rig, UPSERT, List.of(Map.of("phone", people.get(0).phone(), "last", "Lindqvist")));
        fails[0] = false;

        assertThat(rig.poll()).contains(people.get(0).id());
        assertThat(rig.contacts().get(0).getFirst()).isEqualTo("Somebody");
    }

    @Test
    void somebodyWhoEditsAfterABulkWriteWhoseAnswerSaysNothingIsSeen() {
        List<SandboxContact> people = people(Profile.HOSTILE, 3);
        sandbox.set(Switch.BATCH_ANSWER, "OK_OR_FAILED");
        ChangesRig rig = begun("");
        upsert(rig, people.get(0), "Maren");
        ChangesRig.change(sandbox, people.get(0), "Maren");

        assertThat(rig.poll()).containsExactly(people.get(0).id());
    }

    /** The answer is ok, and nothing was stored, because the contacts exist. */
    @Test
    void aBulkWriteThatSkippedAContactHidesNoChangeOfIt() {
        List<SandboxContact> people = people(Profile.HOSTILE, 3);
        sandbox.set(Switch.BATCH_ANSWER, "OK_OR_FAILED");
        sandbox.set(Switch.BATCH_SKIPPED, "NOT_FAILED");
        ChangesRig rig = begun("");
        send(
                rig,
                UPSERT + "?apiVersion=v1&resolve=false&overwriteContacts=false&failOnPartial=false",
                List.of(row(people.get(0), "Maren")));
        ChangesRig.change(sandbox, people.get(0), "Somebody");

        assertThat(rig.poll()).containsExactly(people.get(0).id());
    }

    /** An opt-out may change neither rev nor updated. */
    @Test
    void anOptOutAfterTheWriteIsSeen() {
        List<SandboxContact> people = people(Profile.KIND, 3);
        sandbox.set(Switch.CONSENT_UPDATES, false);
        ChangesRig rig = begun("");
        upsert(rig, people.get(0), "Maren");
        sandbox.optOut(people.get(0).phone());

        assertThat(rig.poll()).containsExactly(people.get(0).id());
    }

    /**
     * A random history with restarts: what the application knows, from its own writes and from what the route received, is in the
     * end what Heymarket has.
     */
    @ParameterizedTest
    @CsvSource({"HOSTILE, 1", "HOSTILE, 2", "HOSTILE, 3", "KIND, 4", "KIND, 5", "KIND, 6"})
    void nothingIsLost(Profile profile, int seed) {
        List<SandboxContact> people = people(profile, 6);
        Random random = new Random(seed);
        if (random.nextBoolean()) {
            sandbox.set(Switch.BATCH_ANSWER, "OK_OR_FAILED");
        }
        Map<Long, String> known = new HashMap<>();
        people.forEach(contact -> known.put(contact.id(), contact.first() + " "));
        ChangesRig rig = begun("cursorFile=" + folder.resolve("cursor"));
        int delivered = 0;
        for (int step = 0; step < 150; step++) {
            SandboxContact contact = people.get(random.nextInt(people.size()));
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    String first = known.get(contact.id()).split(" ", -1)[0];
                    send(rig, UPSERT, List.of(Map.of("phone", contact.phone(), "last", "L" + step)));
                    known.put(contact.id(), first + " L" + step);
                }
                case 2 -> {
                    String last = known.get(contact.id()).split(" ", -1)[1];
                    send(rig, "heymarket:contacts/update", row(contact, "F" + step));
                    known.put(contact.id(), "F" + step + " " + last);
                }
                case 3 -> ChangesRig.change(sandbox, contact, "Somebody" + step);
                case 4 -> pass(random.nextInt(12));
                case 5 -> {
                    if (random.nextInt(4) == 0) {
                        rig.close();
                        rig = rig().start("skipOwn=true&cursorFile=" + folder.resolve("cursor"));
                    }
                }
                default -> delivered += poll(rig, known);
            }
        }
        pass(60);
        delivered += poll(rig, known);
        for (SandboxContact contact : people) {
            assertThat(known.get(contact.id()))
                    .isEqualTo(now(contact).first() + " " + now(contact).last());
        }
        assertThat(delivered).isBetween(1, 60);
    }

    private static int poll(ChangesRig rig, Map<Long, String> known) {
        int before = rig.exchanges.size();
        rig.poll();
        for (Exchange exchange : rig.exchanges.subList(before, rig.exchanges.size())) {
            Contact contact = ChangesRig.contact(exchange);
            known.put(contact.getId(), text(contact.getFirst()) + " " + text(contact.getLast()));
        }
        return rig.exchanges.size() - before;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
