package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code detectDeletes=true}: a tombstone for each contact that has gone, and for nobody else. */
class DeletedContactsTest extends ChangesTestCase {

    @ParameterizedTest
    @CsvSource({"HOSTILE, fromNow", "HOSTILE, fromBeginning", "KIND, fromNow", "KIND, fromBeginning"})
    void aContactThatHasGoneIsReportedOnce(Profile profile, String start) {
        List<SandboxContact> people = people(profile, 70);
        ChangesRig rig = rig().start("detectDeletes=true&start=" + start);
        rig.poll();
        pass(60);
        sandbox.delete(people.get(3).id());
        sandbox.delete(people.get(60).id());
        int before = rig.exchanges.size();

        assertThat(rig.poll())
                .containsExactlyInAnyOrder(people.get(3).id(), people.get(60).id());
        for (Exchange exchange : rig.exchanges.subList(before, before + 2)) {
            assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_CHANGE))
                    .isEqualTo("deleted");
            assertThat(ChangesRig.contact(exchange).json().size())
                    .as("the id alone")
                    .isEqualTo(1);
        }
        assertThat(rig.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aContactThatCameAfterTheStartIsMissedToo(Profile profile) {
        people(profile, 10);
        ChangesRig rig = rig().start("detectDeletes=true");
        rig.poll();
        pass(60);
        SandboxContact created = sandbox.seed(Seed.phone("12025550999"));
        assertThat(rig.poll()).containsExactly(created.id());
        pass(60);
        sandbox.delete(created.id());
        assertThat(rig.poll()).containsExactly(created.id());
    }

    @Test
    void oneWhoComesAndOneWhoGoesMeanwhileAreBothSeen() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        ChangesRig rig = rig().start("detectDeletes=true");
        rig.poll();
        pass(60);
        sandbox.delete(people.get(3).id());
        SandboxContact created = sandbox.seed(Seed.phone("12025550999"));
        assertThat(rig.poll()).containsExactly(created.id(), people.get(3).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS_404", "STATUS_400", "NULL", "EMPTY_OBJECT", "EMPTY_STRING", "EMPTY_BODY"})
    void absenceIsUnderstoodInEveryForm(String form) {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        sandbox.set(Switch.NOT_FOUND, form);
        ChangesRig rig = rig().start("detectDeletes=true");
        rig.poll();
        sandbox.delete(people.get(3).id());
        assertThat(rig.poll()).containsExactly(people.get(3).id());
    }

    /** A list that lacks a contact does not prove that it was deleted. */
    @Test
    void aContactThatIsStillThereByAGetIsNotDead() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        ChangesRig rig = rig().start("detectDeletes=true");
        rig.poll();
        sandbox.faults()
                .add(Fault.status(200, "\"5\"").on("POST", "/v1/contacts/count").always());
        sandbox.faults()
                .add(Fault.status(200, "[]").on("POST", "/v2/contacts/list").always());
        sandbox.clearRequests();
        assertThat(rig.poll()).isEmpty();
        assertThat(sandbox.requests("GET", "/v1/contact/")).hasSize(10);
        sandbox.faults().clear();
        assertThat(rig.poll()).isEmpty();
        assertThat(people).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void aGetThatFailsIsNoProofEither(int status) {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        ChangesRig rig = rig().start("detectDeletes=true");
        rig.poll();
        sandbox.delete(people.get(3).id());
        sandbox.faults().add(Fault.status(status).on("GET", "/v1/contact/"));
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.poll())
                .as("the next poll tries again")
                .containsExactly(people.get(3).id());
    }

    @Test
    void aTombstoneThatFailsComesAgain() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        boolean[] broken = {true};
        ChangesRig rig = rig().start("detectDeletes=true", exchange -> {
            if (broken[0]) {
                throw new IllegalStateException("not yet");
            }
        });
        rig.poll();
        sandbox.delete(people.get(3).id());
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.poll()).isEmpty();
        broken[0] = false;
        assertThat(rig.poll()).containsExactly(people.get(3).id());
        assertThat(rig.poll()).isEmpty();
    }

    @Test
    void aContactThatGoesWhileTheProgramIsDownIsMissedAfterwards() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        String options = "detectDeletes=true&cursorFile=" + folder.resolve("cursor");
        ChangesRig first = rig().start(options);
        first.poll();
        first.close();
        sandbox.delete(people.get(3).id());
        ChangesRig second = rig().start(options);
        assertThat(second.poll()).containsExactly(people.get(3).id());
        second.close();
        assertThat(rig().start(options).poll()).isEmpty();
    }

    @Test
    void nobodyGoneCostsOneCallMore() {
        people(Profile.HOSTILE, 70);
        ChangesRig rig = rig().start("detectDeletes=true");
        rig.poll();
        pass(60);
        rig.poll();
        sandbox.clearRequests();
        rig.poll();
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    /** A count that is always off must not mean the whole list in every poll. */
    @Test
    void aCountThatIsAlwaysOffIsLookedIntoOnce() {
        people(Profile.HOSTILE, 70);
        sandbox.faults()
                .add(Fault.status(200, "\"75\"")
                        .on("POST", "/v1/contacts/count")
                        .always());
        ChangesRig rig = rig().start("detectDeletes=true");
        rig.poll();
        rig.poll();
        sandbox.clearRequests();
        rig.poll();
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(2);
    }

    @Test
    void withoutTheOptionNoContactIsMissed() {
        List<SandboxContact> people = people(Profile.HOSTILE, 10);
        ChangesRig rig = rig().start("");
        rig.poll();
        sandbox.delete(people.get(3).id());
        assertThat(rig.poll()).isEmpty();
        assertThat(rig.contacts()).extracting(Contact::getId).isEmpty();
    }
}
