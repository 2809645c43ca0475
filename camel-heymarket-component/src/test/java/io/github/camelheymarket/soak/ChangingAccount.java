package io.github.camelheymarket.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Another program that creates, changes and deletes contacts at random, and remembers what it did when. */
final class ChangingAccount {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One contact's life. A state is a first name that nobody else has, and when it was asked for. */
    static final class Life {
        final Map<String, Long> states = new HashMap<>();
        String phone;
        String last;
        /** When it was asked to be deleted, 0 for never. */
        long deleted;
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String apiKey;
    private final Random random;
    private final Map<Long, Life> lives = new HashMap<>();
    private final List<Long> living = new ArrayList<>();
    private int names;
    private int phones;

    ChangingAccount(String baseUrl, String apiKey, long seed) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.random = new Random(seed);
    }

    Map<Long, Life> lives() {
        return lives;
    }

    /** Takes note of a contact that was there before. */
    void found(long id, String phone, String first) {
        Life life = new Life();
        life.phone = phone;
        life.last = first;
        life.states.put(first, 0L);
        lives.put(id, life);
        living.add(id);
    }

    void doSomething() throws IOException, InterruptedException {
        int dice = random.nextInt(10);
        if (dice < 2 || living.isEmpty()) {
            create();
        } else {
            int place = random.nextInt(living.size());
            long id = living.get(place);
            if (dice < 4) {
                lives.get(id).deleted = System.currentTimeMillis();
                living.set(place, living.get(living.size() - 1));
                living.remove(living.size() - 1);
                send("DELETE", "/v1/contact/" + id, null);
            } else {
                change(id);
            }
        }
    }

    private void create() throws IOException, InterruptedException {
        String phone = String.format("1990%07d", phones++);
        String first = "v" + names++;
        long start = System.currentTimeMillis();
        long id = send("POST", "/v1/contact", body(phone, first)).path("id").asLong();
        found(id, phone, first);
        lives.get(id).states.put(first, start);
    }

    private void change(long id) throws IOException, InterruptedException {
        Life life = lives.get(id);
        String first = "v" + names++;
        life.states.put(first, System.currentTimeMillis());
        life.last = first;
        send("PUT", "/v1/contact/" + id, body(life.phone, first));
    }

    private static String body(String phone, String first) {
        return "{\"phone\":\"" + phone + "\",\"first\":\"" + first + "\"}";
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return body == null ? null : JSON.readTree(response.body());
    }
}
