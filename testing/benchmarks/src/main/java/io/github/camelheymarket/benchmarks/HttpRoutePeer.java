package io.github.camelheymarket.benchmarks;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.component.jackson.JacksonDataFormat;

/**
 * The routes that a user writes by hand, with {@code http:} and Jackson, at their best: without stream caching, and with the method
 * as a constant of the right type. The usual {@code constant("GET")} costs 48 kB more for each call.
 */
final class HttpRoutePeer extends CamelPeer {

    /** Otherwise each answer is copied into a cache first; so does the stream caching of the route. */
    private static final String OPTIONS = "?disableStreamCache=true";

    HttpRoutePeer(String url) throws Exception {
        start(
                new RouteBuilder() {
                    private final JacksonDataFormat json = new JacksonDataFormat();
                    private final JacksonDataFormat list = new JacksonDataFormat(java.util.List.class);

                    @Override
                    public void configure() {
                        from("direct:get")
                                .noStreamCaching()
                                .setHeader("Authorization", constant(PlainPeer.TOKEN))
                                .setHeader("Accept", constant("application/json"))
                                .setHeader(Exchange.HTTP_METHOD, constant(HttpMethods.GET))
                                .setHeader(Exchange.HTTP_PATH, body())
                                .setBody(constant(null))
                                .to(url + "/v1/contact" + OPTIONS)
                                .unmarshal(json);
                        post("create", "/v2/contact", json);
                        post("search", "/v2/contacts/search", list);
                        post("page", "/v2/contacts/list", list);
                        post("bulk", "/v2/contacts", json);
                    }

                    private void post(String name, String path, JacksonDataFormat answer) {
                        from("direct:" + name)
                                .noStreamCaching()
                                .marshal(json)
                                .setHeader("Authorization", constant(PlainPeer.TOKEN))
                                .setHeader("Accept", constant("application/json"))
                                .setHeader(Exchange.HTTP_METHOD, constant(HttpMethods.POST))
                                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                                .to(url + path + OPTIONS)
                                .unmarshal(answer);
                    }
                },
                "get",
                "create",
                "search",
                "page",
                "bulk");
    }

    @Override
    public Object write(long number) throws Exception {
        send("search", Peer.searchBody(Peer.phones(StubAnswers.UNKNOWN, number)));
        return send("bulk", Peer.writeBody(Peer.contacts(StubAnswers.UNKNOWN, number)));
    }
}
