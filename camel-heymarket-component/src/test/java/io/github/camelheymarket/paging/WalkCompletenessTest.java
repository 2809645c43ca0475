package io.github.camelheymarket.paging;

import static io.github.camelheymarket.paging.FakeAccount.EPOCH;
import static io.github.camelheymarket.paging.Walks.deliversEverybodyOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketServerException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes while a walk runs, and what the head pass, the count and the second walk make of it (R7.1). */
class WalkCompletenessTest {

    private static final int PAGE = 3;

    private final FakeAccount account = new FakeAccount();

    private ContactIterator walk(int version) {
        return version == 1
                ? ContactWalks.v1(account, PAGE).walk()
                : ContactWalks.v2(account, PAGE).walk();
    }

    /** How many walks were begun: each asks for a count. */
    private long walks() {
        return account.calls.stream()
                .filter(call -> call.startsWith("/v1/contacts/count"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aContactChangedBeforeTheWalkReachedItIsDeliveredByTheHeadPass(int version) {
        account.withMany(9);
        account.afterCall(3, () -> account.change(1, EPOCH.plusSeconds(100)));

        deliversEverybodyOnce(walk(version), account);
        assertThat(account.calls).hasSizeLessThanOrEqualTo(3 + 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aContactChangedAfterItWasDeliveredIsNotDeliveredAgain(int version) {
        account.withMany(9);
        account.afterCall(3, () -> account.change(9, EPOCH.plusSeconds(100)));

        deliversEverybodyOnce(walk(version), account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aContactCreatedDuringTheWalkIsDelivered(int version) {
        account.withMany(9);
        account.afterCall(3, () -> account.create(EPOCH.plusSeconds(100)));

        deliversEverybodyOnce(walk(version), account);
        assertThat(account.calls).hasSizeLessThanOrEqualTo(3 + 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aContactCreatedBetweenTheFirstPageAndTheCountDoesNotHideTheOldest(int version) {
        account.withMany(9);
        account.afterCall(1, () -> account.create(EPOCH.plusSeconds(100)));

        deliversEverybodyOnce(walk(version), account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void moreChangesThanAPageHoldsAreReadBackToTheWalksStart(int version) {
        account.withMany(30);
        account.afterCall(5, () -> {
            for (int id = 1; id <= 12; id++) {
                account.change(id, EPOCH.plusSeconds(100 + id));
            }
        });

        deliversEverybodyOnce(walk(version), account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aContactThatJumpsOverTheHeadPassIsFoundByTheNextOne(int version) {
        account.withMany(12);
        account.afterCall(3, () -> {
            for (int id = 1; id <= 6; id++) {
                account.change(id, EPOCH.plusSeconds(100 + id));
            }
        });
        ContactIterator walk = walk(version);
        account.afterEachCall = () -> {
            // The head pass has read its first page and not yet the contact that is on its second.
            if (account.calls.size() == (version == 1 ? 5 : 7)) {
                account.change(1, EPOCH.plusSeconds(200));
            }
        };

        deliversEverybodyOnce(walk, account);
        assertThat(walks()).isEqualTo(1);
    }

    @Test
    void aDeletionThatMovesSomebodyOverThePageBoundaryIsRepairedByTheSecondWalk() {
        account.withMany(9);
        account.afterCall(1, () -> account.delete(9));
        account.afterCall(2, () -> account.delete(8));

        Set<Long> delivered = new HashSet<>(Walks.ids(walk(2)));

        assertThat(delivered).containsAll(account.ids());
    }

    @Test
    void aDeletionHiddenByACreationIsRepairedToo() {
        account.withMany(9);
        account.afterCall(3, () -> {
            account.delete(9);
            account.create(EPOCH.plusSeconds(100));
        });

        // The new contact makes up for the deleted one in number and keeps the pages where they were.
        ContactIterator walk = walk(2);
        assertThat(Walks.ids(walk)).doesNotHaveDuplicates().containsAll(account.ids());

        FakeAccount later = new FakeAccount().withMany(9);
        later.afterCall(3, () -> later.delete(9));
        later.afterCall(4, () -> later.create(EPOCH.plusSeconds(100)));
        assertThat(Walks.ids(ContactWalks.v2(later, PAGE).walk())).containsAll(later.ids());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aContactDeletedBeforeTheWalkReachedItIsNotMissed(int version) {
        account.withMany(9);
        account.afterCall(2, () -> account.delete(1));

        deliversEverybodyOnce(walk(version), account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void contactsDeletedDuringBothWalksAreNotMissed(int version) {
        account.withMany(9);
        account.afterEachCall = () -> {
            if (account.calls.get(account.calls.size() - 1).startsWith("/v1/contacts/count")) {
                account.delete(walks());
            }
        };

        ContactIterator walk = walk(version);

        assertThat(Walks.ids(walk)).doesNotHaveDuplicates().containsAll(account.ids());
        assertThat(walk.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoIsCountedButNeverListedMakesTheWalkIncompleteAfterOneMore(int version) {
        account.withMany(9);
        account.count = size -> TextNode.valueOf("" + (size + 1));

        ContactIterator walk = walk(version);

        assertThat(Walks.ids(walk)).hasSize(9);
        assertThat(walk.isComplete()).isFalse();
        assertThat(walk.counted()).hasValue(10);
        assertThat(walks()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCountThatIsTooLowDoesNotEndTheWalk(int version) {
        account.withMany(20);
        account.count = size -> TextNode.valueOf("4");

        deliversEverybodyOnce(walk(version), account);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void withoutACountTheWalkGoesToItsEndAndIsNotCalledComplete(int version) {
        account.withMany(9);
        account.count = size -> {
            throw new HeymarketNotFoundException(
                    "no such thing", new HeymarketException.Details(404, null, null, null, 1), null);
        };

        ContactIterator walk = walk(version);

        assertThat(Walks.ids(walk)).hasSize(9).doesNotHaveDuplicates();
        assertThat(walk.isComplete()).isFalse();
        assertThat(walk.counted()).isEmpty();
    }

    @Test
    void anUnreadableCountIsNoCount() {
        account.withMany(4);
        account.count = size -> JsonNodeFactory.instance.arrayNode();

        ContactIterator walk = walk(2);

        assertThat(Walks.ids(walk)).hasSize(4);
        assertThat(walk.isComplete()).isFalse();
    }

    @Test
    void aCountThatFailsFailsTheWalk() {
        account.withMany(4);
        account.count = size -> {
            throw new HeymarketServerException("down", new HeymarketException.Details(503, null, null, null, 3), null);
        };

        assertThatThrownBy(() -> walk(2).hasNext()).isInstanceOf(HeymarketServerException.class);
    }

    @Test
    void whatTheLastPageBringsIsDeliveredBeforeTheLastCountFails() {
        account.withMany(2);
        account.afterCall(7, () -> account.create(EPOCH.plusSeconds(100)));
        account.count = size -> {
            if (walks() == 3) {
                throw new HeymarketServerException(
                        "down", new HeymarketException.Details(503, null, null, null, 3), null);
            }
            return TextNode.valueOf("5");
        };
        ContactIterator walk = walk(2);

        assertThatThrownBy(() -> Walks.ids(walk)).isInstanceOf(HeymarketServerException.class);
        assertThat(walk.delivered()).isEqualTo(3);
    }

    @Test
    void whereCreatedIsNotToldAChangedContactStillArrives() {
        account.withoutCreated = true;
        account.withMany(9);
        account.afterCall(3, () -> account.change(1, EPOCH.plusSeconds(100)));

        deliversEverybodyOnce(walk(2), account);
    }

    @Test
    void aListThatNeverEndsIsGivenUp() {
        long[] next = {0};
        ApiClient endless = StubClient.answering(request -> {
            if (request.path().endsWith("count")) {
                return new ApiResponse(200, null, TextNode.valueOf("5"), 1);
            }
            var page = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < 100; i++) {
                page.addObject().put("id", ++next[0]).put("updated", "2026-05-01T00:00:00Z");
            }
            return new ApiResponse(200, null, page, 1);
        });

        ContactIterator walk = ContactWalks.v2(endless, 100).walk();

        assertThatThrownBy(() -> Walks.ids(walk))
                .isInstanceOf(HeymarketIncompleteListException.class)
                .hasMessageContaining("does not end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aHeadPassOverAListThatIsAlwaysNewerEnds(int version) {
        account.withMany(9);
        long[] second = {1000};
        account.afterEachCall =
                () -> List.copyOf(account.ids()).forEach(id -> account.change(id, EPOCH.plusSeconds(++second[0])));

        ContactIterator walk = walk(version);

        assertThat(Walks.ids(walk)).doesNotHaveDuplicates();
        assertThat(account.calls).hasSizeLessThan(100);
    }
}
