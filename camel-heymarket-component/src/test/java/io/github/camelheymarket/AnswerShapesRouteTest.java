package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of an answer that the contract lists as possible, through a route, over both profiles. */
class AnswerShapesRouteTest {

    private static final String PHONE = "12025550143";
    private static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static Stream<Arguments> each(Switch question) {
        return Stream.of(Profile.values())
                .flatMap(profile -> question.allowed().stream().map(value -> Arguments.of(profile, value)));
    }

    private HeymarketSandbox sandbox(Profile profile, Switch question, String value) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(question, value);
        return sandbox;
    }

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

    static Stream<Arguments> counts() {
        return each(Switch.COUNT_SHAPE);
    }

    @ParameterizedTest
    @MethodSource("counts")
    void aCountIsATextANumberOrAnObject(Profile profile, String shape) {
        sandbox(profile, Switch.COUNT_SHAPE, shape).seedMany(12, 1);
        assertThat(routes.ok("heymarket:contacts/count", null).getBody()).isEqualTo(12L);
    }

    static Stream<Arguments> createdOnV1() {
        return each(Switch.CREATE_V1_ANSWER);
    }

    @ParameterizedTest
    @MethodSource("createdOnV1")
    void aCreateOnV1TellsIdsWithOrWithoutTheUuid(Profile profile, String shape) {
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
    void aCreateOnV2TellsIdsOrTheContact(Profile profile, String shape) {
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
    void anUpdateOnV2TellsIdsOrTheContact(Profile profile, String shape) {
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

    static Stream<Arguments> fields() {
        return each(Switch.FIELDS_SHAPE)
                .flatMap(shape -> Switch.FIELD_NAME_MEMBER.allowed().stream()
                        .map(member -> Arguments.of(shape.get()[0], shape.get()[1], member)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void customFieldsComeAsAnArrayAWrapperOrAMap(Profile profile, String shape, String member) {
        HeymarketSandbox sandbox = sandbox(profile, Switch.FIELDS_SHAPE, shape);
        sandbox.set(Switch.FIELD_NAME_MEMBER, member);
        assertThat(routes.ok("heymarket:contact-fields/list", null).getBody()).isEqualTo(List.of());

        long party = sandbox.defineField("Party");
        long state = sandbox.defineField("State");

        assertThat(routes.ok("heymarket:contact-fields/list", null).getBody())
                .isEqualTo(List.of(new ContactField(party, "Party"), new ContactField(state, "State")));
        routes.ok("heymarket:contacts/create", Map.of("phone", PHONE, "party", "Blue"));
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().custom()).isEqualTo(Map.of(party, "Blue"));
    }

    static Stream<Arguments> nobody() {
        return each(Switch.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void whoIsNotThereIsAFailureOfGet(Profile profile, String shape) {
        sandbox(profile, Switch.NOT_FOUND, shape);
        for (String id : new String[] {"4711", "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11"}) {
            HeymarketNotFoundException failure =
                    routes.failure(HeymarketNotFoundException.class, "heymarket:contacts/get?contactId=" + id, null);
            assertThat(failure).hasMessageContaining("contacts/get: the contact does not exist");
            assertThat(failure.getRequestId()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void whoIsNotThereIsNullForLookup(Profile profile, String shape) {
        sandbox(profile, Switch.NOT_FOUND, shape);
        for (Object[] header :
                new Object[][] {{HeymarketConstants.PHONE, PHONE}, {HeymarketConstants.CONTACT_ID, 4711}}) {
            Message message = routes.ok("heymarket:contacts/lookup", null, header);
            assertThat(message.getBody()).isNull();
            assertThat(message.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(false);
        }
    }

    @ParameterizedTest
    @MethodSource("nobody")
    void notFoundTurnsItRound(Profile profile, String shape) {
        sandbox(profile, Switch.NOT_FOUND, shape);
        Message message = routes.ok("heymarket:contacts/get?notFound=null&contactId=4711", null);
        assertThat(message.getBody()).isNull();
        assertThat(message.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(false);
        routes.failure(
                HeymarketNotFoundException.class,
                "heymarket:contacts/lookup?notFound=exception",
                null,
                HeymarketConstants.PHONE,
                PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void aBadRequestIsNotTakenForAbsence(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.faults().add(Fault.status(400, "{\"error_code\":\"bad_data\",\"message\":\"phone is malformed\"}"));
        HeymarketBadRequestException failure = routes.failure(
                HeymarketBadRequestException.class, "heymarket:contacts/lookup", null, HeymarketConstants.PHONE, PHONE);
        assertThat(failure.getStatus()).isEqualTo(400);
        assertThat(failure.getCode()).isEqualTo("bad_data");
    }

    static Stream<Arguments> lookupIds() {
        return each(Switch.LOOKUP_ID);
    }

    @ParameterizedTest
    @MethodSource("lookupIds")
    void theIdOfALookupIsATextOrANumber(Profile profile, String shape) {
        SandboxContact mara = sandbox(profile, Switch.LOOKUP_ID, shape).seed(Seed.phone(PHONE));
        Message message = routes.ok("heymarket:contacts/lookup?contactId=" + mara.id(), null);
        assertThat(message.getBody(Contact.class).getId()).isEqualTo(mara.id());
    }

    static Stream<Arguments> uuids() {
        return each(Switch.READ_UUID);
    }

    @ParameterizedTest
    @MethodSource("uuids")
    void theUuidIsFoundWhereverItStands(Profile profile, String member) {
        SandboxContact mara = sandbox(profile, Switch.READ_UUID, member).seed(Seed.phone(PHONE));
        Contact contact =
                routes.ok("heymarket:contacts/get?contactId=" + mara.id(), null).getBody(Contact.class);
        assertThat(contact.getUuid())
                .isEqualTo(member.equals("NONE") ? null : mara.uuid().toString());
    }

    static Stream<Arguments> errorBodies() {
        return each(Switch.ERROR_BODY);
    }

    @ParameterizedTest
    @MethodSource("errorBodies")
    void anErrorOfAnyShapeIsAFailureWithItsStatus(Profile profile, String shape) {
        sandbox(profile, Switch.ERROR_BODY, shape);
        HeymarketException failure = routes.failure(
                HeymarketException.class, "heymarket:contacts/status", null, HeymarketConstants.PHONE, PHONE);
        assertThat(failure.getStatus()).isIn(400, 404);
        assertThat(failure.getRequestId()).isNotNull();
        assertThat(failure).hasMessageContaining("contacts/status").hasMessageNotContaining(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS_404", "STATUS_400", "OK"})
    void deletingNobodyIsNotSuccessUnlessHeymarketSaysSo(String shape) {
        routes.sandbox(Profile.HOSTILE).set(Switch.NOT_FOUND_DELETE, shape);
        String uri = "heymarket:contacts/delete?contactId=4711";
        if (shape.equals("OK")) {
            routes.ok(uri, null);
        } else {
            routes.failure(HeymarketException.class, uri, null);
        }
    }
}
