package io.github.camelheymarket.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** HttpClient 5 and a Jackson tree, and nothing else. */
final class HttpClient5Peer extends PlainPeer {

    private static final int CONNECTIONS = 64;

    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final String authorization;
    private final CloseableHttpClient client;

    HttpClient5Peer(String url) {
        this(url, TOKEN);
    }

    HttpClient5Peer(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .build())
                .build();
    }

    @Override
    JsonNode call(String method, String path, JsonNode body) throws Exception {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(url + path));
        request.setHeader("Authorization", authorization);
        request.setHeader("Accept", "application/json");
        if (body != null) {
            request.setEntity(new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        }
        return client.execute(
                request, response -> json.readTree(response.getEntity().getContent()));
    }

    /** Reads all tokens of an answer, and keeps nothing. */
    void drain(String path, JsonNode body) throws Exception {
        HttpUriRequestBase request = new HttpUriRequestBase("POST", URI.create(url + path));
        request.setHeader("Authorization", authorization);
        request.setEntity(new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        client.execute(request, response -> {
            try (JsonParser parser = json.createParser(response.getEntity().getContent())) {
                while (parser.nextToken() != null) {
                    parser.getTextLength();
                }
            }
            return null;
        });
    }

    @Override
    public void close() throws Exception {
        client.close();
    }
}
