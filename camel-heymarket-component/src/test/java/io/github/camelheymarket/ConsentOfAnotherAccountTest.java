package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R5.6: a list of one account that is loaded into another says where opt-outs could not be carried over. */
class ConsentOfAnotherAccountTest {

    private static final String WARNING = "consent could not be carried over";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private final List<String> log = new ArrayList<>();

    /** The contacts of an account, as its reads show them, and the account empty again. */
    private List<Contact> listOf(Profile profile) {
        routes.sandbox(profile).seed(Seed.phone("12025550143").first("Mara").optedOutByContact());
        routes.sandbox().seed(Seed.phone("12025550144").first("Tove"));
        List<Object> contacts = new ArrayList<>();
        routes.okThen("heymarket:contacts/list", RouteTester.drain(contacts), null);
        routes.sandbox().contacts().forEach(contact -> routes.sandbox().delete(contact.id()));
        return contacts.stream().map(Contact.class::cast).toList();
    }

    private Message logged(String uri, Object body) {
        Message[] message = new Message[1];
        log.addAll(LogCapture.during(() -> message[0] = routes.ok(uri, body)));
        return message[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"heymarket:contacts/bulk-upsert", "heymarket:contacts/bulk-upsert?resolve=false"})
    void aLoadOfAListWithoutTheFlagSaysSoOnce(String uri) {
        List<Contact> list = listOf(Profile.HOSTILE);

        BulkResult result = logged(uri, list).getBody(BulkResult.class);

        assertThat(result.isConsentNotCarriedOver()).isTrue();
        assertThat(result.toString()).contains(WARNING);
        assertThat(log).filteredOn(line -> line.contains(WARNING)).hasSize(1);
    }

    @Test
    void aSyncSaysSoInItsReport() {
        List<Contact> list = listOf(Profile.HOSTILE);

        SyncReport report = logged("heymarket:contacts/sync?mode=upsert", list).getBody(SyncReport.class);

        assertThat(report.isConsentNotCarriedOver()).isTrue();
        assertThat(report.toString()).contains(WARNING);
        assertThat(log).filteredOn(line -> line.contains(WARNING)).hasSize(1);
    }

    @Test
    void theSameListThroughJsonSaysSoToo() {
        List<Map<String, Object>> rows = listOf(Profile.HOSTILE).stream()
                .map(contact -> routes.context().getTypeConverter().convertTo(Map.class, contact))
                .map(ConsentOfAnotherAccountTest::typed)
                .toList();
        // Whose flag the run reads, which says nothing of the others.
        routes.sandbox(Profile.KIND).seed(Seed.phone("12025550144"));

        BulkResult result = logged("heymarket:contacts/bulk-upsert?unknownFields=ignore", rows)
                .getBody(BulkResult.class);

        assertThat(result.isConsentNotCarriedOver()).isTrue();
    }

    /** By its type, whatever members are left in it. */
    @Test
    void soDoesAContactThatWasTrimmed() {
        routes.sandbox(Profile.KIND).seed(Seed.phone("12025550144"));
        Contact known = new Contact();
        known.setPhone("12025550144");
        Contact other = new Contact();
        other.setPhone("12025550143");

        BulkResult result =
                logged("heymarket:contacts/bulk-upsert", List.of(known, other)).getBody(BulkResult.class);

        assertThat(result.isConsentNotCarriedOver()).isTrue();
    }

