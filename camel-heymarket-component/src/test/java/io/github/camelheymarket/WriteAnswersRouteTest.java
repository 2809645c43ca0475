package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every documented form of the answer to a write is understood. */
class WriteAnswersRouteTest extends AnswerShapesRouteTestCase {

    private static final String OTHER = "12025550144";

    static Stream<Arguments> plainTexts() {
        return each(Switch.STRING_ANSWERS);
    }

    @ParameterizedTest
    @MethodSource("plainTexts")
    void aPlainTextIsQuotedBareOrEmpty(Profile profile, String shape) {
        HeymarketSandbox sandbox = sandbox(profile, Switch.STRING_ANSWERS, shape);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));

        Message set = routes.ok("heymarket:contacts/set-status?status=blocked", null, HeymarketConstants.PHONE, PHONE);
        assertThat(set.getBody()).isEqualTo(shape.equals("EMPTY") ? "" : "success");
        Message deleted = routes.ok("heymarket:contacts/delete?contactId=" + mara.id(), null);
        assertThat(deleted.getBody()).isEqualTo(shape.equals("EMPTY") ? "" : "ok");
        assertThat(sandbox.contactCount()).isZero();

        SandboxContact ines = sandbox.seed(Seed.phone(OTHER));
        BulkResult bulk = routes.ok(
                        "heymarket:contacts/bulk-delete", List.of(ines.uuid().toString()))
                .getBody(BulkResult.class);
        assertThat(bulk.count(Outcome.SENT)).isEqualTo(1);
        assertThat(sandbox.contactCount()).isZero();
    }

    static Stream<Arguments> createdOnV1() {
        return each(Switch.CREATE_V1_ANSWER);
    }

    @ParameterizedTest
    @MethodSource("createdOnV1")
    void aCreateOnV1ShowsIdsWithOrWithoutTheUuid(Profile profile, String shape) {
        HeymarketSandbox sandbox = sandbox(profile, Switch.CREATE_V1_ANSWER, shape);
        Contact answer = routes.ok("heymarket:contacts/create?apiVersion=v1", Map.of("phone", PHONE, "first", "Mara"))
                .getBody(Contact.class);
        SandboxContact stored = sandbox.findByPhone(PHONE).orElseThrow();
        assertThat(answer.getId()).isEqualTo(stored.id());
        assertThat(answer.getRev()).isEqualTo(1);
        assertThat(answer.getUuid())
                .isEqualTo(shape.equals("ID_REV") ? null : stored.uuid().toString());
    }

    static Stream<Arguments> createdOnV2() {
        return each(Switch.CREATE_V2_ANSWER);
    }

    @ParameterizedTest
    @MethodSource("createdOnV2")
    void aCreateOnV2ShowsIdsOrTheContact(Profile profile, String shape) {
        HeymarketSandbox sandbox = sandbox(profile, Switch.CREATE_V2_ANSWER, shape);
        Contact answer = routes.ok("heymarket:contacts/create", Map.of("phone", PHONE, "first", "Mara"))
                .getBody(Contact.class);
        SandboxContact stored = sandbox.findByPhone(PHONE).orElseThrow();
        assertThat(answer.getId()).isEqualTo(stored.id());
        assertThat(answer.getUuid()).isEqualTo(stored.uuid().toString());
        assertThat(answer.getFirst()).isEqualTo(shape.equals("IDS") ? null : "Mara");
    }

    static Stream<Arguments> updatedOnV2() {
        return each(Switch.UPDATE_V2_ANSWER);
    }

    @ParameterizedTest
    @MethodSource("updatedOnV2")
    void anUpdateOnV2ShowsIdsOrTheContact(Profile profile, String shape) {
        HeymarketSandbox sandbox = sandbox(profile, Switch.UPDATE_V2_ANSWER, shape);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE).first("Mara"));
        Contact answer = routes.ok("heymarket:contacts/update?contactId=" + mara.uuid(), Map.of("first", "Maren"))
                .getBody(Contact.class);
        assertThat(answer.getId()).isEqualTo(mara.id());
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().first()).isEqualTo("Maren");
    }

    static Stream<Arguments> nothingFailed() {
        return each(Switch.FAILED_CONTACTS_NONE);
    }

    @ParameterizedTest
    @MethodSource("nothingFailed")
    void failedContactsAreEmptyNullOrMissingWhenNobodyFailed(Profile profile, String shape) {
        sandbox(profile, Switch.FAILED_CONTACTS_NONE, shape);
        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-upsert",
                        List.of(Map.of("phone", PHONE, "first", "Mara"), Map.of("phone", OTHER)))
                .getBody(BulkResult.class);
        assertThat(result.count(Outcome.CREATED)).isEqualTo(2);
    }

    static Stream<Arguments> failedItems() {
        return each(Switch.FAILED_CONTACTS_ITEM)
                .flatMap(item -> Switch.FAILED_REASON_MEMBER.allowed().stream()
                        .map(member -> Arguments.of(item.get()[0], item.get()[1], member)));
    }

    /** An address is not checked by us unless it is the key, so that Heymarket alone finds the row bad. */
    @ParameterizedTest
    @MethodSource("failedItems")
    void aFailedContactIsWrappedOrBareWithAReasonOrWithout(Profile profile, String shape, String member) {
        HeymarketSandbox sandbox = sandbox(profile, Switch.FAILED_CONTACTS_ITEM, shape);
        sandbox.set(Switch.FAILED_REASON_MEMBER, member);
        sandbox.set(Switch.BULK_BAD_ROW, "FAILED_CONTACTS");

        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-upsert?failOnPartial=false",
                        List.of(
                                Map.of("phone", PHONE, "first", "Mara"),
                                Map.of("phone", OTHER, "email", "not an address")))
                .getBody(BulkResult.class);

        assertThat(RouteTester.rowsOf(result))
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.REJECTED);
        assertThat(RouteTester.rowsOf(result).get(1).reason())
                .doesNotContain(OTHER)
                .doesNotContain("not an address");
        assertThat(sandbox.contacts()).extracting(SandboxContact::phone).containsExactly(PHONE);
    }

    static Stream<Arguments> batchAnswers() {
        return each(Switch.BATCH_ANSWER)
                .flatMap(answer -> Stream.of(true, false)
                        .map(overwrite -> Arguments.of(answer.get()[0], answer.get()[1], overwrite)));
    }

    @ParameterizedTest
    @MethodSource("batchAnswers")
    void aBatchOnV1AnswersOkOrContacts(Profile profile, String shape, boolean overwrite) {
        HeymarketSandbox sandbox = sandbox(profile, Switch.BATCH_ANSWER, shape);

        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-upsert?apiVersion=v1&resolve=false&failOnPartial=false&overwriteContacts="
                                + overwrite,
                        List.of(Map.of("phone", PHONE, "first", "Mara"), Map.of("phone", OTHER, "first", "Ines")))
                .getBody(BulkResult.class);

        assertThat(result.getTotal()).isEqualTo(2);
        assertThat(result.count(Outcome.FAILED) + result.count(Outcome.REJECTED))
                .isZero();
        if (!overwrite && shape.equals("OK_OR_FAILED")) {
            assertThat(result.count(Outcome.UNKNOWN))
                    .as("created or skipped, who knows")
                    .isEqualTo(2);
        }
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }
}
