package io.github.camelheymarket.client;

/** Receives events of all clients of a Camel context, and of their calls. */
public interface ClientObserver extends CallListener {

    /** A client was opened. Also called for each client that was open before the observer was added. */
    void opened(HeymarketClient client);

    /** A client was closed. It makes no more calls. */
    void closed(HeymarketClient client);
}
