package io.github.camelheymarket.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;

/** A small client for the tests; JSON in tests is written with single quotes. */
final class Api {
    static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http;
    private final HeymarketSandbox sandbox;

    Api(HeymarketSandbox sandbox) {
        this(sandbox, HttpClient.newHttpClient());
    }

    Api(HeymarketSandbox sandbox, HttpClient http) {
        this.sandbox = sandbox;
        this.http = http;
    }

    /** An answer with its body as text. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(text());
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + text(), e);
            }
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, String json) {
        return call("POST", path, json);
    }

    Answer put(String path, String json) {
        return call("PUT", path, json);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    Answer call(String method, String path, String json) {
        return call(method, path, json, UnaryOperator.identity());
    }

    Answer call(String method, String path, String json, UnaryOperator<HttpRequest.Builder> change) {
        try {
            return send(method, path, json, change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(String method, String path, String json, UnaryOperator<HttpRequest.Builder> change) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("Accept", "application/json")
                .setHeader("Authorization", "Bearer " + sandbox.apiKey());
        if (json == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofString(json.replace('\'', '"')));
        }
        try {
            return new Answer(http.send(change.apply(request).build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
