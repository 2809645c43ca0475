package io.github.camelheymarket.benchmarks;

import io.github.camelheymarket.HeymarketConstants;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** Routes with the component. Without a limit of requests, and with the pool of connections that camel-http has by default. */
final class HeymarketPeer extends CamelPeer {

    private final List<String> phones = Peer.phones(StubAnswers.KNOWN, 0);

    HeymarketPeer(String url) throws Exception {
        String account = "apiKey=" + KEY + "&requestsPerMinute=0&baseUrl=" + url;
        start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:get")
                                .setHeader(HeymarketConstants.CONTACT_ID, body())
                                .to("heymarket:contacts/get?" + account);
                        from("direct:create").to("heymarket:contacts/create?consentCheck=never&" + account);
                        from("direct:search").to("heymarket:contacts/search?" + account);
                        from("direct:page").to("heymarket:contacts/list?paging=page&pageSize=100&" + account);
                        from("direct:write").to("heymarket:contacts/bulk-upsert?consentCheck=never&" + account);
                    }
                },
                "get",
                "create",
                "search",
                "page",
                "write");
    }

    @Override
    public Object create(long number) throws Exception {
        return send("create", Peer.contact(StubAnswers.UNKNOWN, number));
    }

    @Override
    public Object search() throws Exception {
        return send("search", phones);
    }

    @Override
    public Object page() throws Exception {
        return send("page", null);
    }

    @Override
    public Object write(long number) throws Exception {
        return send("write", Peer.contacts(StubAnswers.UNKNOWN, number));
    }

    /** Rows that equal the stored contacts, so that none is written. */
    Object unchanged() throws Exception {
        return send("write", Peer.contacts(StubAnswers.KNOWN, 0));
    }
}
