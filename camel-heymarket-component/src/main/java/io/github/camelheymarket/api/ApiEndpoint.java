package io.github.camelheymarket.api;

import static io.github.camelheymarket.client.CallKind.READ;
import static io.github.camelheymarket.client.CallKind.REPEATABLE_WRITE;
import static io.github.camelheymarket.client.CallKind.UNSAFE_WRITE;
import static io.github.camelheymarket.spi.ApiVersion.v1;
import static io.github.camelheymarket.spi.ApiVersion.v2;
import static io.github.camelheymarket.spi.HttpMethod.DELETE;
import static io.github.camelheymarket.spi.HttpMethod.GET;
import static io.github.camelheymarket.spi.HttpMethod.POST;
import static io.github.camelheymarket.spi.HttpMethod.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The endpoints that the component calls (C5). {@code {id}} in a path is replaced when a request is created. */
public enum ApiEndpoint {
    CREATE_V1("contacts/create", v1, POST, "/v1/contact", UNSAFE_WRITE),
    GET_V1("contacts/get", v1, GET, "/v1/contact/{id}", READ),
    UPDATE_V1("contacts/update", v1, PUT, "/v1/contact/{id}", REPEATABLE_WRITE),
    DELETE_V1("contacts/delete", v1, DELETE, "/v1/contact/{id}", REPEATABLE_WRITE),
    LIST_V1("contacts/list", v1, POST, "/v1/contacts", READ),
    COUNT_V1("contacts/count", v1, POST, "/v1/contacts/count", READ),
    LOOKUP_V1("contacts/lookup", v1, POST, "/v1/contact/get", READ),
    STATUS_V1("contacts/status", v1, POST, "/v1/contact/status", READ),
    SET_STATUS_V1("contacts/set-status", v1, POST, "/v1/contact/set_status", REPEATABLE_WRITE),
    BULK_UPSERT_V1("contacts/bulk-upsert", v1, POST, "/v1/batch/contacts", UNSAFE_WRITE),
    FIELDS_V1("contact-fields/list", v1, POST, "/v1/contact-fields", READ),
    CREATE_V2("contacts/create", v2, POST, "/v2/contact", UNSAFE_WRITE),
    GET_V2("contacts/get", v2, GET, "/v2/contact/{id}", READ),
    UPDATE_V2("contacts/update", v2, PUT, "/v2/contact/{id}", REPEATABLE_WRITE),
    DELETE_V2("contacts/delete", v2, DELETE, "/v2/contact/{id}", REPEATABLE_WRITE),
    BULK_UPSERT_V2("contacts/bulk-upsert", v2, POST, "/v2/contacts", UNSAFE_WRITE),
    BULK_DELETE_V2("contacts/bulk-delete", v2, DELETE, "/v2/contacts", REPEATABLE_WRITE),
    LIST_V2("contacts/list", v2, POST, "/v2/contacts/list", READ),
    SEARCH_V2("contacts/search", v2, POST, "/v2/contacts/search", READ),
    TAGS_V1("tags/list", v1, POST, "/v1/tags", READ),
    /** The cheapest call, for health checks (C2.3). */
    INBOXES_V1("inboxes/list", v1, GET, "/v1/inboxes", READ);

    private static final String ID = "{id}";

    private final String operation;
    private final ApiVersion version;
    private final HttpMethod method;
    private final String path;
    private final CallKind kind;

    ApiEndpoint(String operation, ApiVersion version, HttpMethod method, String path, CallKind kind) {
        this.operation = operation;
        this.version = version;
        this.method = method;
        this.path = path;
        this.kind = kind;
    }

    /** The endpoint of an operation in a version; empty if the version does not have the operation. */
    public static Optional<ApiEndpoint> of(String operation, ApiVersion version) {
        for (ApiEndpoint endpoint : values()) {
            if (endpoint.operation.equals(operation) && endpoint.version == version) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    /** The versions that have an operation. */
    public static Set<ApiVersion> versions(String operation) {
        EnumSet<ApiVersion> versions = EnumSet.noneOf(ApiVersion.class);
        for (ApiEndpoint endpoint : values()) {
            if (endpoint.operation.equals(operation)) {
                versions.add(endpoint.version);
            }
        }
        return versions;
    }

    public String operation() {
        return operation;
    }

    public ApiVersion version() {
        return version;
    }

    public HttpMethod method() {
        return method;
    }

    public String path() {
        return path;
    }

    public CallKind kind() {
        return kind;
    }

    /** The endpoint of a request; empty if it is not in this table. */
    public static Optional<ApiEndpoint> of(ApiRequest request) {
        for (ApiEndpoint endpoint : values()) {
            if (endpoint.method == request.method() && endpoint.hasPath(request.path())) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    private boolean hasPath(String other) {
        if (!path.endsWith(ID)) {
            return path.equals(other);
        }
        int length = path.length() - ID.length();
        return other.length() > length && other.startsWith(path.substring(0, length)) && other.indexOf('/', length) < 0;
    }

    /** A request to an endpoint without an id in its path. */
    public ApiRequest request(JsonNode body) {
        return new ApiRequest(operation, method, path, body, kind);
    }

    /** @param id an integer id or a UUID, which need no encoding */
    public ApiRequest request(String id, JsonNode body) {
        return request(id, Map.of(), body);
    }

    /** @param query the query parameters, not encoded */
    public ApiRequest request(String id, Map<String, String> query, JsonNode body) {
        return new ApiRequest(operation, method, path.replace(ID, id), query, body, kind);
    }
}
