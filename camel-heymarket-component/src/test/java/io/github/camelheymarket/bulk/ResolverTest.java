package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.Comparisons;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R1.6, R3.5: the contact of each row, or why it is not known. */
class ResolverTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final String READ = "GET /v2/contact/" + UUID;

    private final RunCalls run = new RunCalls(settings -> settings.matchBy(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL)));
    private final Resolver resolver =
            new Resolver(run.reads, run.finder, new Comparisons(run.settings, run.seen), run.recorder, TagMode.ADD);
    private long index;

    @AfterEach
    void close() {
        run.close();
    }

    private RowGroup group(MatchBy by, String... members) {
        return group(EnumSet.of(MatchBy.PHONE, MatchBy.EMAIL), by, members);
    }

    private RowGroup group(Set<MatchBy> matchBy, MatchBy by, String... members) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < members.length; i += 2) {
            fields.put(members[i], members[i + 1]);
        }
        return RowGroup.of(new Row(index++, "row", by, fields, null, Set.of()), matchBy, TagMode.ADD);
    }

    private Map<RowGroup, Match> resolve(RowGroup... groups) {
        run.open(groups);
        return resolver.resolve(List.of(groups));
    }

    private RowResult only() {
        assertThat(run.parts.told).hasSize(1);
        return run.parts.told.get(0);
    }

    private RowGroup mara() {
        return group(MatchBy.PHONE, "phone", "12025550143");
    }

    @Test
    void aRowLeadsToTheContactThatHasItsKey() {
        run.answer(SEARCH, "[{\"id\":7,\"phone\":\"12025550143\"}]");
        RowGroup mara = mara();
        assertThat(resolve(mara).get(mara)).satisfies(match -> {
            assertThat(match.stored().id()).isEqualTo(7);
            assertThat(match.byPhone()).isTrue();
        });
        assertThat(run.parts.told).isEmpty();
    }

    @Test
    void aContactThatIsFoundByItsAddressIsNotFoundByPhone() {
        run.answer(SEARCH, "[{\"id\":7,\"email\":\"mara@example.org\"}]");
        RowGroup mara = group(MatchBy.EMAIL, "email", "mara@example.org");
        assertThat(resolve(mara).get(mara).byPhone()).isFalse();
    }

    @Test
    void aRowWhoseKeyNobodyHasLeadsToNoContact() {
        run.answer(SEARCH, "[]");
        RowGroup mara = mara();
        assertThat(resolve(mara).get(mara).stored()).isNull();
    }

    @Test
    void aRowThatLeadsToSeveralContactsIsAmbiguous() {
        run.answer(SEARCH, "[{\"id\":7,\"phone\":\"12025550143\"},{\"id\":8,\"phone\":\"12025550143\"}]");
        assertThat(resolve(mara())).isEmpty();
        assertThat(only().outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(only().reason()).contains("7, 8");
    }

    @Test
    void aKeyThatHeymarketRefusesRejectsItsRow() {
        run.fail(SEARCH, RunCalls.badRequest());
        assertThat(resolve(mara())).isEmpty();
        assertThat(only().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(only().reasonCode()).isEqualTo("REFUSED");
    }

    @Test
    void rowsThatLeadToOneContactByDifferentKeysAreOne() {
        run.answer(SEARCH, "[{\"id\":7,\"phone\":\"12025550143\",\"email\":\"mara@example.org\"}]");
        Map<RowGroup, Match> resolved = resolve(mara(), group(MatchBy.EMAIL, "email", "mara@example.org"));
        assertThat(resolved).hasSize(1);
        RowGroup both = resolved.keySet().iterator().next();
        assertThat(both.rows()).hasSize(2);
        assertThat(run.recorder.isOpen(both)).isTrue();
    }

    private RowGroup named(String... phone) {
        return phone.length == 0
                ? group(MatchBy.CONTACT_ID, "contact_id", UUID)
                : group(MatchBy.CONTACT_ID, "contact_id", UUID, "phone", phone[0]);
    }

    @Test
    void aRowThatNamesItsContactIsReadByItsUuid() {
        run.answer(READ, "{\"id\":7,\"uuid\":\"" + UUID + "\"}");
        RowGroup named = named();
        assertThat(resolve(named).get(named).stored().id()).isEqualTo(7);
        assertThat(run.calls()).containsExactly(READ);
    }

    @Test
    void aRowThatNamesItsContactNeedsNoReadWhereTheSearchForItsPhoneShowsIt() {
        run.answer(
                SEARCH,
                "[{\"id\":7,\"uuid\":\"" + UUID
                        + "\",\"phone\":\"12025550143\"},{\"id\":8,\"phone\":\"12025550199\"}]");
        RowGroup named = named("12025550143");
        assertThat(resolve(named).get(named).stored().id()).isEqualTo(7);
        assertThat(run.calls()).doesNotContain(READ);
    }

    @Test
    void anotherContactWithThePhoneIsNotTheOneThatARowNames() {
        run.answer(SEARCH, "[{\"id\":8,\"phone\":\"12025550143\"}]")
                .answer(READ, "{\"id\":7,\"uuid\":\"" + UUID + "\",\"phone\":\"12025550100\"}");
        assertThat(resolve(named("12025550143"))).isEmpty();
        assertThat(only().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(only().reason()).isEqualTo("PHONE_TAKEN: contact 8 has the phone");
        assertThat(only().field()).isEqualTo("phone");
        assertThat(only().contactId()).isNull();
    }

    @Test
    void aUuidThatNobodyHasRejectsTheRow() {
        run.fail(READ, RunCalls.notFound());
        assertThat(resolve(named())).isEmpty();
        assertThat(only().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(only().reasonCode()).isEqualTo("NOT_FOUND");
        assertThat(only().field()).isEqualTo("contact_id");
    }

    @Test
    void aUuidThatHeymarketRefusesRejectsTheRow() {
        run.fail(READ, RunCalls.badRequest());
        assertThat(resolve(named())).isEmpty();
        assertThat(only().reasonCode()).isEqualTo("REFUSED");
    }

    private RowGroup byAddress(String address, String phone) {
        return group(EnumSet.of(MatchBy.EMAIL), MatchBy.EMAIL, "email", address, "phone", phone);
    }

    @Test
    void aPhoneThatARowGivesToItsContactMustBeNobodyElses() {
        run.answer(
                SEARCH,
                () -> lastSearch().contains("mara@example.org")
                        ? "[{\"id\":7,\"email\":\"mara@example.org\",\"phone\":\"12025550100\"}]"
                        : "[{\"id\":8,\"phone\":\"12025550143\"}]");
        assertThat(resolve(byAddress("mara@example.org", "12025550143"))).isEmpty();
        assertThat(only().reasonCode()).isEqualTo("PHONE_TAKEN");
    }

    private String lastSearch() {
        return run.requests.get(run.requests.size() - 1).body().toString();
    }

    @Test
    void aPhoneThatNobodyHasMayBeGivenToTheContact() {
        run.answer(
                SEARCH,
                () -> lastSearch().contains("mara@example.org")
                        ? "[{\"id\":7,\"email\":\"mara@example.org\",\"phone\":\"12025550100\"}]"
                        : "[]");
        RowGroup mara = byAddress("mara@example.org", "12025550143");
        assertThat(resolve(mara).get(mara).stored().id()).isEqualTo(7);
        assertThat(lastSearch()).contains("12025550143");
    }

    @Test
    void twoRowsOfAChunkCannotHaveOnePhone() {
        run.answer(SEARCH, "[]");
        RowGroup mara = byAddress("mara@example.org", "12025550143");
        assertThat(resolve(mara, byAddress("nils@example.org", "12025550143")).keySet())
                .containsExactly(mara);
        assertThat(only().index()).isEqualTo(1);
        assertThat(only().reason()).isEqualTo("PHONE_TAKEN: another row of this input has the phone");
    }

    @Test
    void aPhoneThatTheSearchRefusesRejectsTheRow() {
        run.answer(SEARCH, () -> {
            if (lastSearch().contains("12025550143")) {
                throw RunCalls.badRequest();
            }
            return "[]";
        });
        assertThat(resolve(byAddress("mara@example.org", "12025550143"))).isEmpty();
        assertThat(only().reasonCode()).isEqualTo("REFUSED");
    }

    @Test
    void aContactThatCanOnlyBeAddressedByAPhoneThatOthersHaveTooIsAmbiguous() {
        run.answer(
                SEARCH,
                () -> lastSearch().contains("mara@example.org")
                        ? "[{\"id\":7,\"email\":\"mara@example.org\",\"phone\":\"12025550100\",\"first\":\"M\"}]"
                        : "[{\"id\":7,\"phone\":\"12025550100\"},{\"id\":8,\"phone\":\"12025550100\"}]");
        RowGroup mara = group(EnumSet.of(MatchBy.EMAIL), MatchBy.EMAIL, "email", "mara@example.org", "first", "Mara");
        assertThat(resolve(mara)).isEmpty();
        assertThat(only().outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(only().reason()).contains("only be addressed by its phone");
    }
}
