package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and counts the calls of a list. */
final class ListCalls {

    static final String OPERATION = "contacts/list";

    private static final Logger LOG = LoggerFactory.getLogger(ListCalls.class);
    private static final Set<Integer> UNAVAILABLE = Set.of(400, 403, 404, 405);

    private final CountedClient client;
    private final long before;
    private final ApiGateway gateway;
    private final ApiEndpoint endpoint;

    ListCalls(ApiClient client, ApiEndpoint endpoint) {
        this.client = CountedClient.of(client);
        this.before = this.client.requests();
        this.gateway = new ApiGateway(OPERATION, this.client);
        this.endpoint = endpoint;
    }

    List<Contact> list(ObjectNode body) {
        return gateway.list(endpoint, body).content();
    }

    /**
     * The count of Heymarket (C5.6).
     *
     * @return empty if Heymarket rejects the request (400, 403, 404, 405) or the response is not a number, because the list can
     *     be read without it
     */
    OptionalLong count() {
        try {
            return OptionalLong.of(gateway.count().content());
        } catch (HeymarketException e) {
            if (e instanceof HeymarketAnswerException || UNAVAILABLE.contains(e.getStatus())) {
                LOG.debug("There is no count to compare the list with", e);
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    /** The number of requests so far, including retries. */
    long requests() {
        return client.requests() - before;
    }
}
