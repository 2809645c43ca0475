package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.shape.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All items of a list that is no list of contacts, each once, whatever its cursor means. */
class ItemIteratorTest extends ItemListFixture {

    @Test
    void theCursorIsTheLastButOneInstantAndAtTheEndTheLast() {
        with(4, 3, 2, 1);

        givesEverythingOnce(list(2));

        assertThat(requests)
                .containsExactly(
                        "{\"limit\":2}",
                        "{\"limit\":2,\"date\":\"" + at(4) + "\"}",
                        "{\"limit\":2,\"date\":\"" + at(3) + "\"}",
                        "{\"limit\":2,\"date\":\"" + at(2) + "\"}",
                        "{\"limit\":2,\"date\":\"" + at(1) + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 4", "6, 4", "7, 4"})
    void aListOfAnyLengthComesToItsEnd(int length, int most) {
        IntStream.range(0, length).forEach(i -> with(50 - i));
        givesEverythingOnce(list(5));
        assertThat(requests).hasSizeLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itemsOfOneInstantAcrossAPageBoundaryAreNotSkipped(boolean included) {
        inclusive = included;
        with(9, 8, 7, 7, 7, 6, 5, 5, 4);
        givesEverythingOnce(list(4));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInstantThatFillsAPageIsNamedAtTheEndAfterAllOthers(boolean included) {
        inclusive = included;
        with(9, 7, 7, 7, 7, 7, 5, 4);
        ItemIterator list = list(3);
        List<Object> ids = new ArrayList<>();

        assertThatThrownBy(() -> list.forEachRemaining(item -> ids.add(item.get("id"))))
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        e -> assertThat(e.getInstant()).isEqualTo(at(7)))
                .hasMessageStartingWith("things/list: ")
                .hasMessageContaining("share the instant " + at(7))
                .hasMessageEndingWith(included ? "No older item was read." : "All other items were delivered.");
        assertThat(ids).contains(1, 2, 3).doesNotHaveDuplicates();
        assertThat(ids.containsAll(List.of(7, 8))).isEqualTo(!included);
        assertThat(ends).isZero();
    }

    @Test
    void aWholeListOfOneInstantThatMayGoOnIsNotCalledComplete() {
        with(7, 7, 7, 7);
        assertThatThrownBy(() -> ids(list(3))).isInstanceOf(HeymarketIncompleteListException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPageSizeOfOneDoesNotHideASecondItemOfAnInstant(boolean included) {
        inclusive = included;
        with(9, 8, 7);
        givesEverythingOnce(list(1));
        with(6, 6, 5);
        assertThatThrownBy(() -> ids(list(1))).isInstanceOf(HeymarketIncompleteListException.class);
    }

    @Test
    void aServerMayHaveShorterPagesThanAskedFor() {
        pageLength = 3;
        with(9, 9, 8, 7, 7, 6, 5);
        givesEverythingOnce(list(10));

        with(4, 4, 4, 4, 3);
        ends = 0;
        assertThatThrownBy(() -> ids(list(10))).isInstanceOf(HeymarketIncompleteListException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWholeListOfOneInstantOnAShortPageIsComplete(boolean included) {
        inclusive = included;
        with(7, 7, 7);
        givesEverythingOnce(list(4));
    }

    @Test
    void aServerMayHavePagesOfOneItem() {
        pageLength = 1;
        with(9, 8, 7);
        givesEverythingOnce(list(10));
    }

    /** An inclusive list whose items of one instant have no order. */
    @Test
    void anInstantThatFillsAPageIsNamedEvenIfItsItemsWereAllSeenBefore() {
        List<List<ResultObject>> pages = List.of(
                List.of(item(1, at(9)), item(2, at(7)), item(3, at(7))),
                List.of(item(1, at(9)), item(4, at(7)), item(2, at(7))),
                List.of(item(3, at(7)), item(4, at(7)), item(2, at(7))));
        ItemIterator list = new ItemIterator(
                new ItemPages("things/list", Pages.BY_UPDATED_WITH_LIMIT, JsonNodeFactory.instance.objectNode(), 3),
                request -> {
                    requests.add(request.toString());
                    return pages.get(requests.size() - 1);
                },
                () -> ends++);
        assertThatThrownBy(() -> ids(list))
                .isInstanceOf(HeymarketIncompleteListException.class)
                .hasMessageEndingWith("No older item was read.");
        assertThat(ends).isZero();
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, false"})
    void withoutAPageSizeAPageOfThirtyIsFull(int group, boolean complete) {
        IntStream.range(0, group).forEach(i -> with(7));
        ItemIterator list = list(Pages.BY_UPDATED, null);
        if (complete) {
            givesEverythingOnce(list);
        } else {
            assertThatThrownBy(() -> ids(list)).isInstanceOf(HeymarketIncompleteListException.class);
        }
        assertThat(requests.get(0)).isEqualTo("{}");
    }

    @Test
    void twoItemsOfOneInstantOnAPageOfSeveralInstantsAreNoFullPage() {
        with(9, 8, 8);
        givesEverythingOnce(list(3));
    }

    @Test
    void withoutAnInstantTheListEndsWithItsPage() {
        items.add(item(1, at(9)));
        items.add(item(2, null));
        givesEverythingOnce(list(2));
        assertThat(requests).hasSize(1);
    }

    @Test
    void anItemWithoutAnInstantAmongOthersIsPassed() {
        items.add(item(1, at(9)));
        items.add(item(2, null));
        items.add(item(3, at(8)));
        ItemIterator list = new ItemIterator(
                new ItemPages("things/list", Pages.BY_UPDATED, JsonNodeFactory.instance.objectNode(), null),
                request -> {
                    requests.add(request.toString());
                    return requests.size() == 1 ? items : List.of();
                },
                () -> ends++);
        givesEverythingOnce(list);
        assertThat(requests).element(1).asString().contains(at(9));
    }

    @Test
    void numberedPagesAreReadFromOneUntilOneHasNothingNew() {
        with(1, 2, 3, 4, 5);
        givesEverythingOnce(list(Pages.BY_NUMBER, 2));
        assertThat(requests)
                .containsExactly(
                        "{\"limit\":2,\"page\":1}",
                        "{\"limit\":2,\"page\":2}",
                        "{\"limit\":2,\"page\":3}",
                        "{\"limit\":2,\"page\":4}");
    }

    @Test
    void aListOfManyThousandsIsReadToItsEnd() {
        pageLength = 4_000;
        IntStream.range(0, 12_001).forEach(i -> items.add(item(i, null)));
        givesEverythingOnce(list(Pages.BY_NUMBER, 4_000));
    }

    @Test
    void itemsWithoutAnIdAreOneIfTheyAreEqual() {
        items.add(new ResultObject(JsonNodeFactory.instance.objectNode().put("name", "a")));
        items.add(new ResultObject(JsonNodeFactory.instance.objectNode().put("name", "b")));
        items.add(new ResultObject(JsonNodeFactory.instance.objectNode().put("name", "a")));
        assertThat(list(Pages.BY_NUMBER, 5)).toIterable().hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"3, true", "4, false"})
    void aFullPageThatComesWhateverTheCursorIsDoesNotLookLikeTheWholeList(int limit, boolean mayGoOn) {
        with(9, 8, 7);
        ItemIterator list = new ItemIterator(
                new ItemPages("things/list", Pages.BY_UPDATED_WITH_LIMIT, JsonNodeFactory.instance.objectNode(), limit),
                request -> items,
                () -> ends++);
        if (mayGoOn) {
            assertThatThrownBy(() -> ids(list))
                    .isInstanceOf(HeymarketIncompleteListException.class)
                    .hasMessageStartingWith("things/list: the API gives the same page whatever the cursor is");
        } else {
            assertThat(LogCapture.during(() -> givesEverythingOnce(list)))
                    .anyMatch(line ->
                            line.contains("things/list: the API gives the same 3 items whatever the cursor is"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aListWhoseCursorWorksEndsWithoutAWarning(boolean included) {
        inclusive = included;
        with(9, 8, 7);

        assertThat(LogCapture.during(() -> givesEverythingOnce(list(4))))
                .noneMatch(line -> line.contains("whatever the cursor is"));
    }
}
