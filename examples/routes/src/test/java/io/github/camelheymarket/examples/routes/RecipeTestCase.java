package io.github.camelheymarket.examples.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox, a folder with the recipes, and the Camel CLI that works in it. */
abstract class RecipeTestCase {

    @TempDir
    static Path folder;

    static HeymarketSandbox sandbox;
    static CamelCli camel;

    @BeforeAll
    static void start() throws IOException {
        sandbox = HeymarketSandbox.builder().profile(Profile.KIND).start();
        for (String file : Recipe.files()) {
            copy(file);
        }
        copy("application.properties");
        copy("crm.sql");
        camel = new CamelCli(
                folder,
                Map.of(
                        "HEYMARKET_BASE_URL", sandbox.baseUrl(),
                        "HEYMARKET_API_SECRET_ID", sandbox.secretId(),
                        "HEYMARKET_API_SECRET_KEY", sandbox.secretKey(),
                        "HEYMARKET_WEBHOOK_TOKEN", sandbox.webhook().token()));
    }

    private static void copy(String file) throws IOException {
        Files.copy(Recipe.FOLDER.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    @AfterAll
    static void stop() throws IOException {
        camel.close();
        sandbox.close();
    }

    @BeforeEach
    void empty() throws Exception {
        sandbox.reset();
        Files.deleteIfExists(folder.resolve("crm.mv.db"));
    }

    static void begin(String recipe, String... more) throws IOException {
        camel.begin(CamelCli.and(
                CamelCli.and(Recipe.of(recipe).command(), "--property=changes.delay=200", "--max-seconds=120"), more));
    }

    static void run(String recipe, String... more) throws Exception {
        begin(recipe, more);
        int exitCode = camel.awaitEnd();
        // The smallest number is camel-main's own, if the last message was processed before the rest has started.
        assertThat(exitCode).as(camel.output()).isIn(0, Integer.MIN_VALUE);
        assertThat(camel.output()).doesNotContain(" ERROR ", "Downloaded: ");
    }

    static void put(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    static List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    static List<String> firstNames() {
        return sandbox.contacts().stream().map(SandboxContact::first).toList();
    }

    static HttpResponse<String> post(int port, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/contacts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    static void sql(String statement) throws SQLException {
        try (Connection database = database();
                Statement sql = database.createStatement()) {
            sql.execute(statement);
        }
    }

    static List<String> query(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection database = database();
                Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:" + folder.resolve("crm") + ";INIT=RUNSCRIPT FROM '" + folder.resolve("crm.sql") + "'");
    }
}
