package io.github.camelheymarket.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;

/** A peer without Camel: one method makes all calls. */
abstract class PlainPeer implements Peer {

    static final String TOKEN = "Bearer benchmark-key-0001";

    /** @param body {@code null} for none */
    abstract JsonNode call(String method, String path, JsonNode body) throws Exception;

    @Override
    public Object get() throws Exception {
        return call("GET", "/v1/contact/" + ID, null);
    }

    @Override
    public Object create(long number) throws Exception {
        return call("POST", "/v2/contact", Peer.createBody(Peer.contact(StubAnswers.UNKNOWN, number)));
    }

    @Override
    public Object search() throws Exception {
        return call("POST", "/v2/contacts/search", Peer.searchBody(Peer.phones(StubAnswers.KNOWN, 0)));
    }

    @Override
    public Object page() throws Exception {
        return call("POST", "/v2/contacts/list", Peer.pageBody());
    }

    @Override
    public Object write(long number) throws Exception {
        call("POST", "/v2/contacts/search", Peer.searchBody(Peer.phones(StubAnswers.UNKNOWN, number)));
        return call("POST", "/v2/contacts", Peer.writeBody(Peer.contacts(StubAnswers.UNKNOWN, number)));
    }
}
