package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"get", "lookup", "search", "list", "update", "create"})
    void aContactKnowsTheAccountThatItCameFrom(String operation) {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        String key = "RAW(" + sandbox.apiKey() + ")";
        if (!operation.equals("create")) {
            sandbox.seed(Seed.phone(PHONE));
        }
        List<Object> given = new ArrayList<>();
        routes.okThen(
                "heymarket:contacts/" + operation,
                RouteTester.drain(given),
                operation.equals("search") ? PHONE : Map.of("phone", PHONE, "first", "Ines"));

        Contact read = (Contact) given.get(0);
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

    @ParameterizedTest
    @ValueSource(strings = {"{'email_suppressions': [5]}", "{'tags': [{'tag_id': 5}]}"})
    void otherIdsThatCannotBeTranslatedAreRefused(String ids) {
        Contact contact = elsewhere();
        contact.json().setAll((ObjectNode) RouteTester.json(ids));

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

    /** Only an id is left of it, which is that of another contact in the account that follows. */
    @Test
    void aContactThatWasDeletedKnowsTheAccountThatItWasDeletedFrom() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long gone = sandbox.seed(Seed.phone(PHONE)).id();
        try (ChangesRig rig = new ChangesRig(sandbox, TimeSource.SYSTEM)) {
            rig.start("detectDeletes=true").poll();
            sandbox.delete(gone);
            assertThat(rig.poll()).containsExactly(gone);

            HeymarketValidationException failure = routes.failure(
                    HeymarketValidationException.class,
                    "heymarket:contacts/delete",
                    ChangesRig.contact(rig.exchanges.get(0)));

            assertThat(failure.getReason()).isEqualTo("OTHER_ACCOUNT");
        }
    }

    @Test
    void withoutAPhoneNothingShowsWhomADeleteMeans() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        long other = sandbox.seed(Seed.phone("12025550199")).id();
        Contact contact = new Contact().readFrom(BASE + "#a");
        contact.json().put("id", other);

        HeymarketValidationException failure =
                routes.failure(HeymarketValidationException.class, "heymarket:contacts/delete", contact);

        assertThat(failure.getReason()).isEqualTo("OTHER_ACCOUNT");
        assertThat(sandbox.contacts()).hasSize(1);
    }
}
