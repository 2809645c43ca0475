package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R5.5: a row that is rejected for another cell has its opt-out carried out, and says so. */
class RejectedRowsOptOutTest extends RejectedOptOutTestCase {

    private static Stream<Arguments> badCells() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(
                                optOut("tags", "no such tag"),
                                optOut("tags", "1,2,3,4,5,6"),
                                optOut("avatar", "not an address"),
                                optOut("assignee_id", "somebody"),
                                optOut("contact_channels", "x"),
                                optOut("email_suppressions", "x"),
                                optOut("custom", "x"),
                                optOut("first", new byte[] {1}))
                        .map(row -> Arguments.of(profile, row)));
    }

    @ParameterizedTest
    @MethodSource("badCells")
    void theOptOutIsCarriedOut(Profile profile, Map<String, Object> row) {
        long mara =
                routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara")).id();

        RowResult result = only("", List.of(row));

        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.reason()).endsWith(CARRIED_OUT);
        assertThat(result.contactId()).isEqualTo(mara);
        assertThat(result.changes()).containsExactly(new FieldChange("is_opted_out", null, "true"));
        assertThat(isOptedOut()).isTrue();
        assertThat(routes.sandbox().findByPhone(PHONE).orElseThrow().first()).isEqualTo("Mara");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whateverThePathTheRowTakes(Profile profile) {
        for (String options : List.of(
                "&apiVersion=v1",
                "&resolve=false",
                "&matchBy=phone,email",
                "&coalesce=true",
                "&allowOptIn=true",
                "&consentCheck=never",
                "&tagMode=replace")) {
            HeymarketSandbox sandbox = routes.sandbox(profile);
            sandbox.seed(Seed.phone(PHONE).first("Mara"));
            Map<String, Object> row = optOut("tags", "no such tag");

            RowResult result = options.contains("coalesce")
                    ? routes.ok(BULK + options, row).getBody(RowResult.class)
                    : only(options, List.of(row));

            assertThat(result.reason()).as(options).startsWith("UNKNOWN_TAG").endsWith(CARRIED_OUT);
            assertThat(isOptedOut()).as(options).isTrue();
            sandbox.delete(sandbox.findByPhone(PHONE).orElseThrow().id());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowByUuidAndOneByAddressAreFoundToo(Profile profile) {
        String uuid = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).email("mara@example.org"))
                .uuid()
                .toString();
        Map<String, Object> byUuid = Map.of("contact_id", uuid, "is_opted_out", true, "tags", "no such tag");

        assertThat(only("", List.of(byUuid)).reason()).endsWith(CARRIED_OUT);
        assertThat(isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void rowsOfASyncAndOfAListOfExchangesAreTheSame(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara"));
        DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(optOut("tags", "no such tag"));

        SyncReport report = routes.ok(
                        "heymarket:contacts/sync?mode=upsert&failOnPartial=false&strategy=snapshot", List.of(exchange))
                .getBody(SyncReport.class);

        assertThat(report.getResult().getProblems())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).endsWith(CARRIED_OUT));
        assertThat(isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowThatHeymarketOrItsContactRefusesIsTheSame(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long[] tags = java.util.stream.LongStream.range(0, 6)
                .map(i -> sandbox.defineTag("tag " + i))
                .toArray();
        Seed mara = Seed.phone(PHONE).first("Mara");
        for (int i = 0; i < 5; i++) {
            mara = mara.tag(tags[i]);
        }
        sandbox.seed(mara);

        RowResult tooMany = only("", List.of(optOut("tags", "tag 5")));

        assertThat(tooMany.reason()).startsWith("TOO_MANY_TAGS").endsWith(CARRIED_OUT);
        assertThat(isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRowThatHeymarketRefusesIsTheSame(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.faults()
                .add(Fault.status(400)
                        .when((method, path) -> method.equals("POST")
                                && (path.equals("/v2/contacts") || path.equals("/v1/batch/contacts")))
                        .always());

        RowResult refused = only("", List.of(optOut("first", "Tove")));

        assertThat(refused.reason()).startsWith("REFUSED").endsWith(CARRIED_OUT);
        assertThat(isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aGoodRowOfTheSamePersonCannotUndoIt(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.PUT_RESETS_OPT_OUT, "YES");
        sandbox.seed(Seed.phone(PHONE).first("Mara"));

        routes.ok(
                BULK + "&consentCheck=never&allowOptIn=true",
                List.of(optOut("tags", "no such tag"), Map.of("phone", PHONE, "first", "Tove", "is_opted_out", "no")));

        assertThat(sandbox.findByPhone(PHONE).orElseThrow().first()).isEqualTo("Tove");
        assertThat(isOptedOut()).isTrue();
    }

    @Test
    void aCreateWhoseAnswerShowsNoOptOutHasItCarriedOutForThatContact() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long id = sandbox.seed(Seed.phone("12025550187")).id();
        String answer = "{'contacts':[{'id':%d,'phone':'%s','is_opted_out':false}],'failed_contacts':[]}";
        sandbox.faults()
                .add(Fault.status(200, answer.formatted(id, PHONE).replace('\'', '"'))
                        .when((method, path) -> path.equals("/v2/contacts")));

        RowResult row = only("", List.of(Map.of("phone", PHONE, "is_opted_out", "yes")));

        assertThat(row.reason()).startsWith("NOT_STORED: ").endsWith(CARRIED_OUT);
        assertThat(row.contactId()).isEqualTo(id);
        assertThat(sandbox.findById(id).orElseThrow().isOptedOut()).isTrue();
    }
}
