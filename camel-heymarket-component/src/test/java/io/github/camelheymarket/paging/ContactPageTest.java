package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One page at a time, as a route does that pages itself. */
class ContactPageTest {

    private final FakeAccount account = new FakeAccount();

    /** Follows the pages to the end. */
    private Set<Long> follow(ContactWalks walks, Integer limit) {
        Set<Long> ids = new HashSet<>();
        ContactPage page = walks.fetchPage(null, null, limit);
        for (int i = 0; !page.isLast(); i++) {
            assertThat(i).as("pages").isLessThan(200);
            page.contacts().forEach(contact -> ids.add(contact.getId()));
            page = walks.fetchPage(page.nextPage(), page.nextCursor(), limit);
        }
        return ids;
    }

    @Test
    void v2GoesByPageNumberUntilAnEmptyPage() {
        account.withMany(5);

        ContactPage first = ContactWalks.v2(account, 2).fetchPage(null, null, null);
        assertThat(first.contacts()).hasSize(2);
        assertThat(first.nextPage()).isEqualTo(1);
        assertThat(first.nextCursor()).isNull();

        assertThat(follow(ContactWalks.v2(account, 2), null)).hasSize(5);
    }

    @Test
    void v2BeginsWithPageOneWhereZeroIsRefused() {
        account.v2Base = 1;
        account.withMany(5);

        assertThat(follow(ContactWalks.v2(account, 2), null)).hasSize(5);
    }

    @Test
    void aPageNumberThatWasAskedForIsNotReplaced() {
        account.v2Base = 1;

        assertThatThrownBy(() -> ContactWalks.v2(account, 2).fetchPage(0, null, null))
                .isInstanceOf(HeymarketBadRequestException.class);
    }

    @Test
    void theLimitGoesBeforeThePageSize() {
        account.withMany(9);

        assertThat(ContactWalks.v2(account, 2).fetchPage(null, null, 7).contacts())
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void v1ByCursorLosesNoContactOfAGroupOfOneInstant(boolean inclusive, boolean pageIgnored) {
        account.cursorInclusive = inclusive;
        account.pageIgnored = pageIgnored;
        account.with(1, 2, 2, 3, 4, 5, 5, 5, 6, 7, 7, 8, 9);

        assertThat(follow(ContactWalks.v1(account, 5), null)).containsExactlyInAnyOrderElementsOf(account.ids());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void v1PassesAGroupLargerThanAPageByPageNumber(boolean inclusive) {
        account.cursorInclusive = inclusive;
        account.with(1, 2, 5, 5, 5, 5, 5, 5, 5, 6, 7);

        assertThat(follow(ContactWalks.v1(account, 3), null)).containsExactlyInAnyOrderElementsOf(account.ids());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void v1PagesOfOneContactMissNobodyOfAnInstant(boolean inclusive) {
        account.cursorInclusive = inclusive;
        account.with(1, 2, 2, 3);

        assertThat(follow(ContactWalks.v1(account, 1), null)).containsExactlyInAnyOrderElementsOf(account.ids());
    }

    @Test
    void v1WithoutPageNumbersNamesTheInstantItCannotPass() {
        account.pageIgnored = true;
        account.with(1, 2, 5, 5, 5, 5, 5, 5, 5, 6, 7);

        assertThatThrownBy(() -> follow(ContactWalks.v1(account, 3), null))
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        e -> assertThat(e.getInstant()).isEqualTo("2026-05-01T00:00:05Z"));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "3, true", "3, false"})
    void v1EndsWithTheOnlyPageWhoseContactsAreOfOneInstant(int contacts, boolean inclusive) {
        account.pageIgnored = true;
        account.cursorInclusive = inclusive;
        account.with(LongStream.generate(() -> 7).limit(contacts).toArray());

        assertThat(follow(ContactWalks.v1(account, 30), null)).hasSize(contacts);
    }

    @Test
    void v1DoesNotCallAPageOfOneInstantTheWholeListWithoutACount() {
        account.pageIgnored = true;
        account.with(7, 7);
        account.count = size -> TextNode.valueOf("?");

        assertThatThrownBy(() -> follow(ContactWalks.v1(account, 30), null))
                .isInstanceOf(HeymarketIncompleteListException.class)
                .hasMessageContaining("other contacts may be missing");
    }

    @Test
    void v1EndsWithAGroupThatIsSmallerThanAPage() {
        account.pageIgnored = true;
        account.with(1, 1, 2, 3, 4);

        assertThat(follow(ContactWalks.v1(account, 3), null)).hasSize(5);
    }
}
