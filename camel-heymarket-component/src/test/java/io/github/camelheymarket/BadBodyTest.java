package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be right is refused before anything is sent, in words that name row and field and no person's data. */
class BadBodyTest {

    private static final String CREATE = "heymarket:contacts/create";
    private static final String UPSERT = "heymarket:contacts/bulk-upsert";
    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static Stream<Object> notOneContact() {
        return Stream.of(
                "mara@example.org",
                "{\"phone\": \"12025550143\"",
                "[{\"phone\": \"12025550143\"}]",
                "\"text\"",
                "not json".getBytes(StandardCharsets.UTF_8),
                new Object(),
                true);
    }

    @ParameterizedTest
    @MethodSource("notOneContact")
    void aBodyThatIsNoContactNamesItsTypeAndWhatIsAccepted(Object body) {
        for (String uri : new String[] {CREATE, "heymarket:contacts/update?contactId=5"}) {
            HeymarketValidationException failure = routes.failure(HeymarketValidationException.class, uri, body);
            assertThat(failure.getReason()).isEqualTo("NOT_A_CONTACT");
            assertThat(failure)
                    .hasMessageContaining(body.getClass().getName())
                    .hasMessageContaining("a Contact, a Map, or a JSON object")
                    .hasMessageNotContaining("example.org")
                    .hasMessageNotContaining(PHONE);
        }
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void noBodyAtAllSaysSo() {
        HeymarketValidationException failure = routes.failure(HeymarketValidationException.class, CREATE, null);
        assertThat(failure.getReason()).isEqualTo("NOT_A_CONTACT");
        assertThat(failure).hasMessageContaining("The body is empty");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "<contact/>", "first;last"})
    void aBulkBodyThatIsNoRowsIsRefusedWithoutPrintingIt(String body) {
        HeymarketException failure = routes.failure(HeymarketException.class, UPSERT, body);
        assertThat(failure).hasMessageNotContaining(body).hasMessageContaining("JSON");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts/get", "contacts/update", "contacts/delete", "contacts/lookup", "contacts/status"})
    void withoutAContactToSpeakOfItSaysHowToNameOne(String operation) {
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, "heymarket:" + operation, Map.of("first", "Mara"));
        assertThat(failure.getReason()).isEqualTo("NO_CONTACT");
        assertThat(failure).hasMessageContaining(operation).hasMessageContaining("CamelHeymarketContactId");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+1 202 555 014      | …14",
                "+1 202 555 0143 x12 | …12",
                "call me             | …",
                "202-555-0143        | …43"
            })
    void anImpossiblePhoneOfOneContactIsMaskedAndWholeInTheException(String phone, String masked) {
        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, CREATE, Map.of("Phone Number", phone, "first", "Mara"));
        assertThat(failure.getReason()).isEqualTo("PHONE_NOT_POSSIBLE");
        assertThat(failure.getField()).isEqualTo("Phone Number");
        assertThat(failure)
                .hasMessageContaining("'Phone Number'")
                .hasMessageContaining(masked)
                .hasMessageNotContaining(phone);
        assertThat(failure.getRejectedValue()).isEqualTo(phone);
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anImpossiblePhoneOfARowNamesTheRow(Profile profile) {
        routes.sandbox(profile);
        HeymarketPartialException failure = routes.failure(
                HeymarketPartialException.class,
                UPSERT,
                List.of(Map.of("phone", "+1 202 555 014"), Map.of("phone", "nobody")));
        assertThat(failure)
                .hasMessageContaining("row 0 REJECTED")
                .hasMessageContaining("row 1 REJECTED")
                .hasMessageContaining("…14")
                .hasMessageNotContainingAny("555 014", "555014");
        assertThat(RouteTester.rowsOf(failure.getResult()))
                .extracting(RowResult::reasonCode)
                .containsOnly("PHONE_NOT_POSSIBLE");
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownTitleNamesTheNearestAndOnlyTheFieldsWereRead(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.defineField("Loyalty tier");
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        Map<String, Object> row = Map.of("phone", PHONE, "Loyalty teir", "gold", "Shoes", "44");

        for (String uri : new String[] {CREATE, UPSERT, "heymarket:contacts/update?contactId=" + mara.id()}) {
            HeymarketException thrown = routes.failure(HeymarketException.class, uri, row);
            HeymarketColumnsException failure =
                    (HeymarketColumnsException) (uri.equals(UPSERT) ? thrown.getCause() : thrown);
            assertThat(failure.getReason()).isEqualTo("UNKNOWN_FIELD");
            assertThat(failure.getColumns()).containsExactlyInAnyOrder("Loyalty teir", "Shoes");
            assertThat(thrown)
                    .hasMessageContaining("did you mean 'Loyalty tier'?")
                    .hasMessageNotContaining("gold");
        }
        assertThat(routes.calls()).containsOnly("POST /v1/contact-fields");
        assertThat(sandbox.contacts()).containsExactly(mara);
    }

    @Test
    void unknownColumnsMayBeLeftOut() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        routes.ok(CREATE + "?unknownFields=ignore", Map.of("phone", PHONE, "Shoes", "44"));
        assertThat(sandbox.findByPhone(PHONE)).isPresent();
    }

    @Test
    void aFieldThatWasMadeSinceIsKnownAtOnce() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        sandbox.defineField("Party");
        routes.ok(CREATE, Map.of("phone", PHONE, "Party", "Blue"));
        long state = sandbox.defineField("State");

        routes.ok(CREATE, Map.of("phone", "12025550144", "State", "Ohio"));

        assertThat(sandbox.findByPhone("12025550144").orElseThrow().custom()).isEqualTo(Map.of(state, "Ohio"));
    }

    @Test
    void anUnknownTagIsRefused() {
        routes.sandbox(Profile.KIND).defineTag("VIP");
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, CREATE, Map.of("phone", PHONE, "tags", "VIPP"));
        assertThat(failure.getReason()).isEqualTo("UNKNOWN_TAG");
        assertThat(routes.calls()).containsOnly("POST /v1/tags");
    }

    @ParameterizedTest
    @CsvSource({"contacts/create, NO_KEY", "contacts/create?apiVersion=v1, NO_PHONE"})
    void aContactThatNothingReachesIsRefused(String operation, String reason) {
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, "heymarket:" + operation, Map.of("first", "Mara"));
        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(routes.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "is_opted_out, maybe,       OPT_OUT_NOT_UNDERSTOOD",
        "assignee_id,  somebody,    BAD_VALUE",
        "avatar,       mara.png,    BAD_VALUE"
    })
    void aValueThatItsFieldCannotHoldIsRefusedWithoutPrintingIt(String field, String value, String reason) {
        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, CREATE, Map.of("phone", PHONE, field, value));
        assertThat(failure.getReason()).isEqualTo(reason);
        assertThat(failure.getField()).isEqualTo(field);
        assertThat(failure).hasMessageContaining(field).hasMessageNotContaining(value);
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aRowThatIsNoContactIsOneBadRow() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        HeymarketPartialException failure =
                routes.failure(HeymarketPartialException.class, UPSERT, List.of(Map.of("phone", PHONE), new Object()));
        assertThat(failure.getResult().getProblems())
                .extracting(RowResult::reasonCode)
                .containsExactly("NOT_A_CONTACT");
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }
}
