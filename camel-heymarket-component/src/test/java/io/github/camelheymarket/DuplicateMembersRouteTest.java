package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.Seed;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A JSON object in which a member stands twice is rejected, and named (R1.3). */
class DuplicateMembersRouteTest extends ForeignJsonRouteTestCase {

    private static final String TWICE =
            "{\"phone\":\"" + PHONE + "\",\"is_opted_out\":true,\"is_opted_out\":false,\"first\":\"Mara\"}";

    static Stream<Form> duplicates() {
        List<Form> forms = new ArrayList<>(forms().toList());
        forms.add(new Form("text", bytes -> new String(bytes, StandardCharsets.UTF_8)));
        forms.add(new Form("reader", bytes -> new StringReader(new String(bytes, StandardCharsets.UTF_8))));
        forms.add(new Form("texts in a list", bytes -> List.of(new String(bytes, StandardCharsets.UTF_8))));
        forms.add(new Form("bytes in a list", bytes -> List.of(bytes)));
        return forms.stream();
    }

    @ParameterizedTest
    @MethodSource("duplicates")
    void aRowWithAMemberThatStandsTwiceIsRejectedByName(Form form) {
        for (String uri : List.of(UPSERT, SYNC)) {
            HeymarketPartialException failure = routes.failure(
                    HeymarketPartialException.class, uri, form.of().apply(TWICE.getBytes(StandardCharsets.UTF_8)));

            RowResult row = failure.getResult() == null
                    ? failure.getReport().getResult().getProblems().get(0)
                    : failure.getResult().getProblems().get(0);
            assertThat(row.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(row.reason()).startsWith("DUPLICATE_MEMBER").contains("'is_opted_out' twice");
            assertThat(stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"phone\":\"12025550144\"}\n%s\n{\"phone\":\"12025550145\"}",
                "[{\"phone\":\"12025550144\"},%s,{\"phone\":\"12025550145\"}]"
            })
    void theOtherRowsGoOnAndTheRowIsNamed(String json) {
        HeymarketPartialException failure =
                routes.failure(HeymarketPartialException.class, UPSERT, json.formatted(TWICE));

        BulkResult result = failure.getResult();
        assertThat(result.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(result.getProblems()).hasSize(1);
        assertThat(result.getProblems().get(0).index()).isEqualTo(1);
    }

    @Test
    void aMemberOfCustomThatStandsTwiceIsRejected() {
        HeymarketPartialException failure = routes.failure(
                HeymarketPartialException.class,
                UPSERT,
                "[{\"phone\":\"" + PHONE + "\",\"custom\":{\"a\":\"1\",\"a\":\"2\"}}]");

        assertThat(failure.getResult().getProblems().get(0).reason()).contains("'a' twice");
    }

    @Test
    void aRejectedRowIsHandedOnWithBothValues() {
        MockEndpoint rejected = routes.context().getEndpoint("mock:rejected", MockEndpoint.class);
        routes.ok(UPSERT + "?failOnPartial=false&rejectedUri=mock:rejected", "[" + TWICE + "]");

        assertThat(rejected.getExchanges()).hasSize(1);
        assertThat(rejected.getExchanges().get(0).getMessage().getBody(String.class))
                .contains("\"is_opted_out\":true", "\"is_opted_out\":false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heymarket:contacts/create",
                "heymarket:contacts/update",
                "heymarket:contacts/set-status",
                "heymarket:contacts/delete",
                "heymarket:contacts/get",
                "heymarket:contacts/lookup",
                "heymarket:contacts/status",
                "heymarket:contacts/search",
                "heymarket:contacts/bulk-upsert?coalesce=true"
            })
    void everyOperationRefusesAMemberThatStandsTwice(String uri) {
        routes.sandbox().seed(Seed.phone(PHONE));
        String json = "{\"phone\":\"" + PHONE + "\",\"status\":\"unsubscribed\",\"phone\":\"12025550199\"}";

        for (Object body : List.of(json, json.getBytes(StandardCharsets.UTF_8))) {
            Exception failure = routes.send(uri, body).getException();

            assertThat(failure).as(uri).isNotNull();
            assertThat(failure.getMessage()).contains("'phone' twice");
        }
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aBulkDeleteRefusesTheRow() {
        routes.sandbox().seed(Seed.phone(PHONE));

        HeymarketPartialException failure = routes.failure(
                HeymarketPartialException.class,
                "heymarket:contacts/bulk-delete",
                "[{\"phone\":\"" + PHONE + "\",\"phone\":\"12025550199\"}]");

        assertThat(failure.getResult().getProblems().get(0).reason()).contains("'phone' twice");
        assertThat(stored()).hasSize(1);
    }
}