    /** Where they come from nobody knows, and they are reachable now. */
    @Test
    void rowsThatCreatePeopleSaySoUnlessAReadShowsTheFlag() {
        List<Map<String, Object>> rows = List.of(Map.of("phone", "12025550143"), Map.of("phone", "12025550144"));
        routes.sandbox(Profile.HOSTILE).seed(Seed.phone("12025550144"));
        BulkResult hidden = logged("heymarket:contacts/bulk-upsert", rows).getBody(BulkResult.class);

        routes.sandbox().reset();
        routes.sandbox(Profile.KIND).seed(Seed.phone("12025550144"));
        BulkResult shown = logged("heymarket:contacts/bulk-upsert", rows).getBody(BulkResult.class);

        assertThat(hidden.isConsentNotCarriedOver()).isTrue();
        assertThat(hidden.isConsentAtRisk()).isFalse();
        assertThat(shown.count(Outcome.CREATED)).isEqualTo(1);
        assertThat(shown.isConsentNotCarriedOver()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> typed(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    @Test
    void aListWithTheFlagIsCarriedOver() {
        List<Contact> list = listOf(Profile.KIND);

        BulkResult result = logged("heymarket:contacts/bulk-upsert", list).getBody(BulkResult.class);

        assertThat(result.isConsentNotCarriedOver()).isFalse();
        assertThat(routes.sandbox().findByPhone("12025550143").orElseThrow().isOptedOut())
                .isTrue();
        assertThat(log).noneMatch(line -> line.contains(WARNING));
    }

    @Test
    void aRowThatSpeaksOfConsentOrARunThatCreatesNoContactSaysNothing() {
        routes.sandbox(Profile.HOSTILE).seed(Seed.phone("12025550143").first("Mara"));

        BulkResult said = logged(
                        "heymarket:contacts/bulk-upsert",
                        List.of(Map.of("phone", "12025550144", "is_opted_out", "no"), Map.of("phone", "12025550145")))
                .getBody(BulkResult.class);
        BulkResult nobody = logged(
                        "heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "12025550143", "first", "Eva")))
                .getBody(BulkResult.class);

        assertThat(said.isConsentNotCarriedOver()).isFalse();
        assertThat(nobody.isConsentNotCarriedOver()).isFalse();
    }

    @Test
    void aFlatListSaysSoToo() {
        routes.sandbox(Profile.HOSTILE)
                .seed(Seed.phone("12025550143").first("Mara").optedOutByContact());
        List<Object> rows = new ArrayList<>();
        routes.okThen("heymarket:contacts/list?outputFormat=flat", RouteTester.drain(rows), null);

        BulkResult result = logged("heymarket:contacts/bulk-upsert", rows).getBody(BulkResult.class);

        assertThat(result.isConsentNotCarriedOver()).isTrue();
        assertThat(routes.context()
                        .getTypeConverter()
                        .convertTo(JsonNode.class, result)
                        .path("consentNotCarriedOver")
                        .asBoolean())
                .isTrue();
    }

    private static Stream<Arguments> firstLoads() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(
                                "contacts/bulk-upsert",
                                "contacts/bulk-upsert?resolve=false",
                                "contacts/bulk-upsert?resolve=false&consentCheck=never&apiVersion=v1&failOnPartial=false",
                                "contacts/sync?mode=upsert",
                                "contacts/sync?mode=upsert&strategy=snapshot")
                        .map(uri -> Arguments.of(profile, uri)));
    }

    @ParameterizedTest
    @MethodSource("firstLoads")
    void aFirstLoadOfAFileWithoutAnOptOutColumnWarnsOfNothing(Profile profile, String uri) {
        routes.sandbox(profile);

        Message message = logged(
                "heymarket:" + uri,
                List.of(
                        Map.of("phone", "12025550143", "first", "Mara", "email", "mara@example.org"),
                        Map.of("phone", "12025550144", "first", "Tove")));

        assertThat(message.getBody().toString()).doesNotContain(WARNING);
        assertThat(log).filteredOn(line -> line.contains("WARN")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTILE, contacts/bulk-upsert?consentCheck=never, true",
        "HOSTILE, contacts/bulk-upsert?consentCheck=never&resolve=false, true",
        "KIND, contacts/bulk-upsert?consentCheck=never&resolve=false, true",
        "KIND, contacts/bulk-upsert?consentCheck=never, false",
        "HOSTILE, contacts/bulk-upsert, false",
        "HOSTILE, contacts/bulk-upsert?resolve=false, false"
    })
    void whoIsWrittenOverUnaskedMayHaveOptedOut(Profile profile, String uri, boolean warns) {
        routes.sandbox(profile).seed(Seed.phone("12025550143").first("Mara"));

        BulkResult result = logged("heymarket:" + uri, List.of(Map.of("phone", "12025550143", "first", "Tove")))
                .getBody(BulkResult.class);

        assertThat(result.isConsentAtRisk()).isEqualTo(warns);
        assertThat(log).filteredOn(line -> line.contains(WARNING)).hasSize(warns ? 1 : 0);
    }
}
