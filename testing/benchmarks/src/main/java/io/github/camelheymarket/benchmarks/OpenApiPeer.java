package io.github.camelheymarket.benchmarks;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;

/** Routes with {@code rest-openapi:} and a description of the API, over the same {@code http:} component. */
final class OpenApiPeer extends CamelPeer {

    OpenApiPeer(String url) throws Exception {
        String options = "?componentName=http&host=" + url;
        start(
                new RouteBuilder() {
                    private final JacksonDataFormat json = new JacksonDataFormat();
                    private final JacksonDataFormat list = new JacksonDataFormat(java.util.List.class);

                    @Override
                    public void configure() {
                        from("direct:get")
                                .noStreamCaching()
                                .setHeader("Authorization", constant(PlainPeer.TOKEN))
                                .setHeader("id", body())
                                .setBody(constant(null))
                                .to("rest-openapi:classpath:heymarket-benchmarks.json#getContact" + options)
                                .unmarshal(json);
                        post("create", "createContact", json);
                        post("search", "searchContacts", list);
                        post("page", "listContacts", list);
                    }

                    private void post(String name, String operation, JacksonDataFormat answer) {
                        from("direct:" + name)
                                .noStreamCaching()
                                .marshal(json)
                                .setHeader("Authorization", constant(PlainPeer.TOKEN))
                                .to("rest-openapi:classpath:heymarket-benchmarks.json#" + operation + options)
                                .unmarshal(answer);
                    }
                },
                "get",
                "create",
                "search",
                "page");
    }

    @Override
    public Object write(long number) {
        throw new UnsupportedOperationException();
    }
}
