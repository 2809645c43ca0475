package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Priority;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.row.PhoneForms;
import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.row.RowInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * {@code contacts/search} (C5.19): everybody who has one of the phones or e-mail addresses given. The values are the
 * header {@code CamelHeymarketPhone}, or the body: one value or many, contacts or maps with phone or email, or the
 * request itself with {@code contact_channels}. Gives a list of {@code Contact}, empty where nobody matches.
 */
final class SearchContacts implements Operation {

    /** An answer this long may have been cut without a word (R3.2). */
    private static final int SUSPICIOUS_LENGTH = 30;

    private final ApiClient client;
    private final PhoneNumbers phones;
    private final int valuesPerCall;

    SearchContacts(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
        this.phones = setup.phones();
        this.valuesPerCall = setup.settings().getBulkSize();
    }

    @Override
    public OperationResult run(OperationInput input) throws IOException {
        JsonNode raw = rawRequest(input);
        Search search = new Search();
        if (raw != null) {
            search.call(raw);
        } else {
            search.forAll(List.copyOf(values(input)));
        }
        return OperationResult.of(List.copyOf(search.found.values()), search.last)
                .with(Fact.COUNT, search.found.size());
    }

    /** A body that is the request of C5.19 goes out as it is. */
    private static JsonNode rawRequest(OperationInput input) {
        Object body = input.body();
        if (input.parameters().phone() != null || body instanceof Contact) {
            return null;
        }
        boolean mayBe = body instanceof Map<?, ?> map && map.containsKey("contact_channels")
                || body instanceof JsonNode node && node.has("contact_channels")
                || body instanceof String text && text.contains("\"contact_channels\"");
        if (!mayBe) {
            return null;
        }
        Contact read = input.exchange().getContext().getTypeConverter().tryConvertTo(Contact.class, body);
        return read == null || !read.has("contact_channels") ? null : read.json();
    }

    private Set<String> values(OperationInput input) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        Object body = input.body();
        if (input.parameters().phone() != null) {
            values.add(phones.normalise("phone", input.parameters().phone()));
        } else if (body instanceof String text && !text.isBlank() && !isJson(text) || body instanceof Number) {
            values.add(value(body));
        } else if (body != null && !(body instanceof String text && text.isBlank())) {
            addAll(values, body, input.exchange());
        }
        if (values.isEmpty()) {
            throw new HeymarketValidationException(
                    "NO_VALUES",
                    null,
                    "contacts/search needs phones or e-mail addresses: in the header CamelHeymarketPhone, or in the body as "
                            + "one value or several, or as contacts or maps with phone or email.",
                    null);
        }
        return values;
    }

    private void addAll(Set<String> values, Object body, Exchange exchange) throws IOException {
        try (RowInput rows = RowInput.open(body, exchange)) {
            while (rows.hasNext()) {
                Object row = rows.next().value();
                if (row instanceof Contact contact) {
                    add(values, contact.getPhone(), contact.getEmail(), PhoneNumbers::stored);
                } else if (row instanceof Map<?, ?> map) {
                    add(values, map.get("phone"), map.get("email"), phones::normalise);
                } else if (row instanceof JsonNode json && json.isObject()) {
                    add(
                            values,
                            json.hasNonNull("phone") ? json.get("phone") : null,
                            json.path("email").asText(null),
                            phones::normalise);
                } else {
                    values.add(value(row instanceof JsonNode json && !json.isNumber() ? json.asText() : row));
                }
            }
        }
    }

    private static void add(Set<String> values, Object phone, Object email, BiFunction<String, Object, String> phones) {
        if (phone != null && !isBlank(phone)) {
            values.add(phones.apply("phone", phone));
        }
        if (email != null && !Texts.isBlank(email.toString())) {
            values.add(email(email));
        }
    }

    private static boolean isBlank(Object phone) {
        return phone instanceof CharSequence text && Texts.isBlank(text)
                || phone instanceof JsonNode node && node.isTextual() && Texts.isBlank(node.textValue());
    }

    private String value(Object value) {
        return value instanceof String text && text.contains("@") ? email(text) : phones.normalise("phone", value);
    }

    private static String email(Object value) {
        return Texts.comparableEmail(value.toString());
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** One search, in as many calls as it takes. */
    private final class Search {
        private final Map<Object, Contact> found = new LinkedHashMap<>();
        private ApiResponse last;

        void forAll(List<String> values) {
            for (int from = 0; from < values.size(); from += valuesPerCall) {
                chunk(new ArrayList<>(values.subList(from, Math.min(values.size(), from + valuesPerCall))));
            }
        }

        private void chunk(List<String> open) {
            boolean again = true;
            while (again && !open.isEmpty()) {
                int before = found.size();
                List<Contact> answer = call(request(open));
                answer.forEach(contact -> open.removeIf(value -> matches(contact, value)));
                again = answer.size() >= SUSPICIOUS_LENGTH && found.size() > before;
            }
        }

        List<Contact> call(JsonNode body) {
            ApiRequest request = ApiEndpoint.SEARCH_V2.request(body);
            last = client.call(request);
            List<Contact> answer = AnswerReader.read(request, last, Answers::contacts);
            answer.forEach(contact -> found.put(
                    contact.getId() != null
                            ? contact.getId()
                            : contact.getUuid() != null ? contact.getUuid() : contact.json(),
                    contact));
            return answer;
        }
    }

    private static ObjectNode request(List<String> values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode filters = body.putArray("contact_channels");
        filter(filters, "phone", values.stream().filter(value -> !value.contains("@")));
        filter(filters, "email", values.stream().filter(value -> value.contains("@")));
        return body;
    }

    private static void filter(ArrayNode filters, String type, Stream<String> values) {
        List<String> list = values.toList();
        if (!list.isEmpty()) {
            ArrayNode ids = filters.addObject().put("channel_type", type).putArray("channel_ids");
            list.stream()
                    .flatMap(value -> value.contains("@") ? Stream.of(value) : PhoneForms.of(value).stream())
                    .distinct()
                    .forEach(ids::add);
        }
    }

    private static boolean matches(Contact contact, String value) {
        if (!value.contains("@")) {
            return ContactGateway.hasPhone(contact, value);
        }
        if (contact.getEmail() != null && value.equals(email(contact.getEmail()))) {
            return true;
        }
        for (JsonNode channel : contact.json().path("contact_channels")) {
            if (value.equals(email(channel.path("channel_id").asText()))) {
                return true;
            }
        }
        return false;
    }
}
