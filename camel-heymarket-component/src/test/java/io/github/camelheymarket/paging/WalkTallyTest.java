package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How many contacts a walk has visited, beside how many Heymarket counts. */
class WalkTallyTest {

    private static final Instant BEGIN = Instant.ofEpochSecond(100);

    private final FakeAccount account = new FakeAccount();
    private final WalkTally tally = new WalkTally(new ListCalls(account, ApiEndpoint.LIST_V2));

    private static Contact contact(long id, Instant created, Instant updated) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("updated", updated.toString());
        return new Contact(created == null ? json : json.put("created", created.toString()));
    }

    private void counts(int count) {
        account.count = size -> TextNode.valueOf("" + count);
    }

    private void counted(int count) {
        counts(count);
        tally.beginWalk();
        tally.count(BEGIN);
    }

    private Pass.Fresh visit(long... ids) {
        return tally.add(
                LongStream.of(ids).mapToObj(id -> contact(id, BEGIN, BEGIN)).toList(), new ArrayList<>());
    }

    @Test
    void aWalkIsShortUntilItHasVisitedAsManyAsAreCounted() {
        assertThat(tally.isShort()).isTrue();
        assertThat(tally.isExact()).isFalse();
        counted(3);
        visit(1, 2);
        assertThat(tally.isShort()).isTrue();
        assertThat(tally.isExact()).isFalse();
        visit(3);
        assertThat(tally.isShort()).isFalse();
        assertThat(tally.isExact()).isTrue();
        visit(4);
        assertThat(tally.isShort()).isFalse();
        assertThat(tally.isExact()).isFalse();
        assertThat(tally.countable()).isEqualTo(4);
    }

    @Test
    void anotherWalkCountsAnewAndRemembersWhoWasVisited() {
        counted(3);
        visit(1, 2);
        counted(3);
        List<Contact> unvisited = new ArrayList<>();
        tally.add(List.of(contact(2, BEGIN, BEGIN), contact(5, BEGIN, BEGIN)), unvisited);
        assertThat(unvisited).extracting(Contact::getId).containsExactly(5L);
        assertThat(tally.countable()).isEqualTo(2);
        assertThat(tally.size()).isEqualTo(3);
    }

    @Test
    void whoWasCreatedAfterTheWalkBeganDoesNotMakeUpForAMissingContact() {
        counted(3);
        Instant later = BEGIN.plusNanos(1);
        tally.add(
                List.of(contact(1, later, later), contact(2, BEGIN, later), contact(3, null, later)),
                new ArrayList<>());
        assertThat(tally.countable()).isEqualTo(1);
        assertThat(tally.size()).isEqualTo(3);

        tally.count(null);
        tally.add(List.of(contact(4, later, later)), new ArrayList<>());
        assertThat(tally.countable()).isEqualTo(2);
    }

    @Test
    void whatIsNewToAPassIsToldOfThePageAndOfItsLastContact() {
        counted(9);
        assertThat(visit(1, 2)).isEqualTo(new Pass.Fresh(true, true));
        assertThat(visit(1, 2)).isEqualTo(new Pass.Fresh(false, false));
        assertThat(visit(3, 2)).isEqualTo(new Pass.Fresh(true, false));
        assertThat(visit()).isEqualTo(new Pass.Fresh(false, false));
        tally.beginPass();
        assertThat(visit(1, 2)).isEqualTo(new Pass.Fresh(true, true));
        assertThat(tally.countable()).isEqualTo(3);
    }

    @Test
    void aListIsFarAboveItsCountWhenANewCountSaysSoToo() {
        counted(5);
        visit(LongStream.rangeClosed(1, 20).toArray());
        assertThat(tally.isFarAbove(10)).isFalse();
        assertThat(account.calls).hasSize(1);
        visit(21);
        counts(6);
        assertThat(tally.isFarAbove(10)).isFalse();
        assertThat(account.calls).hasSize(2);
        visit(22, 23);
        assertThat(tally.isFarAbove(10)).isTrue();
        assertThat(account.calls).hasSize(3);
        account.count = size -> JsonNodeFactory.instance.arrayNode();
        assertThat(tally.isFarAbove(10)).isFalse();
        assertThat(tally.isFarAbove(0)).isFalse();
        assertThat(account.calls).hasSize(4);
    }

    @Test
    void aSecondWalkIsShortByDeletionsIfAsManyAreGoneAsItLacks() {
        counted(5);
        visit(1, 2, 3, 4, 5);
        counted(5);
        visit(1, 2, 3);
        counts(3);
        assertThat(tally.isShortByDeletions()).isTrue();
        counts(4);
        assertThat(tally.isShortByDeletions()).isFalse();
        account.count = size -> JsonNodeFactory.instance.arrayNode();
        assertThat(tally.isShortByDeletions()).isFalse();
    }

    @Test
    void whoWasCreatedMeanwhileHidesADeletionInTheCount() {
        counted(5);
        visit(1, 2, 3, 4);
        counted(5);
        visit(1, 2, 3, 4);
        Instant later = BEGIN.plusSeconds(1);
        tally.add(List.of(contact(9, later, later)), new ArrayList<>());
        counts(5);
        assertThat(tally.isShortByDeletions()).isTrue();
        tally.beginWalk();
        visit(1, 2, 3, 4);
        assertThat(tally.isShortByDeletions()).isFalse();
    }

    @Test
    void whoNoWalkHasVisitedIsNotExplainedByDeletions() {
        counted(5);
        visit(1, 2, 3, 4);
        counts(4);
        assertThat(tally.isShortByDeletions()).isFalse();
        visit(5);
        assertThat(tally.isShortByDeletions()).isTrue();
    }
}
