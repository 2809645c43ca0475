package io.github.camelheymarket.client;

/** Is told of the clients of a context, and of all their calls. */
public interface ClientObserver extends CallListener {

    /** A client is there; told once of each, of those that were there before too. */
    void opened(HeymarketClient client);

    /** A client was closed; it makes no calls any more. */
    void closed(HeymarketClient client);
}
