package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R5.5 for one contact: a create or an update that fails for another cell has its opt-out carried out, and says so. */
class SingleRejectedOptOutTest {

    private static final String PHONE = "12025550143";
    private static final String OTHER = "12025550144";
    private static final String CREATE = "heymarket:contacts/create";
    private static final String UPDATE = "heymarket:contacts/update";
    private static final String CARRIED_OUT = "Its opt-out was carried out all the same.";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private static Map<String, Object> optOut(String column, Object value) {
        Map<String, Object> contact = new HashMap<>();
        contact.put("phone", "+" + PHONE);
        contact.put("is_opted_out", "yes");
        contact.put(column, value);
        return contact;
    }

    private static Stream<Arguments> badCells() {
        List<Map<String, Object>> contacts = List.of(
                optOut("tags", "no such tag"),
                optOut("tags", "1,2,3,4,5,6"),
                optOut("avatar", "not an address"),
                optOut("assignee_id", "somebody"),
                optOut("custom", "not a map"));
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(CREATE, CREATE + "?apiVersion=v1", UPDATE)
                        .flatMap(uri -> contacts.stream().map(contact -> Arguments.of(profile, uri, contact))));
    }

    private HeymarketSandbox seeded(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        return sandbox;
    }

    private boolean isOptedOut(String phone) {
        return routes.sandbox().findByPhone(phone).orElseThrow().isOptedOut();
    }

    @ParameterizedTest
    @MethodSource("badCells")
    void anotherCellDoesNotKeepAnybodyReachable(Profile profile, String uri, Map<String, Object> contact) {
        seeded(profile);

        HeymarketValidationException e = routes.failure(HeymarketValidationException.class, uri, contact);

        assertThat(e.getReason()).isNotBlank();
        assertThat(e).hasMessageEndingWith(CARRIED_OUT).hasMessageNotContaining(PHONE);
        assertThat(isOptedOut(PHONE)).isTrue();
        assertThat(routes.sandbox().contactCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whomAHeaderNamesIsKnown(Profile profile) {
        HeymarketSandbox sandbox = seeded(profile);
        var mara = sandbox.findByPhone(PHONE).orElseThrow();
        Map<String, Object> contact = Map.of("is_opted_out", true, "tags", "no such tag");

        for (Object id : List.of(mara.id(), mara.uuid().toString())) {
            HeymarketValidationException e = routes.failure(
                    HeymarketValidationException.class, UPDATE, contact, HeymarketConstants.CONTACT_ID, id);
            assertThat(e)
                    .hasMessageContaining(id.equals(mara.id()) ? CARRIED_OUT : "The contact is opted out already.");
        }

        assertThat(isOptedOut(PHONE)).isTrue();
        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatTheStoredContactForbidsDoesNotEither(Profile profile) {
        HeymarketSandbox sandbox = seeded(profile);
        sandbox.seed(Seed.phone(OTHER).first("Tove"));
        long id = sandbox.findByPhone(PHONE).orElseThrow().id();

        HeymarketValidationException taken = routes.failure(
                HeymarketValidationException.class,
                UPDATE,
                Map.of("phone", "+" + OTHER, "is_opted_out", true),
                HeymarketConstants.CONTACT_ID,
                id);

        assertThat(taken.getReason()).isEqualTo("PHONE_TAKEN");
        assertThat(taken).hasMessageContaining(CARRIED_OUT);
        assertThat(isOptedOut(PHONE)).isTrue();
        assertThat(isOptedOut(OTHER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTagThatAnUpdateWouldLoseDoesNotEither(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        sandbox.set(Switch.TAGS_IN_READS, "LABELS");
        long tag = sandbox.defineTag("VIP");
        sandbox.seed(Seed.phone(PHONE).first("Mara").tag(tag));

        HeymarketException e = routes.failure(
                HeymarketException.class, UPDATE, Map.of("phone", "+" + PHONE, "first", "Tove", "is_opted_out", true));

        assertThat(e).hasMessageContaining("MERGE_UNSAFE").hasMessageContaining(CARRIED_OUT);
        assertThat(isOptedOut(PHONE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatHeymarketRefusesDoesNotEither(Profile profile) {
        HeymarketSandbox sandbox = seeded(profile);
        sandbox.set(Switch.CREATE_EXISTING, "REJECT");

        HeymarketBadRequestException e = routes.failure(
                HeymarketBadRequestException.class,
                CREATE,
                Map.of("phone", "+" + PHONE, "first", "Tove", "is_opted_out", true));

        assertThat(e).hasMessageContaining(CARRIED_OUT);
        assertThat(e.getStatus()).isEqualTo(400);
        assertThat(e.getRequestId()).isNotNull();
        assertThat(isOptedOut(PHONE)).isTrue();
        assertThat(sandbox.findByPhone(PHONE).orElseThrow().first()).isEqualTo("Mara");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aContactWithoutAPhoneIsKnownByItsAddress(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        sandbox.seed(Seed.emailOnly("mara@example.org").first("Mara"));

        HeymarketValidationException e = routes.failure(
                HeymarketValidationException.class,
                CREATE,
                Map.of("email", "mara@example.org", "tags", "no such tag", "is_opted_out", true));

        assertThat(e).hasMessageContaining(CARRIED_OUT);
        assertThat(sandbox.contacts().get(0).isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whereItCannotBeCarriedOutThatIsSaid(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.SEARCH_LAG, 0);
        sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");

        HeymarketValidationException nobody =
                routes.failure(HeymarketValidationException.class, CREATE, optOut("tags", "no such tag"));
        HeymarketValidationException whose = routes.failure(
                HeymarketValidationException.class, CREATE, Map.of("tags", "no such tag", "is_opted_out", "yes"));
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        sandbox.seed(Seed.phone(PHONE).first("Mara"));
        HeymarketValidationException several =
                routes.failure(HeymarketValidationException.class, CREATE, optOut("tags", "no such tag"));

        assertThat(nobody).hasMessageEndingWith("Its opt-out was not carried out: no contact is known for it.");
        assertThat(whose).hasMessageEndingWith("Its opt-out was not carried out: no valid key identifies the contact.");
        assertThat(several).hasMessageEndingWith("Its opt-out was not carried out either: several contacts fit.");
        assertThat(routes.requests(ApiEndpoint.SET_STATUS_V1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aCallThatFailsIsSaid(Profile profile) {
        seeded(profile);
        routes.sandbox().faults().add(Fault.status(200, "\"Rate limited\"").on("POST", "/v1/contact/set_status"));
        HeymarketValidationException open =
                routes.failure(HeymarketValidationException.class, UPDATE, optOut("tags", "no such tag"));
        routes.sandbox().faults().add(Fault.status(400).on("POST", "/v1/contact/set_status"));
        HeymarketValidationException refused =
                routes.failure(HeymarketValidationException.class, UPDATE, optOut("tags", "no such tag"));

        assertThat(open).hasMessageContaining("Whether its opt-out was carried out is not known: ");
        assertThat(refused).hasMessageContaining("Its opt-out was not carried out: ");
        assertThat(isOptedOut(PHONE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whoOptsNoContactOutCostsNoCall(Profile profile) {
        seeded(profile);

        for (Object word : List.of("no", "perhaps", "")) {
            Map<String, Object> contact = optOut("tags", "1,2,3,4,5,6");
            contact.put("is_opted_out", word);
            HeymarketValidationException e = routes.failure(HeymarketValidationException.class, CREATE, contact);
            assertThat(e).hasMessageNotContaining("opt-out was");
        }

        assertThat(routes.requests(ApiEndpoint.SEARCH_V2)).isEmpty();
        assertThat(routes.requests(ApiEndpoint.STATUS_V1)).isEmpty();
        assertThat(isOptedOut(PHONE)).isFalse();
    }

    private static Stream<Arguments> unknownColumns() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(CREATE, UPDATE, "heymarket:contacts/bulk-upsert?coalesce=true")
                        .map(uri -> Arguments.of(profile, uri)));
    }

    @ParameterizedTest
    @MethodSource("unknownColumns")
    void columnsThatAreNotUnderstoodSayThatNothingWasCarriedOut(Profile profile, String uri) {
        seeded(profile);

        HeymarketColumnsException e =
                routes.failure(HeymarketColumnsException.class, uri, optOut("Favourite colour", "blue"));
        HeymarketColumnsException silent = routes.failure(
                HeymarketColumnsException.class, uri, Map.of("phone", "+" + PHONE, "Favourite colour", "blue"));

        assertThat(e.getColumns()).containsExactly("Favourite colour");
        assertThat(e).hasMessageEndingWith("Of contacts with these columns nothing was written, opt-outs included.");
        assertThat(silent).hasMessageNotContaining("opt-outs");
        assertThat(isOptedOut(PHONE)).isFalse();
    }
}
