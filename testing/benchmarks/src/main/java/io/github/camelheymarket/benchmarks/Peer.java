package io.github.camelheymarket.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One way to make the calls that are measured. All of them read the answers into objects. */
interface Peer extends AutoCloseable {

    String ID = "700012";

    /** One contact by its id. */
    Object get() throws Exception;

    /** Creates a contact, with one request. */
    Object create(long number) throws Exception;

    /** Searches 100 phones. */
    Object search() throws Exception;

    /** One page of the list, of 100 contacts. */
    Object page() throws Exception;

    /** Searches 100 contacts, and writes them all. @param number of the first contact */
    Object write(long number) throws Exception;

    static Peer of(String name, String url) throws Exception {
        return switch (name) {
            case "heymarket" -> new HeymarketPeer(url);
            case "http" -> new HttpRoutePeer(url);
            case "rest-openapi" -> new OpenApiPeer(url);
            case "httpclient5" -> new HttpClient5Peer(url);
            case "jdk" -> new JdkPeer(url);
            default -> throw new IllegalArgumentException(name);
        };
    }

    static Map<String, String> contact(String prefix, long number) {
        Map<String, String> contact = new LinkedHashMap<>();
        contact.put("phone", StubAnswers.phone(prefix, number % 1_000_000));
        contact.put("first", "Mara");
        contact.put("last", "Lindqvist");
        contact.put("email", "mara.lindqvist@example.org");
        return contact;
    }

    static List<Map<String, String>> contacts(String prefix, long number) {
        return IntStream.range(0, StubAnswers.PAGE)
                .mapToObj(i -> contact(prefix, number + i))
                .toList();
    }

    static List<String> phones(String prefix, long number) {
        return contacts(prefix, number).stream().map(each -> each.get("phone")).collect(Collectors.toList());
    }

    /** The body of the request for a page. */
    static ObjectNode pageBody() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("limit", StubAnswers.PAGE)
                .put("ascending", false);
    }

    /** The body of the request that searches for phones. */
    static JsonNode searchBody(List<String> phones) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        phones.forEach(body.putArray("contact_channels")
                .addObject()
                .put("channel_type", "phone")
                .putArray("channel_ids")::add);
        return body;
    }

    /** The body of the request that creates a contact. */
    static ObjectNode createBody(Map<String, String> contact) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        contact.forEach((name, value) -> {
            if (!name.equals("phone")) {
                body.put(name, value);
            }
        });
        body.putArray("contact_channels")
                .addObject()
                .put("channel_type", "phone")
                .put("channel_id", contact.get("phone"));
        return body;
    }

    /** The body of the request that writes contacts. */
    static ObjectNode writeBody(List<Map<String, String>> contacts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        contacts.forEach(each -> body.withArray("contacts").add(createBody(each)));
        return body;
    }
}
