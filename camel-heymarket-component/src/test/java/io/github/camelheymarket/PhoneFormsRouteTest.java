package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Several forms of one phone number are one contact: it is found by each of them (R2). */
class PhoneFormsRouteTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    /** The form that Heymarket has, and the one that the route gives. */
    static Stream<Arguments> forms() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(
                        Arguments.of(profile, "5215555550143", "525555550143"),
                        Arguments.of(profile, "525555550143", "+52 1 55 5555 0143"),
                        Arguments.of(profile, "541123456789", "5491123456789"),
                        Arguments.of(profile, "5491123456789", "541123456789"),
                        Arguments.of(profile, "551187654321", "5511987654321"),
                        Arguments.of(profile, "5511987654321", "551187654321")));
    }

    private static Outcome[] outcomes(Message result) {
        return RouteTester.rowsOf(result.getBody(BulkResult.class)).stream()
                .map(RowResult::outcome)
                .toArray(Outcome[]::new);
    }

    private SandboxContact onlyOne() {
        assertThat(routes.sandbox().contacts()).hasSize(1);
        return routes.sandbox().contacts().get(0);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aBulkUpsertUpdatesAndLeavesTheStoredForm(Profile profile, String stored, String given) {
        routes.sandbox(profile).seed(Seed.phone(stored).first("Ana"));
        String uri = "heymarket:contacts/bulk-upsert?failOnPartial=false";

        assertThat(outcomes(routes.ok(uri, List.of(Map.of("phone", given, "first", "Ana")))))
                .containsExactly(Outcome.UNCHANGED);
        assertThat(outcomes(routes.ok(uri, List.of(Map.of("phone", given, "first", "Berta")))))
                .containsExactly(Outcome.UPDATED);

        assertThat(onlyOne().phone()).isEqualTo(stored);
        assertThat(onlyOne().first()).isEqualTo("Berta");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void rowsInBothFormsAreMerged(Profile profile, String one, String other) {
        routes.sandbox(profile);

        routes.ok(
                "heymarket:contacts/bulk-upsert",
                List.of(Map.of("phone", one, "first", "Ana"), Map.of("phone", other, "last", "Diaz")));

        assertThat(onlyOne().first()).isEqualTo("Ana");
        assertThat(onlyOne().last()).isEqualTo("Diaz");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anUpdateFindsTheContactAndLeavesItsPhone(Profile profile, String stored, String given) {
        routes.sandbox(profile).seed(Seed.phone(stored).first("Ana"));

        routes.ok("heymarket:contacts/update", Map.of("phone", given, "first", "Berta"));

        assertThat(onlyOne().phone()).isEqualTo(stored);
        assertThat(onlyOne().first()).isEqualTo("Berta");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anUpdateByIdIsNoChangeOfThePhone(Profile profile, String stored, String given) {
        SandboxContact ana = routes.sandbox(profile).seed(Seed.phone(stored).first("Ana"));

        routes.ok(
                "heymarket:contacts/update",
                Map.of("phone", given, "first", "Berta"),
                HeymarketConstants.CONTACT_ID,
                ana.id());

        assertThat(onlyOne().phone()).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsFindTheContact(Profile profile, String stored, String given) {
        SandboxContact ana = routes.sandbox(profile).seed(Seed.phone(stored));

        for (String operation : List.of("get", "lookup")) {
            Contact read = routes.ok("heymarket:contacts/" + operation, null, HeymarketConstants.PHONE, given)
                    .getBody(Contact.class);
            assertThat(read.getId()).as(operation).isEqualTo(ana.id());
        }
        assertThat(routes.ok("heymarket:contacts/search", given).getBody(List.class))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anOptOutReachesTheContact(Profile profile, String stored, String given) {
        routes.sandbox(profile).seed(Seed.phone(stored));

        routes.ok("heymarket:contacts/set-status?status=unsubscribed", null, HeymarketConstants.PHONE, given);

        assertThat(onlyOne().isOptedOut()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void deletesFindTheContact(Profile profile, String stored, String given) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone(stored));

        routes.ok("heymarket:contacts/delete", null, HeymarketConstants.PHONE, given);
        assertThat(sandbox.contacts()).isEmpty();

        sandbox.seed(Seed.phone(stored));
        routes.ok("heymarket:contacts/bulk-delete", List.of(Map.of("phone", given)));
        assertThat(sandbox.contacts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aMirrorKeepsWhomTheSourceNamesInTheOtherForm(Profile profile) {
        routes.sandbox(profile);
        String uri = "heymarket:contacts/sync?mode=mirror&syncName=people&maxDeletes=5&ledgerDirectory=" + folder;
        List<String> mobiles = List.of("5491123456789", "5511987654321", "525555550143");
        List<String> others = List.of("541123456789", "551187654321", "5215555550143");

        routes.ok(
                uri,
                mobiles.stream()
                        .map(phone -> Map.of("phone", phone, "first", "Ana"))
                        .toList());
        routes.ok(
                uri,
                others.stream()
                        .map(phone -> Map.of("phone", phone, "first", "Ana"))
                        .toList());

        assertThat(routes.sandbox().contacts())
                .extracting(SandboxContact::phone)
                .containsExactlyInAnyOrderElementsOf(mobiles);
    }

    @ParameterizedTest
    @EnumSource
    void twoContactsInTheTwoFormsAreAmbiguous(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.seed(Seed.phone("5215555550143"));
        sandbox.seed(Seed.phone("525555550143"));

        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-upsert?failOnPartial=false",
                        List.of(Map.of("phone", "525555550143", "first", "Ana")))
                .getBody(BulkResult.class);

        assertThat(RouteTester.rowsOf(result).stream().map(RowResult::outcome)).containsExactly(Outcome.AMBIGUOUS);
    }

    @ParameterizedTest
    @EnumSource
    void aFixedLineOfBrazilIsNotTheMobileWithANineInFront(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone("5511933334444"));

        routes.ok("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "551133334444", "first", "Ana")));

        assertThat(routes.sandbox().contacts()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aNewContactGetsTheFormThatIsDialledToday(Profile profile) {
        routes.sandbox(profile);

        routes.ok("heymarket:contacts/create", Map.of("phone", "5215555550143"));

        assertThat(onlyOne().phone()).isEqualTo("525555550143");
    }

    @ParameterizedTest
    @EnumSource
    void twoPeopleWithADummyDoNotBecomeOne(Profile profile) {
        routes.sandbox(profile);

        BulkResult result = routes.ok(
                        "heymarket:contacts/bulk-upsert?defaultRegion=US&failOnPartial=false",
                        List.of(
                                Map.of("phone", "9999999999", "first", "Ben"),
                                Map.of("phone", "(999) 999-9999", "first", "Cleo")))
                .getBody(BulkResult.class);

        assertThat(RouteTester.rowsOf(result).stream().map(RowResult::outcome)).containsOnly(Outcome.REJECTED);
        assertThat(RouteTester.rowsOf(result).stream().map(RowResult::reason))
                .allMatch(reason -> reason.startsWith("NOT_IN_USE"));
        assertThat(routes.sandbox().contacts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onRequestItAcceptsNumbersThatAreMerelyPossible(Profile profile) {
        routes.sandbox(profile);

        routes.ok(
                "heymarket:contacts/bulk-upsert?defaultRegion=US&phoneCheck=possible",
                List.of(Map.of("phone", "9999999999", "first", "Ben")));
        routes.ok(
                "heymarket:contacts/update?defaultRegion=US&phoneCheck=possible",
                Map.of("phone", "9999999999", "last", "Holm"));

        assertThat(onlyOne().phone()).isEqualTo("19999999999");
        assertThat(onlyOne().last()).isEqualTo("Holm");
    }

    @ParameterizedTest
    @EnumSource
    void aDummyThatIsStoredIsUpdatedAndDeletedAsItWasRead(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        SandboxContact stored = sandbox.seed(Seed.phone("9999999999").first("Ben"));
        Contact ben = routes.ok("heymarket:contacts/get", null, HeymarketConstants.CONTACT_ID, stored.id())
                .getBody(Contact.class);
        ben.setLast("Holm");

        assertThat(outcomes(routes.ok("heymarket:contacts/bulk-upsert?defaultRegion=US", List.of(ben))))
                .containsExactly(Outcome.UPDATED);
        assertThat(onlyOne().phone()).isEqualTo("9999999999");
        assertThat(routes.ok("heymarket:contacts/search", List.of(ben)).getBody(List.class))
                .hasSize(1);
    }

    @Test
    void aContactThatWasMadeHereHasToHaveAProperPhone() {
        Contact made = new Contact();
        made.setPhone("19999999999");

        assertThat(routes.failure(HeymarketValidationException.class, "heymarket:contacts/create", made)
                        .getReason())
                .isEqualTo("NOT_IN_USE");
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneWithItsApostropheNamesAContactEverywhere(Profile profile) {
        SandboxContact mara = routes.sandbox(profile).seed(Seed.phone("12025550143"));

        for (Object body : List.of("'+12025550143", "=\"+12025550143\"", json("{\"phone\":\"'+12025550143\"}"))) {
            Contact read = routes.ok("heymarket:contacts/get", body).getBody(Contact.class);
            assertThat(read.getId()).isEqualTo(mara.id());
        }
        routes.ok("heymarket:contacts/bulk-delete", List.of("'+12025550143"));
        assertThat(routes.sandbox().contacts()).isEmpty();
    }
}
