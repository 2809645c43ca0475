package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A contact that was read from another account does not bring that account's ids along. */
class OtherAccountRouteTest {

    private static final String PHONE = "12025550143";
    private static final String BASE = "http://other.example";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static Contact elsewhere() {
        Contact contact = new Contact();
        contact.setPhone(PHONE);
        contact.setFirst("Mara");
        return contact.readFrom(BASE + "#a");
    }

    private SandboxContact stored() {
        return routes.sandbox().contacts().iterator().next();
    }

    @Test
    void aContactThatWasReadIsWrittenBackToItsOwnAccount() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long party = sandbox.defineField("Party");
        sandbox.seed(Seed.phone(PHONE).first("Mara").custom(party, "Blue"));
        Contact read =
                routes.ok("heymarket:contacts/get", Map.of("phone", PHONE)).getBody(Contact.class);

        read.setFirst("Ines");
        routes.ok("heymarket:contacts/bulk-upsert", read);

        assertThat(stored().first()).isEqualTo("Ines");
        assertThat(stored().custom()).isEqualTo(Map.of(party, "Blue"));
    }

    @Test
    void aReadContactKnowsItsAccount() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(PHONE));
        String key = "RAW(" + routes.sandbox().apiKey() + ")";

        Contact read =
                routes.ok("heymarket:contacts/get", Map.of("phone", PHONE)).getBody(Contact.class);
        read.setCustom("81", "gold");
        HeymarketPartialException failure = routes.failure(
                HeymarketPartialException.class, "heymarket:contacts/bulk-upsert?apiKey=" + key, List.of(read));

        assertThat(failure.getResult().getProblems().get(0).reason())
                .startsWith("OTHER_ACCOUNT")
                .contains("flat");
    }

    @Test
    void customFieldIdsOfAnotherAccountAreRefused() {
        routes.sandbox().defineField("Birthday");
        Contact contact = elsewhere();
        contact.setCustom("81", "gold");

        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, "heymarket:contacts/create", contact);

        assertThat(failure.getReason()).isEqualTo("OTHER_ACCOUNT");
        assertThat(routes.sandbox().contacts()).isEmpty();
    }

    @Test
    void tagsOfAnotherAccountAreFoundByTheirLabels() {
        long vip = routes.sandbox(Profile.KIND).defineTag("VIP");
        Contact contact = elsewhere();
        contact.json().putArray("tags").addObject().put("tag_id", vip + 1).put("tag", "VIP");

        routes.ok("heymarket:contacts/bulk-upsert", contact);

        assertThat(stored().tags()).containsExactly(vip);
    }

    @Test
    void theOwnerAndTheIdsAreLeftOutAndListed() {
        Contact contact = elsewhere();
        contact.json().put("assigned_user_id", 310).put("contact_id", "0d6f1a52-0f3c-4b1e-9a55-1c8a0b8d5f10");

        BulkResult result = routes.ok("heymarket:contacts/bulk-upsert", contact).getBody(BulkResult.class);

        assertThat(result.getIgnoredColumns()).contains("assigned_user_id", "contact_id");
        assertThat(routes.sandbox().contacts()).hasSize(1);
    }

    @Test
    void aDeleteDoesNotTakeTheIdsOfAnotherAccountForItsOwn() {
        routes.sandbox(Profile.KIND).seed(Seed.phone("12025550199"));
        routes.sandbox().seed(Seed.phone(PHONE));
        long other = routes.sandbox().contacts().stream()
                .filter(contact -> !PHONE.equals(contact.phone()))
                .findFirst()
                .orElseThrow()
                .id();
        Contact contact = elsewhere();
        contact.json().put("id", other);

        routes.ok("heymarket:contacts/delete", contact);

        assertThat(routes.sandbox().contacts())
                .extracting(SandboxContact::phone)
                .containsExactly("12025550199");
    }
}
