package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.shape.Pages;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What every user of a list relies on. */
class ItemIteratorUseTest extends ItemListFixture {

    @Test
    void aPageIsAskedForWhenTheOneBeforeIsUsedUp() {
        with(1, 2, 3);
        ItemIterator list = list(Pages.BY_NUMBER, 2);
        assertThat(requests).isEmpty();
        list.next();
        assertThat(list.hasNext()).isTrue();
        assertThat(requests).hasSize(1);
        list.next();
        list.next();
        assertThat(requests).hasSize(2);
        assertThat(list.hasNext()).isFalse();
        assertThatThrownBy(list::next).isInstanceOf(NoSuchElementException.class);
        assertThat(requests).hasSize(3);
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void aListThatIsClosedBeforeItsEndDoesNotLookEnded() {
        with(1, 2, 3);
        ItemIterator list = list(Pages.BY_NUMBER, 2);
        list.next();
        list.close();
        assertThatThrownBy(list::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("things/list: the list was closed before its end");
        assertThatThrownBy(list::next).isInstanceOf(IllegalStateException.class);
        assertThat(requests).hasSize(1);
        assertThat(ends).isZero();
    }

    @Test
    void aListThatIsClosedBeforeItIsReadSendsNothing() {
        ItemIterator list = list(Pages.BY_NUMBER, 2);
        list.close();
        assertThatThrownBy(list::hasNext).isInstanceOf(IllegalStateException.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void aListThatIsClosedAfterItsEndStaysEnded() {
        with(1);
        ItemIterator list = list(Pages.BY_NUMBER, 2);
        assertThat(ids(list)).hasSize(1);
        list.close();
        assertThat(list.hasNext()).isFalse();
    }

    @Test
    void aFailedRequestThrowsAtOnceAndForEver() {
        with(1, 2, 3);
        failing = 2;
        ItemIterator list = list(Pages.BY_NUMBER, 2);
        list.next();
        list.next();
        assertThatThrownBy(list::hasNext).isSameAs(failure);
        assertThatThrownBy(list::next).isSameAs(failure);
        assertThat(requests).hasSize(2);
        assertThat(ends).isZero();
        list.close();
        assertThatThrownBy(list::hasNext).isInstanceOf(IllegalStateException.class);
    }
}
