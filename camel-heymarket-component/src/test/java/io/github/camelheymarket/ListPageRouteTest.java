package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One page for each call, by the headers of the answer before (R7.1). */
class ListPageRouteTest extends ListRouteTestCase {

    static Stream<List<Object>> profilesAndVersions() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of("v1", "v2").map(version -> List.<Object>of(profile, version)));
    }

    @ParameterizedTest
    @MethodSource("profilesAndVersions")
    void aWalkByPagesGoesByTheHeadersOfTheAnswerBefore(List<Object> given) {
        HeymarketSandbox sandbox = routes.sandbox((Profile) given.get(0));
        sandbox.seedMany(75, 4);
        String uri = LIST + "?paging=page&pageSize=20&apiVersion=" + given.get(1);

        List<Long> ids = new ArrayList<>();
        Object page = null;
        Object cursor = null;
        boolean complete = false;
        for (int pages = 0; !complete && pages < 20; pages++) {
            Message result = routes.ok(uri, null, HeymarketConstants.PAGE, page, HeymarketConstants.CURSOR, cursor);
            List<Contact> contacts = RouteTester.contacts(result);
            assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(contacts.size());
            contacts.forEach(contact -> ids.add(contact.getId()));
            page = result.getHeader(HeymarketConstants.RESULT_NEXT_PAGE);
            cursor = result.getHeader(HeymarketConstants.RESULT_NEXT_CURSOR);
            complete = (Boolean) result.getHeader(HeymarketConstants.RESULT_COMPLETE);
        }

        assertThat(complete).isTrue();
        assertThat(page).isNull();
        assertThat(cursor).isNull();
        assertThat(ids.stream().distinct()).containsExactlyInAnyOrderElementsOf(storedIds());
    }

    @Test
    void theHeaderLimitWinsOverThePageSize() {
        routes.sandbox(Profile.KIND).seedMany(12, 4);

        Message result = routes.ok(LIST + "?paging=page&pageSize=10", null, HeymarketConstants.LIMIT, "5");

        assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(5);
        assertThat(routes.sent(ApiEndpoint.LIST_V2).path("limit").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "flat"})
    void onePageHasTheFormatToo(String format) {
        routes.sandbox(Profile.HOSTILE).seedMany(5, 4);

        Message result = routes.ok(LIST + "?paging=page&outputFormat=" + format, null);

        assertThat(RouteTester.list(result)).hasSize(5).allMatch(row -> row instanceof Map);
    }

    @Test
    void onePageAsNdjsonIsAStream() throws Exception {
        routes.sandbox(Profile.HOSTILE).seedMany(5, 4);
        Message result = routes.ok(LIST + "?paging=page&outputFormat=ndjson", null);
        assertThat(result.getBody(String.class).lines()).hasSize(5);
    }
}
