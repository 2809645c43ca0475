package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of plain operations, page by page: each item once, none left out. */
class PlainListsTest {

    private static final Instant DAY = Instant.parse("2026-03-01T08:00:00Z");

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource
    void aListIsReadPageByPageWithItemsOfOneInstantAcrossThePages(Profile profile) {
        routes.sandbox(profile);
        // Three of each instant, so that the 30th and the 31st have the same.
        List<Long> ids = LongStream.range(0, 100)
                .mapToObj(i -> define("T" + i, DAY.plusSeconds((i + 1) / 3)))
                .toList();

        List<Object> items = new ArrayList<>();
        Message result = routes.okThen("heymarket:templates/list", RouteTester.drain(items), null);

        assertThat(items.stream().map(PlainListsTest::id)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(result.getHeader(HeymarketConstants.RESULT_COMPLETE)).isEqualTo(true);
    }

    @Test
    void pagesAreReadOnlyWhileTheListIsUsed() {
        for (int i = 0; i < 70; i++) {
            define("T" + i, DAY.plusSeconds(i));
        }

        routes.okThen(
                "heymarket:templates/list",
                exchange ->
                        exchange.getMessage().getBody(java.util.Iterator.class).next(),
                null);

        assertThat(routes.requests(ApiEndpoint.TEMPLATES_V1)).hasSize(1);
    }

    @Test
    void moreOfOneInstantThanAPageHasIsAnErrorAtTheEnd() {
        for (int i = 0; i < 40; i++) {
            define("T" + i, DAY);
        }
        List<Object> items = new ArrayList<>();

        assertThatThrownBy(() -> routes.okThen("heymarket:templates/list", RouteTester.drain(items), null))
                .hasCauseInstanceOf(HeymarketIncompleteListException.class);
        assertThat(items).hasSize(30);
    }

    @Test
    void onePageSaysWhereTheNextBegins() {
        for (int i = 0; i < 40; i++) {
            define("T" + i, DAY.plusSeconds(i));
        }

        Message first = routes.ok("heymarket:templates/list?paging=page", null);
        Object cursor = first.getHeader(HeymarketConstants.RESULT_NEXT_CURSOR);
        Message second = routes.ok("heymarket:templates/list?paging=page", null, HeymarketConstants.CURSOR, cursor);

        assertThat(first.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(30);
        assertThat(first.getHeader(HeymarketConstants.RESULT_COMPLETE)).isEqualTo(false);
        assertThat(RouteTester.list(second)).hasSize(10);
    }

    @Test
    void oneNumberedPageSaysTheNumberOfTheNext() {
        for (int i = 0; i < 7; i++) {
            routes.sandbox().messaging().defineSurvey("S" + i, "nps", "How was it?");
        }
        String uri = "heymarket:surveys/list?paging=page&pageSize=5";

        Message first = routes.ok(uri, null);
        Object next = first.getHeader(HeymarketConstants.RESULT_NEXT_PAGE);
        Message second = routes.ok(uri, null, HeymarketConstants.PAGE, next);

        assertThat(next).isEqualTo(2);
        assertThat(RouteTester.list(first)).hasSize(5);
        // The sandbox begins with two.
        assertThat(RouteTester.list(second)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void numberedPagesAreReadToTheEnd(Profile profile) {
        routes.sandbox(profile);
        for (int i = 0; i < 7; i++) {
            routes.sandbox().messaging().defineSurvey("S" + i, "nps", "How was it?");
        }
        List<Object> items = new ArrayList<>();

        routes.okThen("heymarket:surveys/list?pageSize=3", RouteTester.drain(items), null);

        // The sandbox begins with two.
        assertThat(items).hasSize(9);
        assertThat(routes.requests(ApiEndpoint.SURVEYS_V1)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void messagesAreReadToTheEnd(Profile profile) {
        routes.sandbox(profile);
        for (int i = 0; i < 12; i++) {
            routes.sandbox().messaging().receive("12025550143", "Message " + i);
        }
        List<Object> items = new ArrayList<>();

        routes.okThen("heymarket:messages/list?pageSize=20", RouteTester.drain(items), null);

        assertThat(items.stream().map(item -> ((Map<?, ?>) item).get("text")).distinct())
                .hasSize(12);
        assertThat(items).hasSize(12);
    }

    private long define(String title, Instant updated) {
        return routes.sandbox().messaging().defineTemplate(title, "Hello", updated);
    }

    private static long id(Object item) {
        return ((Number) ((Map<?, ?>) item).get("id")).longValue();
    }
}
