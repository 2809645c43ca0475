package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncList;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** contacts/sync with a list as its target, held against the sandbox's record of the list. */
class SyncListTest extends SyncListTestCase {

    @ParameterizedTest
    @EnumSource
    void aContactThatWasStoredOrIsUnchangedIsPutIntoTheList(Profile profile) {
        HeymarketSandbox sandbox = account(profile);
        long list = sandbox.messaging().defineList("Newsletter", "12025550177");
        List<Map<String, String>> rows = new ArrayList<>(SOURCE);
        rows.add(Map.of("phone", "+1 202", "first", "Nobody"));
        rows.add(Map.of("phone", "+1 202 555 0145", "last", "Berg"));

        for (List<Outcome> outcomes : List.of(
                List.of(Outcome.UNCHANGED, Outcome.UPDATED, Outcome.CREATED),
                List.of(Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.UNCHANGED))) {
            sandbox.clearRequests();
            SyncReport report = report(SYNC + "&failOnPartial=false", rows);

            assertThat(RouteTester.rowsOf(report.getResult()))
                    .extracting("outcome")
                    .startsWith(outcomes.toArray());
            assertThat(report.getUnsuccessful()).isEqualTo(1);
            assertThat(report.getList()).isEqualTo(new SyncList(list, false, 3, 0, null));
            assertThat(routes.sent(ApiEndpoint.LIST_UPDATE_V2).get("add_contacts"))
                    .hasSize(3);
            assertThat(report.getRequests()).isEqualTo(sandbox.requestCount());
            assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
            assertThat(only().phones()).containsExactly("12025550177");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsAbsentIsCreatedWithItsFirstContactsAndUsedFromThenOn(Profile profile) {
        account(profile);

        SyncReport first = report(CREATING, SOURCE);
        JsonNode create = routes.sent(ApiEndpoint.LIST_CREATE_V2);
        SyncReport second = report(CREATING, SOURCE);

        assertThat(first.getList()).isEqualTo(new SyncList(only().id(), true, 3, 0, null));
        assertThat(second.getList()).isEqualTo(new SyncList(only().id(), false, 3, 0, null));
        assertThat(create.get("title").asText()).isEqualTo("Newsletter");
        assertThat(create.get("type").asText()).isEqualTo("contacts");
        assertThat(create.get("local_id").asText()).matches("heymarket-sync-[0-9a-f]{32}");
        assertThat(create.get("contacts")).hasSize(3);
        assertThat(routes.requests(ApiEndpoint.LIST_CREATE_V2)).hasSize(1);
        assertThat(routes.requests(ApiEndpoint.LIST_UPDATE_V2)).hasSize(1);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsAbsentIsAnErrorBeforeAnythingIsWritten(Profile profile) {
        HeymarketSandbox sandbox = account(profile);
        sandbox.messaging().defineList("News letters", "12025550177");
        sandbox.messaging().defineList("Staff", "12025550177");
        Iterator<Map<String, String>> source = SOURCE.iterator();

        HeymarketValidationException failure = routes.failure(HeymarketValidationException.class, SYNC, source);

        assertThat(failure.getReason()).isEqualTo("LIST_NOT_FOUND");
        assertThat(failure)
                .hasMessageContaining("there is no list 'Newsletter'. Did you mean 'News letters'? The lists are: ")
                .hasMessageContaining("Staff")
                .hasMessageEndingWith("Correct the option list, set it to the id of a list, or set createList=true.");
        assertThat(routes.calls()).isNotEmpty().allMatch(call -> call.equals("POST /v1/lists"));
        assertThat(source.next()).isEqualTo(SOURCE.get(0));
    }

    @Test
    void severalListsOfOneTitleAreAnErrorThatNamesTheirIds() {
        HeymarketSandbox sandbox = account(Profile.KIND);
        long one = sandbox.messaging().defineList("Newsletter", "12025550177");
        long other = sandbox.messaging().defineList("Newsletter", "12025550178");

        assertThat(routes.failure(HeymarketValidationException.class, SYNC, SOURCE))
                .hasMessageContaining(Long.toString(one))
                .hasMessageContaining(Long.toString(other));
    }

    @ParameterizedTest
    @EnumSource
    void anIdNeedsNoReadOfTheLists(Profile profile) {
        long list = account(profile).messaging().defineList("Newsletter", "12025550177");

        report("heymarket:contacts/sync?list=" + list, SOURCE);

        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
        assertThat(routes.requests(ApiEndpoint.LISTS_V1)).isEmpty();
        assertThat(routes.requests(ApiEndpoint.LIST_UPDATE_V2)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunSaysHowManyWouldBeAddedAndChangesNothing(Profile profile) {
        HeymarketSandbox sandbox = account(profile);

        assertThat(report(CREATING + "&dryRun=true", SOURCE).getList()).isEqualTo(new SyncList(null, true, 3, 0, null));
        long list = sandbox.messaging().defineList("Newsletter");
        assertThat(report(CREATING + "&dryRun=true", SOURCE).getList())
                .isEqualTo(new SyncList(list, false, 3, 0, null));

        assertThat(only().size()).isZero();
        assertThat(sandbox.contacts()).hasSize(3);
        assertThat(routes.calls()).noneMatch(call -> call.contains("/v2/lists"));
    }

    /** In update-only a row without a contact has nobody to put into the list. */
    @ParameterizedTest
    @EnumSource
    void theOtherModesPutTheirContactsIntoTheList(Profile profile) {
        account(profile).messaging().defineList("Newsletter");

        assertThat(report(SYNC + "&mode=update-only", SOURCE).getList().added()).isEqualTo(2);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga");
        assertThat(report(SYNC + "&mode=create-only", SOURCE).getList().added()).isEqualTo(3);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
    }

    @ParameterizedTest
    @EnumSource
    void onV1TheContactsArePutIntoTheListToo(Profile profile) {
        account(profile).messaging().defineList("Newsletter");

        SyncReport report = report(SYNC + "&apiVersion=v1", SOURCE);

        assertThat(report.getList().added()).isEqualTo(3);
        assertThat(names()).containsExactlyInAnyOrder("Mara", "Olga", "Nils");
        assertThat(report.getRequests()).isEqualTo(routes.sandbox().requestCount());
    }

    @ParameterizedTest
    @EnumSource
    void aThousandContactsGoInOneCall(Profile profile) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 1_010; i++) {
            String phone = "1202555" + (1_000 + i);
            sandbox.seed(Seed.phone(phone).first("Row"));
            rows.add(Map.of("phone", "+" + phone, "first", "Row"));
        }

        SyncReport report = report(CREATING + "&strategy=snapshot&pageSize=1000&phoneCheck=possible", rows);

        assertThat(report.getList()).isEqualTo(new SyncList(only().id(), true, 1_010, 0, null));
        assertThat(only().contacts()).hasSize(1_010);
        assertThat(routes.sent(ApiEndpoint.LIST_CREATE_V2).get("contacts")).hasSize(1_000);
        assertThat(routes.sent(ApiEndpoint.LIST_UPDATE_V2).get("add_contacts")).hasSize(10);
    }

    @Test
    void theJsonOfTheReportHasTheList() {
        account(Profile.KIND);

        JsonNode json = json(routes.ok(CREATING, SOURCE).getBody(String.class));

        assertThat(json.get("list"))
                .isEqualTo(json("{'id':%d,'created':true,'added':3,'failed':0,'problem':null}".formatted(only().id())));
        assertThat(json(routes.ok("heymarket:contacts/sync", SOURCE).getBody(String.class))
                        .get("list")
                        .isNull())
                .isTrue();
    }

    @Test
    void createListWithoutAListIsAnErrorAtStart() {
        assertThat(routes.startFailure("heymarket:contacts/sync?createList=true"))
                .hasStackTraceContaining("createList=true requires list, the title of the list to create.");
    }
}
