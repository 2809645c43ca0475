package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a URI shows while the route starts, in a message that says what would be right; nothing is sent. */
class BadUriTest extends BadUriTestCase {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "responseTimeout=hush&responseTimeout=10s",
                "apiKey=hush&apiKey=hush2",
                "map.Name=hush&map.Name=first",
                "apiVersion=hush&apiVersion=v2",
            })
    void anOptionThatIsGivenTwiceIsNamedWithoutItsValues(String options) {
        String option = options.substring(0, options.indexOf('='));
        assertThat(own(routes.startFailure("heymarket:contacts/bulk-upsert?" + options)))
                .contains("The option " + option + " is given more than once. Give it once.")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "contacts/serch, contacts/search",
        "contacts/bulkupsert, contacts/bulk-upsert",
        "contacts/bulk_delete, contacts/bulk-delete",
        "contact/get, contacts/get",
        "contacts/set_status, contacts/set-status",
        "contacts-fields/list, contact-fields/list",
        "api/cal, api/call"
    })
    void anUnknownOperationNamesTheNearestAndAll(String typed, String nearest) {
        assertThat(own(routes.startFailure("heymarket:" + typed)))
                .contains("'" + typed + "'")
                .contains("Did you mean '" + nearest + "'?")
                .contains("contacts/create, contacts/get");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts/paint", "contacts", "contacts/get/one"})
    void anOperationThatIsLikeNoneNamesAllOfThem(String typed) {
        assertThat(own(routes.startFailure("heymarket:" + typed)))
                .contains("'" + typed + "'")
                .contains("contacts/create, contacts/get");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts/get&apiKey=hush-hush-4711",
                "contacts/get&apiSecretId=a&apiSecretKey=RAW(hush-hush-4711)",
                "contacts/getapiKey=hush-hush-4711",
                "contacts/get;apiKey=hush-hush-4711"
            })
    void optionsWithoutTheQuestionMarkAreNotShownAsAnOperation(String typed) {
        assertThat(own(routes.startFailure("heymarket:" + typed)))
                .contains("put a ? before the first option")
                .doesNotContain("hush")
                .doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts/create?defaultRegion=US",
                "contacts/bulk-upsert?matchBy=phone",
                "contacts/create?maxRetries=3",
                "contacts/create?merge=true",
                "contacts/create?httpComponent=http",
                "contacts/create?phoneCheck=valid"
            })
    void anOptionWithAWrongSignBeforeItIsNotShownAsTheValueOfTheOneBefore(String typed) {
        assertThat(own(routes.startFailure("heymarket:" + typed + "(apiKey=hush-hush-4711")))
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts/mara@example.org", "contacts/12025550143", "contacts/@mara&path=/v1/tags"})
    void whatAMessagePutIntoThePathIsNotShown(String typed) {
        assertThat(own(routes.startFailure("heymarket:" + typed)))
                .contains("contacts/")
                .contains("…'")
                .doesNotContain("example", "2025550143", "@");
    }

    @ParameterizedTest
    @CsvSource({
        "contacts/get, apiSecretKy, apiSecretKey",
        "contacts/get, apikee, apiKey",
        "contacts/get, contactid, contactId",
        "contacts/list, page-size, pageSize",
        "contacts/bulk-upsert, bulksize, bulkSize",
        "contacts/bulk-upsert, failOnPartal, failOnPartial",
        "contacts/bulk-upsert, rejectUri, rejectedUri"
    })
    void anUnknownOptionNamesTheNearestAndNeverItsValue(String operation, String typed, String nearest) {
        assertThat(own(routes.startFailure("heymarket:" + operation + "?" + typed + "=hush-hush-4711")))
                .contains("'" + typed + "'")
                .contains("did you mean '" + nearest + "'?")
                .doesNotContain("hush")
                .doesNotContain("4711");
    }

    @Test
    void severalUnknownOptionsAreAllNamed() {
        assertThat(own(routes.startFailure("heymarket:contacts/get?colour=red&shape=round")))
                .contains("'colour'")
                .contains("'shape'")
                .doesNotContain("red")
                .doesNotContain("round");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource=contacts", "operation=get"})
    void thePartsOfThePathAreNoOptions(String option) {
        assertThat(own(routes.startFailure("heymarket:contacts/get?" + option)))
                .contains("is part of the path, not an option")
                .contains(option.substring(0, option.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts/create     | dryRun=true         | contacts/bulk-upsert, contacts/bulk-delete",
                "contacts/update     | dryRun=true         | contacts/bulk-upsert, contacts/bulk-delete",
                "contacts/get        | merge=false         | contacts/update",
                "contacts/get        | outputFormat=flat   | contacts/list",
                "contacts/list       | contactId=5         | contacts/get",
                "contacts/delete     | overwrite=true      | contacts/update",
                "contacts/count      | pageSize=5          | contacts/list",
                "contacts/status     | allowOptIn=true     | contacts/set-status, contacts/bulk-upsert",
                "contacts/search     | matchBy=email       | contacts/bulk-upsert",
                "contact-fields/list | map.Name=first      | contacts/create",
                "contacts/search     | path=/v1/tags       | api/call"
            })
    void anOptionThatTheOperationDoesNotUseNamesWhoDoes(String operation, String option, String users) {
        assertThat(own(routes.startFailure("heymarket:" + operation + "?" + option)))
                .contains(operation + " does not use the option '" + option.substring(0, option.indexOf('=')) + "'")
                .contains(users);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts/list        | paging=al        | all | page",
                "contacts/list        | outputFormat=csv | contact | map | flat | ndjson",
                "contacts/bulk-upsert | tagMode=x        | add | replace",
                "contacts/update      | tagMode=x        | add | replace",
                "contacts/bulk-upsert | matchBy=fone     | phone | email | phone,email",
                "contacts/bulk-upsert | consentCheck=x   | always | never",
                "contacts/update      | consentCheck=x   | always | never",
                "contacts/bulk-upsert | unknownFields=x  | error | ignore",
                "contacts/get         | notFound=x       | exception | null",
                "contacts/set-status  | status=happy     | active | blocked | unblocked | subscribed | unsubscribed",
                "contacts/get         | apiVersion=v3    | auto | v1 | v2",
                "api/call             | method=PATCH     | GET | POST | PUT | DELETE"
            })
    void aWordThatAnOptionDoesNotKnowNamesTheWords(String operation, String option, String first, String second) {
        String message = own(routes.startFailure("heymarket:" + operation + "?" + option));
        assertThat(message)
                .contains("The option " + option.substring(0, option.indexOf('=')) + " must be one of")
                .contains(first)
                .contains(second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts/list   | paging=PAGE",
                "contacts/list   | outputFormat=Flat",
                "contacts/get    | notFound=EXCEPTION",
                "contacts/update | consentCheck=ALWAYS",
                "contacts/update | tagMode=REPLACE",
                "contacts/create | unknownFields=IGNORE"
            })
    void aWordInCapitalsIsNotSilentlyTakenForAnother(String operation, String option) {
        assertThat(own(routes.startFailure("heymarket:" + operation + "?" + option)))
                .contains("Did you mean '"
                        + option.substring(option.indexOf('=') + 1).toLowerCase(java.util.Locale.ROOT) + "'?");
    }

    @Test
    void aWordThatWasSetOnTheComponentIsCheckedToo() {
        routes.configuration().setConsentCheck("sometimes");
        assertThat(own(routes.startFailure("heymarket:contacts/update")))
                .contains("consentCheck must be one of always | never");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts/create", "contacts/bulk-upsert", "contacts/search", "contacts/get"})
    void aRegionThatIsNoneShowsAtStart(String operation) {
        assertThat(own(routes.startFailure("heymarket:" + operation + "?defaultRegion=Narnia")))
                .contains("defaultRegion")
                .contains("US");
    }

    @ParameterizedTest
    @CsvSource({
        "requestsPerMinute, -1, 0",
        "maxRetries, -1, 0",
        "pageSize, 0, 1",
        "bulkSize, 0, 1",
        "responseTimeout, 0, 1",
        "maxBudgetWait, 0, 1"
    })
    void aNumberThatIsTooSmallNamesTheLeast(String option, String value, String least) {
        String operation = option.equals("bulkSize") ? "contacts/bulk-upsert" : "contacts/list";
        assertThat(own(routes.startFailure("heymarket:" + operation + "?" + option + "=" + value)))
                .contains(option)
                .contains("at least " + least);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.heymarket.com/v1",
                "api.heymarket.com",
                "ftp://api.heymarket.com",
                "https://api.heymarket.com?x=1",
                "https://somebody:secret@api.heymarket.com",
                "https://",
                "nonsense"
            })
    void theBaseUrlIsSchemeHostAndPortAlone(String baseUrl) {
        routes.configuration().setBaseUrl(baseUrl);
        assertThat(own(routes.startFailure("heymarket:contacts/get")))
                .contains("baseUrl must have only scheme, host and port")
                .contains("https://api.heymarket.com")
                .doesNotContain("somebody")
                .doesNotContain("secret@");
    }

    @ParameterizedTest
    @CsvSource({
        "contacts/search, v1, v2",
        "contacts/lookup, v2, v1",
        "contacts/count, v2, v1",
        "contacts/status, v2, v1",
        "contacts/set-status, v2, v1",
        "contact-fields/list, v2, v1",
        "contacts/bulk-delete, v1, v2"
    })
    void aVersionThatTheOperationLacksIsRefusedOnTheEndpoint(String operation, String asked, String has) {
        assertThat(own(routes.startFailure("heymarket:" + operation + "?apiVersion=" + asked)))
                .contains(operation)
                .contains("only in " + has)
                .contains("apiVersion=" + asked);
    }

    @Test
    void anEndpointOfRejectedRowsThatIsNoneShowsAtStart() {
        assertThat(messages(routes.startFailure("heymarket:contacts/bulk-upsert?rejectedUri=nowhere:here")))
                .anyMatch(message -> message.contains("nowhere"));
    }

    private static List<String> messages(Throwable failure) {
        List<String> messages = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            messages.add(String.valueOf(each.getMessage()));
        }
        return messages;
    }
}
