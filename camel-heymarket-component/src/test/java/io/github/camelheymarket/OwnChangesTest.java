package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code skipOwn=true}: what the application wrote itself is not delivered. */
class OwnChangesTest extends OwnChangesTestCase {

    @ParameterizedTest
    @CsvSource({
        "HOSTILE, v1",
        "HOSTILE, v2",
        "KIND, v1",
        "KIND, v2",
    })
    void aContactCreatedByTheApplicationIsLeftOut(Profile profile, String version) {
        people(profile, 3);
        ChangesRig rig = begun("");
        send(rig, "heymarket:contacts/create?apiVersion=" + version, Map.of("phone", "12025550999", "first", "Noor"));
        send(rig, UPSERT + "?apiVersion=" + version, List.of(Map.of("phone", "12025550888", "first", "Ada")));

        assertThat(rig.poll()).isEmpty();
        assertThat(sandbox.contactCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTILE, contacts/update", "HOSTILE, contacts/bulk-upsert", "HOSTILE, contacts/sync",
        "KIND, contacts/update", "KIND, contacts/bulk-upsert", "KIND, contacts/sync",
    })
    void aChangeByTheApplicationIsLeftOut(Profile profile, String operation) {
        List<SandboxContact> people = people(profile, 3);
        ChangesRig rig = begun("");
        for (int i = 0; i < 3; i++) {
            Map<String, Object> row = row(people.get(1), "Maren" + i);
            send(rig, "heymarket:" + operation, operation.endsWith("update") ? row : List.of(row));
            assertThat(rig.poll()).as("write " + i).isEmpty();
            pass(2);
        }
        assertThat(now(people.get(1)).first()).isEqualTo("Maren2");
    }

    @ParameterizedTest
    @EnumSource
    void severalWritesBetweenTwoPollsAreLeftOut(Profile profile) {
        List<SandboxContact> people = people(profile, 3);
        ChangesRig rig = begun("");
        upsert(rig, people.get(0), "Maren");
        upsert(rig, people.get(0), "Noor");
        upsert(rig, people.get(0), "Ada");

        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aWriteUponADeliveredChangeIsLeftOut(Profile profile) {
        List<SandboxContact> people = people(profile, 3);
        ChangesRig rig = begun("");
        ChangesRig.change(sandbox, people.get(0), "Somebody");
        assertThat(rig.poll()).containsExactly(people.get(0).id());
        upsert(rig, people.get(0), "Maren");

        assertThat(rig.poll()).isEmpty();
    }

    /** The real API shows no UUID in its reads as far as is known, and its bulk write of v1 may say no more than ok. */
    @ParameterizedTest
    @ValueSource(strings = {"OK_OR_FAILED", "CONTACTS"})
    void aBulkWriteWhoseAnswerSaysNothingIsLeftOut(String answer) {
        List<SandboxContact> people = people(Profile.HOSTILE, 3);
        sandbox.set(Switch.BATCH_ANSWER, answer);
        ChangesRig rig = begun("");
        upsert(rig, people.get(0), "Maren");
        send(rig, UPSERT + "?apiVersion=v1", List.of(Map.of("phone", "12025550888", "first", "Ada")));
        assertThat(sandbox.requests("POST", "/v1/batch")).hasSize(2);

        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HOSTILE, true", "HOSTILE, false", "KIND, true", "KIND, false"})
    void aContactDeletedByTheApplicationIsLeftOut(Profile profile, boolean byTheApplication) {
        List<SandboxContact> people = people(profile, 5);
        ChangesRig rig = begun("detectDeletes=true");
        if (byTheApplication) {
            send(rig, "heymarket:contacts/delete", people.get(0).id());
        } else {
            sandbox.delete(people.get(0).id());
        }

        List<Long> expected =
                byTheApplication ? List.of() : List.of(people.get(0).id());
        assertThat(rig.poll()).isEqualTo(expected);
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void anOptOutByTheApplicationIsLeftOut() {
        List<SandboxContact> people = people(Profile.KIND, 3);
        ChangesRig rig = begun("");
        send(rig, "heymarket:contacts/get", people.get(0).id());
        send(
                rig,
                "heymarket:contacts/set-status?status=unsubscribed",
                people.get(0).id());

        assertThat(rig.poll()).isEmpty();
        assertThat(now(people.get(0)).isOptedOut()).isTrue();
    }

    /** Without the option each state is delivered, also an own one. */
    @Test
    void withoutTheOptionEverythingIsDelivered() {
        List<SandboxContact> people = people(Profile.HOSTILE, 3);
        sandbox.set(Switch.SEARCH_LAG, 0);
        ChangesRig rig = rig().start("");
        rig.poll();
        pass(60);
        upsert(rig, people.get(0), "Maren");

        assertThat(rig.poll()).containsExactly(people.get(0).id());
    }
}
