package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.converter.HeymarketConverter;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import java.nio.charset.StandardCharsets;
import org.apache.camel.TypeConversionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON with a number whose exponent no decimal number of Java has, for which Jackson throws a {@link NumberFormatException}. */
class HugeNumberTest {

    private static final String JSON = "{\"phone\":\"12025550143\",\"rev\":0e12025550143}";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @Test
    void anAnswerWithOneCannotBeRead() {
        routes.sandbox().faults().add(Fault.status(200, JSON));

        HeymarketException e =
                routes.failure(HeymarketAnswerException.class, "heymarket:contacts/get?contactId=1", null);

        assertThat(e).hasMessageContaining("a value in it is too long").hasNoCause();
    }

    @Test
    void anErrorWithOneKeepsItsStatus() {
        routes.sandbox().faults().add(Fault.status(422, JSON));

        HeymarketException e =
                routes.failure(HeymarketBadRequestException.class, "heymarket:contacts/get?contactId=1", null);

        assertThat(e.getStatus()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, "[" + JSON + "]"})
    void rowsWithOneAreNoJson(String body) {
        HeymarketException e = routes.failure(
                HeymarketException.class, "heymarket:contacts/bulk-upsert", body.getBytes(StandardCharsets.UTF_8));

        assertThat(e).hasMessageContaining("not valid JSON at line 1").message().doesNotContain("12025550143");
    }

    @Test
    void aBodyWithOneIsNoJson() {
        assertThat(routes.failure(HeymarketValidationException.class, "heymarket:contacts/create", JSON))
                .message()
                .doesNotContain("12025550143");
    }

    @Test
    void aTextWithOneIsNoContact() {
        assertThatThrownBy(() -> HeymarketConverter.toContact(JSON)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void aDuplicateMemberBesideAHugeIntegerRejectsItsRowAlone() {
        BulkResult result = (BulkResult) routes.ok(
                        "heymarket:contacts/bulk-upsert?failOnPartial=false",
                        "[{\"phone\":\"12025550143\",\"first\":\"Mara\",\"first\":40000000000000000000},"
                                + "{\"phone\":\"12025550144\",\"first\":\"Tove\"}]")
                .getBody();

        assertThat(RouteTester.rowsOf(result))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.REJECTED, Outcome.CREATED);
    }

    /** Jackson does not say where it found what is nested too deep. */
    @Test
    void aBodyOfAnyCallThatIsNestedTooDeepIsNoJson() {
        assertThat(routes.failure(
                        HeymarketValidationException.class,
                        "heymarket:api/call?method=POST&path=/v1/tags",
                        "[".repeat(5000)))
                .hasMessageContaining("not JSON");
    }
}
