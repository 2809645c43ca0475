package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.store.ContactChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows onto a list of 100,000 contacts. */
class PageWindowTest {
    private static final int CONTACTS = 100_000;
    private static final Pattern NAME = Pattern.compile("<bdi>([^<]*)</bdi></a>");

    private static HeymarketSandbox sandbox;
    private static PageClient client;

    @BeforeAll
    static void start() {
        sandbox = HeymarketSandbox.builder().start();
        sandbox.seedMany(CONTACTS - 1, 7);
        long field = sandbox.defineField("Company");
        sandbox.seed(Seed.phone("19995550123").first("Zora").last("Zz").custom(field, "Lotus Print"));
        client = new PageClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void thePageHoldsTheFirstOnesAndSaysHowManyThereAre() {
        String page = client.get("/sandbox/contacts").body();

        assertThat(page).contains("100,000", "data-total=\"100000\"", "aria-rowcount=\"100001\"", "Zora Zz");
        assertThat(page.length()).isLessThan(50_000);
    }

    @Test
    void aWindowAnywhereHasItsRowsAlone() {
        JsonNode window = window("from=99990&count=50");

        assertThat(window.path("total").asInt()).isEqualTo(CONTACTS);
        assertThat(window.path("rows")).hasSize(10);
        assertThat(window.path("rows").get(0).asText()).contains("data-i=\"99990\"", "aria-rowindex=\"99992\"");
    }

    @Test
    void theWindowsOfAListTogetherHoldEverybodyOnce() {
        ContactStore store = new ContactStore();
        for (int i = 0; i < 5_000; i++) {
            store.create(new ContactChange().displayName("Name " + i % 7), Instant.EPOCH, Instant.EPOCH);
        }
        ContactWindow windows = new ContactWindow(store);
        for (ContactQuery.Sort sort : ContactQuery.Sort.values()) {
            List<Long> ids = new ArrayList<>();
            for (int from = 0; from < 5_000; from += 33) {
                windows.slice(new ContactQuery("", sort), from, 33)
                        .contacts()
                        .forEach(contact -> ids.add(contact.id()));
            }

            assertThat(ids).hasSize(5_000).doesNotHaveDuplicates();
        }
    }

    @Test
    void aListIsMadeAnewWhenContactsChangedAWhileAgo() {
        ContactStore store = new ContactStore();
        ContactWindow windows = new ContactWindow(store);
        ContactQuery byName = new ContactQuery("", ContactQuery.Sort.NAME);
        assertThat(windows.slice(byName, 0, 10).total()).isZero();

        store.create(new ContactChange().displayName("Mara"), Instant.EPOCH, Instant.EPOCH);

        await().until(() -> windows.slice(byName, 0, 10).total() == 1);
    }

    @Test
    void aListByNameIsInThatOrder() {
        List<String> names = new ArrayList<>(names(window("sort=name&from=0&count=200")));
        names.addAll(names(window("sort=name&from=99900&count=200")));

        assertThat(names)
                .hasSize(300)
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .endsWith("Zora Zz");
    }

    @Test
    void aSearchFindsPartsOfNamesNumbersAndFields() {
        assertThat(names(window("q=zora"))).containsExactly("Zora Zz");
        assertThat(names(window("q=%2B1+(999)+555-0123"))).containsExactly("Zora Zz");
        assertThat(names(window("q=lotus+print"))).containsExactly("Zora Zz");
        assertThat(window("q=nobody+at+all").path("total").asInt()).isZero();
        assertThat(client.get("/sandbox/contacts?q=nobody+at+all").body()).contains("Nobody found.");
    }

    @Test
    void aWindowBehindTheEndIsEmpty() {
        assertThat(window("from=500000&count=50").path("rows")).isEmpty();
        assertThat(window("q=zora&from=500000&count=50").path("rows")).isEmpty();
    }

    @Test
    void aWindowIsNotLargerThanItMayBe() {
        assertThat(client.get("/sandbox/contacts/rows?count=501").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutTheScriptLinksLeadThroughTheList() {
        assertThat(client.get("/sandbox/contacts?q=mara&sort=NAME&from=50").body())
                .contains("?q=mara&amp;sort=NAME&amp;from=0\"", "?q=mara&amp;sort=NAME&amp;from=100\"");
    }

    private static List<String> names(JsonNode window) {
        StringBuilder rows = new StringBuilder();
        window.path("rows").forEach(row -> rows.append(row.asText()));
        return NAME.matcher(rows)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }

    private static JsonNode window(String query) {
        try {
            return new JsonMapper()
                    .readTree(client.get("/sandbox/contacts/rows?" + query).body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
