package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import org.apache.camel.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each endpoint that reads one contact, its status or the custom fields sends what the API documents, and gives what it answers. */
class EveryReadEndpointTest extends EveryEndpointTestCase {

    @ParameterizedTest
    @EnumSource
    void getV1ReadsAContactByItsIntegerId(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));

        Message result = routes.ok("heymarket:contacts/get?contactId=" + mara.id(), null);

        RecordedRequest request = answered(result, ApiEndpoint.GET_V1);
        assertThat(request.path()).isEqualTo("/v1/contact/" + mara.id());
        assertThat(request.body()).isNullOrEmpty();
        isMara(result.getBody(Contact.class), mara);
        assertThat(result.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource
    void getV2ReadsAContactByItsUuid(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));

        Message result = routes.ok("heymarket:contacts/get?contactId=" + mara.uuid(), null);

        RecordedRequest request = answered(result, ApiEndpoint.GET_V2);
        assertThat(request.path()).isEqualTo("/v2/contact/" + mara.uuid());
        assertThat(request.body()).isNullOrEmpty();
        isMara(result.getBody(Contact.class), mara);
    }

    @ParameterizedTest
    @EnumSource
    void lookupV1ReadsAContactByItsPhone(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile)
                .seed(Seed.phone(PHONE).first("Mara").last("Lindqvist").assignedUserId(310));

        Message result = routes.ok("heymarket:contacts/lookup", null, HeymarketConstants.PHONE, "+1 (202) 555-0143");

        RecordedRequest request = answered(result, ApiEndpoint.LOOKUP_V1);
        assertThat(json(request.body())).isEqualTo(json("{'phone':'12025550143'}"));
        isMara(result.getBody(Contact.class), mara);
        assertThat(result.getHeader(HeymarketConstants.RESULT_FOUND)).isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource
    void statusV1ShowsWhetherSomebodyOptedOut(Profile profile) throws Exception {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone(PHONE).optedOutByContact());

        Message result = routes.ok("heymarket:contacts/status?contactId=" + mara.id(), null);

        assertThat(json(answered(result, ApiEndpoint.STATUS_V1).body())).isEqualTo(json("{'id':" + mara.id() + "}"));
        ContactStatus status = result.getBody(ContactStatus.class);
        assertThat(status.getUnsubscribed()).isTrue();
        assertThat(status.getBlocked()).isFalse();
        assertThat(status.getPhone()).isEqualTo(PHONE);
    }

    @ParameterizedTest
    @EnumSource
    void fieldsV1GivesTheCustomFields(Profile profile) throws Exception {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        long party = sandbox.defineField("Party");
        long state = sandbox.defineField("State");

        Message result = routes.ok("heymarket:contact-fields/list", null);

        assertThat(json(answered(result, ApiEndpoint.FIELDS_V1).body())).isEqualTo(json("{}"));
        assertThat(result.getBody())
                .isEqualTo(List.of(new ContactField(party, "Party"), new ContactField(state, "State")));
    }

    private static void isMara(Contact contact, SandboxContact mara) {
        assertThat(contact.getId()).isEqualTo(mara.id());
        assertThat(contact.getPhone()).isEqualTo(PHONE);
        assertThat(contact.getFirst()).isEqualTo("Mara");
        assertThat(contact.getDisplayName()).isEqualTo("Mara Lindqvist");
        assertThat(contact.getAssigneeId()).isEqualTo(310);
    }
}
