package io.github.camelheymarket.examples.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each recipe, run by the Camel CLI with the command of its comment, on a sandbox. */
class RecipesTest extends RecipeTestCase {

    private static final String ONE_MESSAGE = "--max-messages=1";

    @Test
    void aCsvFileBecomesContacts() throws Exception {
        put("inbox/spring.csv", "phone,first,last\n(202) 555-0143,Mara,Lindqvist\n202-555-0107,José,\n");

        run("csv-in.camel.yaml", ONE_MESSAGE);

        assertThat(firstNames()).containsExactlyInAnyOrder("Mara", "José");
        assertThat(camel.output()).contains("spring.csv: 2 created, 0 updated, 0 unchanged");
    }

    @Test
    void rejectedRowsAreInACsvFileWithHeaderAndReasonThatCanBeLoadedAgain() throws Exception {
        put("inbox/mixed.csv", "phone,first,last\n2025550143,Mara,\n12,Zoë,\"Lee, \"\"Jr\"\"\"\n,Ayo,\n");

        run("rejected-rows.camel.yaml", "--max-messages=3");

        assertThat(firstNames()).containsExactly("Mara");
        List<String> rejected = lines("outbox/mixed-rejected.csv");
        assertThat(rejected).hasSize(3).startsWith("phone,first,last,reason");
        assertThat(rejected.get(1)).startsWith("12,Zoë,\"Lee, \"\"Jr\"\"\",").contains("PHONE_NOT_POSSIBLE: ");
        assertThat(rejected.get(2)).startsWith("\"\",Ayo,,").contains("NO_KEY: ");

        put("inbox/corrected.csv", String.join("\n", rejected).replace("\n12,", "\n2025550112,"));
        run("rejected-rows.camel.yaml", "--max-messages=2");

        assertThat(firstNames()).containsExactlyInAnyOrder("Mara", "Zoë");
        assertThat(lines("outbox/corrected-rejected.csv")).hasSize(2);
    }

    @Test
    void theAddressBookBecomesAFileOfJsonLines() throws Exception {
        sandbox.seedMany(250, 1);

        run("ndjson-out.camel.yaml", ONE_MESSAGE);

        assertThat(lines("outbox/contacts.ndjson"))
                .hasSize(250)
                .allSatisfy(line -> assertThat(line).startsWith("{\"id\":"));
        assertThat(camel.output()).contains("all contacts that Heymarket counts: true");
    }

    @Test
    void theRowsOfATableBecomeContacts() throws Exception {
        sandbox.seed(Seed.phone("12025550143").first("Anna"));
        sql("insert into people values ('2025550143', 'Mara', 'Lindqvist', null), ('2025550107', 'José', null, null)");

        run("database-in.camel.yaml", ONE_MESSAGE);

        assertThat(firstNames()).containsExactlyInAnyOrder("Mara", "José");
        assertThat(camel.output()).contains("2 rows, 1 created, 1 updated");
    }

    @Test
    void changesAreWrittenToATable() throws Exception {
        sandbox.seed(Seed.phone("12025550143").first("Mara").last("Lindqvist"));
        sandbox.seed(Seed.phone("12025550107").first("José"));

        run("database-out.camel.yaml", "--max-messages=2");

        assertThat(query("select phone || ' ' || name || ' ' || deleted from heymarket_contact order by phone"))
                .containsExactly("12025550107 José FALSE", "12025550143 Mara Lindqvist FALSE");
        assertThat(folder.resolve("changes.cursor")).isNotEmptyFile();
    }

    @Test
    void filesOfAPartnerAreTakenOnceEach() throws Exception {
        put("partner/a.json", "[{\"phone\": \"2025550143\", \"first\": \"Mara\"}]");

        run("partner-folder.camel.xml", ONE_MESSAGE);

        assertThat(firstNames()).containsExactly("Mara");
        assertThat(folder.resolve("partner/a.json")).exists();
        assertThat(lines("outbox/a-result.json")).first().asString().contains("\"CREATED\":1");
    }

