package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code contacts/search}: the values in whatever form a route has them, and nobody lost to a silent cap. */
class SearchRouteTest {

    private static final String SEARCH = "heymarket:contacts/search";
    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static Stream<Object> bodiesThatNameThePhone() {
        Contact contact = new Contact();
        contact.setPhone(PHONE);
        return Stream.of(
                "+1 202 555 0143",
                12025550143L,
                List.of("+1 202 555 0143"),
                List.of(12025550143L),
                new String[] {PHONE},
                Map.of("phone", "+1-202-555-0143", "first", "ignored"),
                List.of(Map.of("phone", PHONE)),
                contact,
                List.of(contact),
                Stream.of(PHONE).iterator(),
                "[\"12025550143\"]",
                "{\"phone\":\"12025550143\"}",
                json("{'phone':'12025550143'}"),
                "{\"contact_channels\":[{\"channel_type\":\"phone\",\"channel_ids\":[\"12025550143\"]}]}",
                Map.of("contact_channels", List.of(Map.of("channel_ids", List.of(PHONE)))));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatNameThePhone")
    void theBodyMayHoldTheValuesInAnyForm(Object body) {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long id = sandbox.seed(Seed.phone(PHONE)).id();
        sandbox.seed(Seed.phone("12025550144"));

        Message result = routes.ok(SEARCH, body);

        assertThat(RouteTester.contacts(result)).extracting(Contact::getId).containsExactly(id);
        assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(1);
        assertThat(routes.sent(ApiEndpoint.SEARCH_V2)
                        .at("/contact_channels/0/channel_ids/0")
                        .asText())
                .isEqualTo(PHONE);
    }

    @Test
    void theHeaderWinsOverTheBody() {
        routes.sandbox(Profile.KIND);

        routes.ok(SEARCH + "?defaultRegion=US", List.of("12025550144"), HeymarketConstants.PHONE, "202-555-0143");

        assertThat(routes.sent(ApiEndpoint.SEARCH_V2))
                .isEqualTo(json("{'contact_channels':[{'channel_type':'phone','channel_ids':['12025550143']}]}"));
    }

    @Test
    void aContactsPhoneIsInternationalWhateverTheRegion() {
        routes.sandbox(Profile.KIND);
        Contact contact = new Contact();
        contact.setPhone("442079460958");

        routes.ok(SEARCH + "?defaultRegion=US", List.of(contact, Map.of("phone", "202-555-0143")));

        assertThat(routes.sent(ApiEndpoint.SEARCH_V2).at("/contact_channels/0/channel_ids"))
                .isEqualTo(json("['442079460958','12025550143']"));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAnEmptyList(Profile profile) {
        routes.sandbox(profile);
        Message result = routes.ok(SEARCH, PHONE);
        assertThat(RouteTester.list(result)).isEmpty();
        assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource
    void everybodyIsFoundUnderASilentCap(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        List<String> phones = IntStream.range(0, 75)
                .mapToObj(i -> "1202555" + String.format(Locale.ROOT, "01%02d", i))
                .toList();
        phones.forEach(phone -> sandbox.seed(Seed.phone(phone)));

        Message result = routes.ok(SEARCH, phones);

        assertThat(RouteTester.contacts(result))
                .extracting(Contact::getPhone)
                .containsExactlyInAnyOrderElementsOf(phones);
        assertThat(result.getHeader(HeymarketConstants.RESULT_COUNT)).isEqualTo(75);
        List<JsonNode> asked = routes.requests(ApiEndpoint.SEARCH_V2).stream()
                .map(request -> json(request.body()))
                .toList();
        if (profile == Profile.KIND) {
            assertThat(asked).as("one call, and one that knows nothing was cut").hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void manyValuesGoOutInChunksOfBulkSize() {
        routes.sandbox(Profile.KIND);

        routes.ok(SEARCH + "?bulkSize=2", List.of(PHONE, "12025550144", PHONE, "12025550145"));

        assertThat(routes.requests(ApiEndpoint.SEARCH_V2))
                .extracting(request -> json(request.body()).at("/contact_channels/0/channel_ids"))
                .containsExactly(json("['12025550143','12025550144']"), json("['12025550145']"));
    }

    @Test
    void nothingToSearchForIsRefused() {
        for (Object body : new Object[] {null, "", " ", List.of(), Map.of("first", "Mara")}) {
            HeymarketValidationException failure = routes.failure(HeymarketValidationException.class, SEARCH, body);
            assertThat(failure.getReason()).isEqualTo("NO_VALUES");
        }
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aPhoneThatIsImpossibleIsRefusedMasked() {
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, SEARCH, List.of(PHONE, "+1 202 555 014"));
        assertThat(failure.getReason()).isEqualTo("PHONE_NOT_POSSIBLE");
        assertThat(failure).hasMessageContaining("…14").hasMessageNotContainingAny("555 014", "555014");
        assertThat(failure.getRejectedValue()).isEqualTo("+1 202 555 014");
        assertThat(routes.calls()).isEmpty();
    }
}
