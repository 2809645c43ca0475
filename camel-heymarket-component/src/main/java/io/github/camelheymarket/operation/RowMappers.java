package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.HttpMethod;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Tag;
import io.github.camelheymarket.row.ContactFieldIndex;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapper;
import io.github.camelheymarket.row.RowRules;
import io.github.camelheymarket.row.TagIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes what reads rows: with the options of the endpoint, and with the team's custom fields and tags when needed. */
final class RowMappers {

    /** How long single operations go by the custom fields they know; an unknown name asks anew at once. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    private final ApiClient client;
    private final RowRules rules;
    private RowMapper known;
    private Instant knownSince;

    RowMappers(OperationSetup setup, ApiClient client) {
        this.client = client;
        this.rules = rules(setup.settings());
        // A region that is none shows now, while the route starts.
        this.known = forRun();
        this.knownSince = Instant.EPOCH;
    }

    private static RowRules rules(OperationSettings settings) {
        Map<String, String> renames = new LinkedHashMap<>();
        settings.getMap().forEach((column, target) -> renames.put(column, target == null ? "" : target.toString()));
        return RowRules.builder()
                .matchBy(settings.getMatchBy())
                .defaultRegion(settings.getDefaultRegion())
                .phoneCheck(settings.getPhoneCheck())
                .unknownFields(settings.getUnknownFields())
                .clearEmpty(settings.getClearEmpty())
                .columnMap(renames)
                .build();
    }

    RowRules rules() {
        return rules;
    }

    /** For one run: custom fields and tags are asked for at most once. */
    RowMapper forRun() {
        return new RowMapper(rules, once(this::fields), once(this::tags));
    }

    /**
     * Reads one contact that needs no key.
     *
     * @throws io.github.camelheymarket.exception.HeymarketValidationException naming the field and the remedy
     */
    Row single(Object body) {
        return read(mapper -> mapper.single(body));
    }

    /**
     * Reads one contact that is matched by its key.
     *
     * @throws io.github.camelheymarket.exception.HeymarketValidationException naming the field and the remedy
     */
    Row keyed(Object body) {
        return read(mapper -> mapper.map(0, body));
    }

    private Row read(Function<RowMapper, Row> reading) {
        boolean fresh = refreshIfOld();
        try {
            return reading.apply(known());
        } catch (HeymarketColumnsException e) {
            if (fresh) {
                throw e;
            }
            // The field may have been made since.
            forget();
            refreshIfOld();
            return reading.apply(known());
        }
    }

    private synchronized RowMapper known() {
        return known;
    }

    private synchronized void forget() {
        known = null;
    }

    private synchronized boolean refreshIfOld() {
        if (known != null && Duration.between(knownSince, Instant.now()).compareTo(KNOWN_FOR) < 0) {
            return false;
        }
        known = forRun();
        knownSince = Instant.now();
        return true;
    }

    private ContactFieldIndex fields() {
        return new ContactFieldIndex(customFields(client));
    }

    static List<ContactField> customFields(ApiClient client) {
        ApiRequest request = ApiEndpoint.FIELDS_V1.request(JsonNodeFactory.instance.objectNode());
        return AnswerReader.read(request, client.call(request), Answers::contactFields);
    }

    private TagIndex tags() {
        return new TagIndex(tags(client));
    }

    /** All tags of the team, page by page: the newest first, each page from where the last one ended (C9.4). */
    static List<Tag> tags(ApiClient client) {
        Set<Tag> tags = new LinkedHashSet<>();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        boolean more = true;
        while (more) {
            ApiRequest request = new ApiRequest("tags", HttpMethod.POST, "/v1/tags", body, CallKind.READ);
            ApiResponse response = client.call(request);
            more = tags.addAll(AnswerReader.read(request, response, Answers::tags));
            JsonNode last = response.body().path(response.body().size() - 1).path("updated");
            more &= last.isTextual();
            body = JsonNodeFactory.instance.objectNode().put("date", last.asText());
        }
        return new ArrayList<>(tags);
    }

    private static <T> Supplier<T> once(Supplier<T> supplier) {
        return new Supplier<>() {
            private T value;

            @Override
            public synchronized T get() {
                if (value == null) {
                    value = supplier.get();
                }
                return value;
            }
        };
    }
}
