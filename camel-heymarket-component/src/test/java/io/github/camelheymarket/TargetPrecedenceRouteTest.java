package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** What names the contact where header, option and body differ. */
class TargetPrecedenceRouteTest extends ContactTargetRouteTestCase {

    @Test
    void theHeaderWinsOverTheOption() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        SandboxContact ines = sandbox.seed(Seed.phone("12025550144"));
        String uri = "heymarket:contacts/get?contactId=" + mara.id();

        assertThat(id(routes.ok(uri, null))).isEqualTo(mara.id());
        assertThat(id(routes.ok(uri, null, HeymarketConstants.CONTACT_ID, ines.id())))
                .isEqualTo(ines.id());
        assertThat(id(routes.ok(uri, null, HeymarketConstants.PHONE, "12025550144")))
                .isEqualTo(ines.id());
        assertThat(id(routes.ok(uri, null, HeymarketConstants.CONTACT_ID, " ", HeymarketConstants.PHONE, "")))
                .as("blank headers are none")
                .isEqualTo(mara.id());
    }

    @Test
    void theOptionWinsOverTheBody() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));
        SandboxContact ines = sandbox.seed(Seed.phone("12025550144"));

        Message result = routes.ok("heymarket:contacts/get?contactId=" + mara.id(), Map.of("contact_id", ines.id()));

        assertThat(id(result)).isEqualTo(mara.id());
    }

    @Test
    void theBodyMayBeAnIdAPhoneWithPlusAMapJsonOrAContact() {
        SandboxContact mara = routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));
        Contact contact = new Contact();
        contact.json().put("id", mara.id());

        for (Object body : new Object[] {
            mara.id(),
            Long.toString(mara.id()),
            mara.uuid().toString(),
            "+1 202 555 0143",
            Map.of("contact_id", mara.uuid().toString()),
            Map.of("phone", PHONE),
            "{\"contact_id\": " + mara.id() + "}",
            "{\"phone\": \"12025550143\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            contact
        }) {
            assertThat(id(routes.ok("heymarket:contacts/get", body)))
                    .as(body.getClass().getSimpleName())
                    .isEqualTo(mara.id());
        }
    }

    @Test
    void aRowsOwnIdNamesNobody() {
        SandboxContact mara = routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));

        HeymarketValidationException failure = routes.failure(
                HeymarketValidationException.class, "heymarket:contacts/delete", Map.of("id", mara.id()));

        assertThat(failure.getReason()).isEqualTo("NO_CONTACT");
        assertThat(failure).hasMessageContaining("CamelHeymarketContactId");
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void whatAnEarlierCallReportedIsNotReadAsInput() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        SandboxContact mara = sandbox.seed(Seed.phone(PHONE));

        Message result = routes.ok(
                "heymarket:contacts/get?contactId=" + mara.id(),
                null,
                HeymarketConstants.RESULT_NEXT_PAGE,
                7,
                HeymarketConstants.RESULT_STATUS,
                500,
                "mine",
                "stays");

        assertThat(result.getHeader(HeymarketConstants.RESULT_STATUS)).isEqualTo(200);
        assertThat(result.getHeader(HeymarketConstants.RESULT_NEXT_PAGE)).isNull();
        assertThat(result.getHeader("mine")).isEqualTo("stays");
    }
}
