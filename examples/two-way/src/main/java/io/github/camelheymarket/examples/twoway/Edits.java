package io.github.camelheymarket.examples.twoway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.examples.common.InventedPeople;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Edits of invented people at random, in the table and in the sandbox. Some of them add a person. */
final class Edits {

    private static final int NEW_ONE_IN = 20;
    private static final long PAUSE_MS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final HeymarketSandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random;
    private int people;
    private int made;
    private int inTable;
    private int inHeymarket;
    private long requests;

    /** @param people the number of people that both sides begin with */
    Edits(Database database, HeymarketSandbox sandbox, int people, long seed) {
        this.database = database;
        this.sandbox = sandbox;
        this.people = people;
        this.random = new Random(seed);
    }

    void make(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            made++;
            boolean isNew = random.nextInt(NEW_ONE_IN) == 0;
            String phone = InventedPeople.phone(isNew ? people++ : random.nextInt(people));
            String first = "First" + random.nextInt(50);
            String last = "Last" + made;
            if (random.nextBoolean()) {
                inTable += inTable(phone, first, last, isNew);
            } else {
                inHeymarket(phone, first, last, isNew);
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private int inTable(String phone, String first, String last, boolean isNew) throws Exception {
        return isNew
                ? database.execute("INSERT INTO person (phone, first, last) VALUES (?, ?, ?)", phone, first, last)
                : database.execute("UPDATE person SET first = ?, last = ? WHERE phone = ?", first, last, phone);
    }

    private void inHeymarket(String phone, String first, String last, boolean isNew) throws Exception {
        if (isNew) {
            sandbox.seed(Seed.phone(phone).first(first).last(last));
            inHeymarket++;
            return;
        }
        Optional<SandboxContact> contact = sandbox.findByPhone(phone);
        if (contact.isEmpty()) {
            // Added to the table a moment ago.
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        sandbox.baseUrl() + "/v1/contact/" + contact.get().id()))
                .header("Authorization", "Bearer " + sandbox.apiKey())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("phone", phone, "first", first, "last", last))))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        requests++;
        inHeymarket++;
        if (status != 200) {
            throw new IllegalStateException("The sandbox answered " + status);
        }
    }

    int made() {
        return made;
    }

    /** How many edits changed a row of the table. */
    int inTable() {
        return inTable;
    }

    /** How many edits changed a contact. */
    int inHeymarket() {
        return inHeymarket;
    }

    /** How many requests the edits took. */
    long requests() {
        return requests;
    }
}
