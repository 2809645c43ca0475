package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks for pages and sends forms as a browser does; also calls the API, for the page to have something to show. */
final class PageClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final HeymarketSandbox sandbox;

    PageClient(HeymarketSandbox sandbox) {
        this.sandbox = sandbox;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** The part of a page that the script asks for. */
    HttpResponse<String> part(String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("X-Sandbox-Page", "part")
                .build());
    }

    /** A form of the page, and the sentence that answers it. */
    HttpResponse<String> submit(String path, String form) {
        return send(form(path, form).header("Origin", sandbox.baseUrl()).build());
    }

    HttpRequest.Builder form(String path, String form) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Sandbox-Page", "part")
                .POST(BodyPublishers.ofString(form));
    }

    HttpResponse<String> api(String method, String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + sandbox.apiKey())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.replace('\'', '"')))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The first line of the answer to a request with any host name, which the client of the JDK does not send. */
    String statusLine(String path, String host) {
        try (Socket socket = new Socket("localhost", sandbox.port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return URI.create(sandbox.baseUrl() + path);
    }
}
