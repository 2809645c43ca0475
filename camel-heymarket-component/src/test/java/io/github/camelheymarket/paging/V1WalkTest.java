package io.github.camelheymarket.paging;

import static io.github.camelheymarket.paging.Walks.deliversEverybodyOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V1WalkTest {

    private final FakeAccount account = new FakeAccount();

    private ContactIterator walk(int pageSize) {
        return ContactWalks.v1(account, pageSize).walk();
    }

    @Test
    void copiesUpdatedOfTheLastContactIntoTheCursor() {
        account.with(1, 2, 3, 4, 5);

        deliversEverybodyOnce(walk(2), account);

        assertThat(account.calls)
                .containsExactly(
                        "/v1/contacts {\"limit\":2}",
                        "/v1/contacts/count {}",
                        "/v1/contacts {\"limit\":2,\"date\":\"2026-05-01T00:00:04Z\"}",
                        "/v1/contacts {\"limit\":2,\"date\":\"2026-05-01T00:00:02Z\"}",
                        "/v1/contacts {\"limit\":2}");
    }

    @ParameterizedTest
    @CsvSource({"0,10,2", "1,10,3", "10,10,3", "11,10,4", "1000,100,12"})
    void takesNoMoreCallsThanPagesHeadAndCount(int contacts, int pageSize, int calls) {
        account.withMany(contacts);

        deliversEverybodyOnce(walk(pageSize), account);

        assertThat(account.calls).hasSize(calls);
    }

    @Test
    void anInclusiveCursorRepeatsTheLastContact() {
        account.cursorInclusive = true;
        account.withMany(20);

        deliversEverybodyOnce(walk(4), account);
    }

    @Test
    void aCapOnTheLimitIsNotTheEnd() {
        account.cap = 3;
        account.withMany(20);

        deliversEverybodyOnce(walk(100), account);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGroupOfOneInstantAcrossAPageBoundaryIsPassedByPageNumber(boolean inclusive) {
        account.cursorInclusive = inclusive;
        account.with(1, 2, 3, 3, 3, 4);

        deliversEverybodyOnce(walk(3), account);
        assertThat(account.calls)
                .contains("/v1/contacts {\"limit\":3,\"page\":2}")
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereThePageNumberIsIgnoredTheGroupIsReadAgainFromTheInstantBeforeIt(boolean inclusive) {
        account.pageIgnored = true;
        account.cursorInclusive = inclusive;
        account.with(1, 2, 3, 3, 3, 4, 5);

        deliversEverybodyOnce(walk(4), account);
    }

    @Test
    void aListThatIsKnownToBeInclusiveIsNotAskedForTheInstantBefore() {
        account.pageIgnored = true;
        account.cursorInclusive = true;
        account.with(1, 2, 3, 3, 4, 5, 5, 6, 7);

        deliversEverybodyOnce(walk(4), account);
        assertThat(account.calls).hasSize(7);
    }

    @Test
    void aCursorThatHasNotMovedIsNotAskedForAgain() {
        account.pageIgnored = true;
        account.cursorInclusive = true;
        account.with(1, 2, 2, 2, 2, 2, 3, 4);

        ContactIterator walk = walk(3);

        assertThatThrownBy(() -> Walks.ids(walk)).isInstanceOf(HeymarketIncompleteListException.class);
        assertThat(account.calls).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGroupWhoseFirstContactEndsAPageIsFoundByTheSecondWalk(boolean inclusive) {
        account.pageIgnored = true;
        account.cursorInclusive = inclusive;
        account.with(1, 2, 3, 3, 4, 5);

        deliversEverybodyOnce(walk(3), account);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGroupLargerThanAPageIsPassedByPageNumber(boolean inclusive) {
        account.cursorInclusive = inclusive;
        account.with(9, 8, 7, 7, 7, 7, 7, 7, 7, 6, 5);

        deliversEverybodyOnce(walk(3), account);
    }

    @Test
    void fiveThousandContactsUpdatedAtOneInstantTakeThePageNumber() {
        account.with(new long[5000]);

        deliversEverybodyOnce(walk(100), account);
        assertThat(account.calls).hasSize(52);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutPageNumberAGroupLargerThanAPageIsAnErrorThatNamesTheInstant(boolean inclusive) {
        account.pageIgnored = true;
        account.cursorInclusive = inclusive;
        account.with(new long[5000]);

        ContactIterator walk = walk(100);

        assertThatThrownBy(() -> Walks.ids(walk))
                .isInstanceOf(HeymarketIncompleteListException.class)
                .hasMessageContaining("2026-05-01T00:00:00Z")
                .extracting(e -> ((HeymarketIncompleteListException) e).getInstant())
                .isEqualTo("2026-05-01T00:00:00Z");
        assertThat(walk.delivered()).isEqualTo(100);
        assertThat(walk.isComplete()).isFalse();
    }

    @Test
    void whatLiesBehindAnImpassableGroupIsDeliveredBeforeTheError() {
        account.pageIgnored = true;
        account.with(9, 8, 5, 5, 5, 5, 5, 2, 1);

        ContactIterator walk = walk(3);

        assertThatThrownBy(() -> Walks.ids(walk))
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        e -> assertThat(e.getInstant()).isEqualTo("2026-05-01T00:00:05Z"));
        assertThat(walk.delivered()).isEqualTo(7);
    }

    @Test
    void aGroupThatFillsAPageExactlyIsNoError() {
        account.pageIgnored = true;
        account.with(9, 8, 7, 5, 5, 5, 2, 1);

        deliversEverybodyOnce(walk(3), account);
    }

    @Test
    void aFullGroupAndAContactDeletedMeanwhileIsNoError() {
        account.pageIgnored = true;
        account.with(9, 8, 7, 5, 5, 5, 2, 1);
        account.afterCall(3, () -> account.delete(8));

        deliversEverybodyOnce(walk(3), account);
    }

    @Test
    void aServerThatIgnoresTheCursorIsReadByPageNumber() {
        account.dateIgnored = true;
        account.withMany(20);

        deliversEverybodyOnce(walk(4), account);
    }

    @Test
    void pagesThatCountFromZeroAreFoundByTheSecondWalk() {
        account.v1Base = 0;
        account.with(new long[20]);

        deliversEverybodyOnce(walk(4), account);
    }

    @Test
    void aCountThatIsTooLowDoesNotEndTheWalk() {
        account.pageIgnored = true;
        account.count = size -> TextNode.valueOf("3");
        account.with(1, 2, 2, 2, 3, 4, 5, 6, 6, 7);

        assertThat(Walks.ids(walk(4))).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(account.ids());
    }

    @Test
    void pagesOfOneContactMissNoContact() {
        account.cap = 1;
        account.with(1, 2, 2, 3, 3, 3, 4);

        deliversEverybodyOnce(walk(100), account);
    }
}