    @Test
    void aPostIsAnsweredWithTheResultOfEachRow() throws Exception {
        int port = Broker.freePort();
        begin("rest-in.camel.yaml", "--port=" + port, "--max-messages=2");
        camel.awaitLine("started in");

        HttpResponse<String> good = post(port, "[{\"phone\": \"(202) 555-0143\", \"first\": \"Mara\"}]");
        HttpResponse<String> bad = post(port, "[{\"phone\": \"12\", \"first\": \"Zoë\"}]");

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).contains("\"outcome\":\"CREATED\"");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("PHONE_NOT_POSSIBLE");
        assertThat(firstNames()).containsExactly("Mara");
        assertThat(camel.awaitEnd()).isZero();
    }

    @Test
    void changesBecomeMessagesOfAQueue() throws Exception {
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        sandbox.seed(Seed.phone("12025550107").first("José"));
        try (Broker broker = new Broker()) {
            run("changes-to-queue.camel.yaml", "--max-messages=2", "--property=broker=" + broker.url());

            assertThat(broker.receive("contacts", 2))
                    .anySatisfy(json -> assertThat(json).contains("\"first\":\"Mara\""))
                    .anySatisfy(json -> assertThat(json).contains("\"first\":\"José\""));
        }
    }

    @Test
    void anOptOutEventIsWrittenToATable() throws Exception {
        int port = Broker.freePort();
        begin("webhook-to-table.camel.yaml", "--port=" + port, ONE_MESSAGE);
        camel.awaitLine("started in");

        List<Integer> answers = sandbox.webhook()
                .deliver("http://localhost:" + port + "/heymarket/events", WebhookEvent.optOut("12025550143"));

        assertThat(answers).containsExactly(200);
        assertThat(camel.awaitEnd()).isZero();
        assertThat(query("select phone || ' ' || event from consent")).containsExactly("12025550143 target_opt_out");
    }

    @Test
    void whoIsOnTheListIsOptedOut() throws Exception {
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        sandbox.seed(Seed.phone("12025550107").first("José"));
        put("opt-outs/spring.txt", "(202) 555-0143\n\n202-555-0199\n");

        run("opt-out-list.camel.yaml", ONE_MESSAGE);

        assertThat(sandbox.findByPhone("12025550143"))
                .get()
                .matches(contact -> contact.consent().unsubscribed());
        assertThat(sandbox.findByPhone("12025550107"))
                .get()
                .matches(contact -> !contact.consent().unsubscribed());
        assertThat(lines("outbox/unknown.txt")).containsExactly("202-555-0199");
    }

    @Test
    void theNightlyTextSaysWhatASyncWouldDo() throws Exception {
        sandbox.seed(Seed.phone("12025550143").first("Anna"));
        sandbox.seed(Seed.phone("12025550107").first("José"));
        put("export/people.csv", "phone,first\n2025550143,Mara\n2025550107,José\n2025550118,Ayo\n12,Zoë\n");

        run("nightly-report.camel.yaml", ONE_MESSAGE);

        assertThat(lines("outbox/dry-run.txt"))
                .contains("  create      1", "  update      1", "  leave alone 1", "  reject      1");
        assertThat(firstNames()).containsExactlyInAnyOrder("Anna", "José");
    }

    @Test
    void aListOfIdsBecomesAListOfContacts() throws Exception {
        long mara = sandbox.seed(Seed.phone("12025550143").first("Mara")).id();
        long jose = sandbox.seed(Seed.phone("12025550107").first("José")).id();
        put("ids/spring.txt", mara + "\n999999\n" + jose + "\n");

        run("look-ups.camel.yaml", ONE_MESSAGE);

        assertThat(lines("outbox/spring.ndjson")).hasSize(2);
        assertThat(lines("outbox/spring.ndjson").get(0)).contains("\"first\":\"Mara\"");
        assertThat(lines("outbox/spring.ndjson").get(1)).contains("\"first\":\"José\"");
    }

    @Test
    void anOrderGetsTheNameOfItsContact() throws Exception {
        sandbox.seed(Seed.phone("12025550143").first("Mara").last("Lindqvist"));
        put("orders/a17.json", "{\"order\": 17, \"phone\": \"(202) 555-0143\"}");
        put("orders/a18.json", "{\"order\": 18, \"phone\": \"202-555-0199\"}");

        run("EnrichOrders.java", "--max-messages=2");

        assertThat(lines("outbox/a17.json")).first().asString().contains("\"customer\":\"Mara Lindqvist\"");
        assertThat(lines("outbox/a18.json")).first().asString().contains("\"customer\":\"unknown\"");
    }

    @Test
    void aMistypedOptionStopsTheStartAndIsNamed() throws Exception {
        Files.writeString(
                folder.resolve("typo.camel.yaml"),
                Recipe.of("ndjson-out.camel.yaml").text().replace("outputFormat", "outputFromat"));
        String[] command = Recipe.of("ndjson-out.camel.yaml").command();
        command[1] = "typo.camel.yaml";

        assertThat(camel.run(CamelCli.and(command, "--max-seconds=5"))).isNotZero();

        assertThat(camel.output()).contains("'outputFromat'", "did you mean 'outputFormat'?");
    }

    @Test
    void eachRecipeHasATestAndALineInTheIndex() throws Exception {
        String tests = Files.readString(
                Path.of("src/test/java", RecipesTest.class.getName().replace('.', '/') + ".java"));
        String index = Files.readString(Path.of("../../docs/recipes.md"));

        for (String file : Recipe.files()) {
            assertThat(tests).containsPattern("(run|begin)\\(\"" + Pattern.quote(file));
            assertThat(index).contains("(../examples/routes/" + file + ")");
            assertThat(Recipe.of(file).command()).startsWith("run", file, "application.properties");
        }
    }
}
