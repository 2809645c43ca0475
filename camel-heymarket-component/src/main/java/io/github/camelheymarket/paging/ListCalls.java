package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of a walk, counted. */
final class ListCalls {

    static final String OPERATION = "contacts/list";

    private static final Logger LOG = LoggerFactory.getLogger(ListCalls.class);
    private static final String COUNT_PATH = "/v1/contacts/count";
    private static final Set<Integer> NOT_OFFERED = Set.of(400, 403, 404, 405);

    private final ApiClient client;
    private final String path;
    private long requests;

    ListCalls(ApiClient client, String path) {
        this.client = client;
        this.path = path;
    }

    List<Contact> list(ObjectNode body) {
        List<Contact> contacts = call(path, body, Answers::contacts);
        contacts.forEach(contact -> contact.readFrom(client.account()));
        return contacts;
    }

    /**
     * How many contacts Heymarket counts (C5.6).
     *
     * @return empty where it has no count for us: refused (400, 403, 404, 405), or an answer that is no number. The list
     *     itself can be read without it
     */
    OptionalLong count() {
        try {
            return OptionalLong.of(call(COUNT_PATH, JsonNodeFactory.instance.objectNode(), Answers::count));
        } catch (HeymarketException e) {
            if (e instanceof HeymarketAnswerException || NOT_OFFERED.contains(e.getStatus())) {
                LOG.debug("There is no count to compare the list with", e);
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    /** Requests sent so far, retries included. */
    long requests() {
        return requests;
    }

    private <T> T call(String callPath, ObjectNode body, Function<JsonNode, T> reader) {
        ApiResponse response;
        try {
            response = client.call(new ApiRequest(OPERATION, HttpMethod.POST, callPath, body, CallKind.READ));
        } catch (HeymarketException e) {
            requests += e.getAttempts();
            throw e;
        }
        requests += response.attempts();
        try {
            return reader.apply(response.body());
        } catch (IllegalArgumentException e) {
            throw new HeymarketAnswerException(
                    OPERATION + ": " + e.getMessage(),
                    new HeymarketException.Details(
                            response.status(), null, response.requestId(), null, response.attempts()),
                    e);
        }
    }
}
