package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
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

/** Every shape of an answer that the contract lists as possible, through a route, over both profiles. */
class AnswerShapesRouteTest extends AnswerShapesRouteTestCase {

    static Stream<Arguments> counts() {
        return each(Switch.COUNT_SHAPE);
    }

    @ParameterizedTest
    @MethodSource("counts")
    void aCountIsATextANumberOrAnObject(Profile profile, String shape) {
        sandbox(profile, Switch.COUNT_SHAPE, shape).seedMany(12, 1);
        assertThat(routes.ok("heymarket:contacts/count", null).getBody()).isEqualTo(12L);
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
}
