package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ContactSearch;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.row.JsonBody;
import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.row.RowInput;
import io.github.camelheymarket.spi.Priority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * {@code contacts/search}: all contacts with one of the given phones or emails. The values are in the header
 * {@code CamelHeymarketPhone} or in the body: one or several values, contacts or maps with phone or email, or a request
 * with {@code contact_channels}. Returns a list of {@code Contact}, empty if no contact matches.
 */
final class SearchContacts implements Operation {

    private final ApiClient client;
    private final ApiGateway gateway;
    private final ContactLookup contacts;
    private final PhoneNumbers phones;
    private final int valuesPerCall;

    SearchContacts(OperationSetup setup) {
        this.client = setup.at(Priority.SINGLE);
        this.gateway = new ApiGateway(setup.name(), client);
        this.contacts = new ContactLookup(setup.name(), client);
        this.phones = setup.phones();
        this.valuesPerCall = setup.settings().getBulkSize();
    }

    @Override
    public OperationResult run(OperationInput input) throws IOException {
        JsonNode raw = rawRequest(input);
        Set<String> values = raw == null ? values(input) : plainValues(raw);
        if (raw != null && values.isEmpty()) {
            ApiAnswer<List<Contact>> answer = gateway.search(raw);
            return result(answer.content(), answer.response());
        }
        OperationReads reads = new OperationReads(gateway, contacts);
        List<Contact> found = new ContactSearch(reads, client.memory(), valuesPerCall)
                .find(
                        values.stream().filter(value -> !value.contains("@")).toList(),
                        values.stream().filter(value -> value.contains("@")).toList());
        return result(found, reads.last());
    }

    private static OperationResult result(List<Contact> found, ApiResponse response) {
        return OperationResult.of(found, response).with(Fact.COUNT, found.size());
    }

    /** The phones and emails of a request; empty if it has anything else, so that it is sent unchanged. */
    private static Set<String> plainValues(JsonNode request) {
        Set<String> values = new LinkedHashSet<>();
        for (JsonNode filter : request.path("contact_channels")) {
            String type = filter.path("channel_type").asText("");
            for (JsonNode id : filter.path("channel_ids")) {
                String value = id.asText();
                boolean isPhone = value.matches("\\d{1,20}") && !type.equals("email");
                boolean isEmail = value.contains("@") && !type.equals("phone");
                if (!id.isTextual()
                        || !isPhone && !isEmail
                        || !Set.of("", "phone", "email").contains(type)) {
                    return Set.of();
                }
                values.add(value);
            }
            if (!filter.path("channel_ids").isArray()
                    || !Set.of("channel_type", "channel_ids").containsAll(names(filter))) {
                return Set.of();
            }
        }
        return request.size() == 1 ? values : Set.of();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** @return {@code null} if the body is not a request */
    private static @Nullable JsonNode rawRequest(OperationInput input) {
        Object body = input.body();
        if (input.parameters().phone() != null || body instanceof Contact) {
            return null;
        }
        boolean mayBeRequest = body instanceof Map<?, ?> map && map.containsKey("contact_channels")
                || body instanceof JsonNode node && node.has("contact_channels")
                || body instanceof String text && text.contains("\"contact_channels\"");
        if (!mayBeRequest) {
            return null;
        }
        if (body instanceof String text) {
            JsonNode object = BodyReader.object(text);
            return object != null && object.has("contact_channels") ? object : null;
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
                    "contacts/search requires phones or e-mail addresses: in the header CamelHeymarketPhone, or in the "
                            + "body as one value or several, or as contacts or maps with phone or email.",
                    null);
        }
        return values;
    }

    private void addAll(Set<String> values, Object body, Exchange exchange) throws IOException {
        try (RowInput rows = RowInput.open(body, exchange)) {
            while (rows.hasNext()) {
                Object row = rows.next().value();
                row = row instanceof String text && isJson(text) ? JsonBody.tree(text) : row;
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

    private static void add(
            Set<String> values,
            @Nullable Object phone,
            @Nullable Object email,
            BiFunction<String, Object, String> phones) {
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

    private String value(@Nullable Object value) {
        return value instanceof String text && text.contains("@") ? email(text) : phones.normalise("phone", value);
    }

    private static String email(Object value) {
        return Texts.comparableEmail(value.toString());
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }
}
