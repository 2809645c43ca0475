package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first page of a walk, compared with what the head of the list shows at its end. */
class FirstPageTest {

    private final FirstPage page = new FirstPage(List.of(contact(3, 30), contact(2, 20), contact(1, 10)));

    private static Contact contact(long id, int second) {
        return new Contact(JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("updated", Instant.ofEpochSecond(second).toString()));
    }

    private static Contact withoutTime(long id) {
        return new Contact(JsonNodeFactory.instance.objectNode().put("id", id));
    }

    @Test
    void theNewestContactOfThePageTellsWhenTheWalkBegan() {
        assertThat(page.newest()).isEqualTo(Instant.ofEpochSecond(30));
        assertThat(new FirstPage(List.of(contact(2, 20), contact(3, 30))).newest())
                .isEqualTo(Instant.ofEpochSecond(30));
        assertThat(new FirstPage(List.of(withoutTime(1))).newest()).isNull();
    }

    @Test
    void seenAgainInFullItIsCoveredAndHasNoGap() {
        page.visitAgain(List.of(contact(9, 90), contact(3, 30), contact(2, 20)));
        assertThat(page.isCovered()).isFalse();
        assertThat(page.hasGap()).isFalse();
        page.visitAgain(List.of(contact(1, 10)));
        assertThat(page.isCovered()).isTrue();
        assertThat(page.hasGap()).isFalse();
    }

    @Test
    void aContactThatIsNotSeenBeforeALaterOneIsAGap() {
        page.visitAgain(List.of(contact(3, 30), contact(1, 10)));
        assertThat(page.isCovered()).isTrue();
        assertThat(page.hasGap()).isTrue();
    }

    @Test
    void theFirstAndTheLastContactCanBeAGapToo() {
        FirstPage withoutFirst = new FirstPage(List.of(contact(3, 30), contact(2, 20)));
        withoutFirst.visitAgain(List.of(contact(2, 20)));
        assertThat(withoutFirst.isCovered()).isTrue();
        assertThat(withoutFirst.hasGap()).isTrue();

        page.visitAgain(List.of(contact(3, 30), contact(2, 20), contact(7, 5)));
        assertThat(page.isCovered()).isTrue();
        assertThat(page.hasGap()).isTrue();
    }

    @Test
    void aContactThatChangedMeanwhileIsSeenAgainAtTheTop() {
        page.visitAgain(List.of(contact(1, 99), contact(3, 30)));
        assertThat(page.isCovered()).isFalse();
        page.visitAgain(List.of(contact(2, 20), contact(7, 5)));
        assertThat(page.isCovered()).isTrue();
        assertThat(page.hasGap()).isFalse();
    }

    @Test
    void anotherContactOfTheNewestInstantDoesNotEndThePage() {
        page.visitAgain(List.of(contact(8, 30)));
        assertThat(page.isCovered()).isFalse();
        page.visitAgain(List.of(contact(8, 29)));
        assertThat(page.isCovered()).isTrue();
    }

    @Test
    void ofAPageOfOneInstantAnyOtherContactOfItIsBehindThePage() {
        FirstPage same = new FirstPage(List.of(contact(3, 30), contact(2, 30)));
        same.visitAgain(List.of(contact(3, 30), contact(8, 30)));
        assertThat(same.isCovered()).isTrue();
        assertThat(same.hasGap()).isTrue();
    }

    @Test
    void withoutTimesNothingIsKnownOfGaps() {
        FirstPage unknown = new FirstPage(List.of(withoutTime(2), withoutTime(1)));
        assertThat(unknown.isCovered()).isTrue();
        unknown.visitAgain(List.of(withoutTime(1)));
        assertThat(unknown.isCovered()).isTrue();
        assertThat(unknown.hasGap()).isFalse();

        page.visitAgain(List.of(withoutTime(8)));
        assertThat(page.isCovered()).isFalse();
    }
}
