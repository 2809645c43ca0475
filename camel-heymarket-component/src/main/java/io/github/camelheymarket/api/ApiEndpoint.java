package io.github.camelheymarket.api;

import static io.github.camelheymarket.client.CallKind.READ;
import static io.github.camelheymarket.client.CallKind.REPEATABLE_WRITE;
import static io.github.camelheymarket.client.CallKind.UNSAFE_WRITE;
import static io.github.camelheymarket.shape.AnswerShape.COUNT;
import static io.github.camelheymarket.shape.AnswerShape.DONE;
import static io.github.camelheymarket.shape.AnswerShape.FIELDS;
import static io.github.camelheymarket.shape.AnswerShape.LIST;
import static io.github.camelheymarket.shape.AnswerShape.OBJECT;
import static io.github.camelheymarket.shape.Form.gives;
import static io.github.camelheymarket.shape.Form.givesPages;
import static io.github.camelheymarket.shape.Pages.BY_NUMBER;
import static io.github.camelheymarket.shape.Pages.BY_UPDATED;
import static io.github.camelheymarket.spi.ApiVersion.v1;
import static io.github.camelheymarket.spi.ApiVersion.v2;
import static io.github.camelheymarket.spi.HttpMethod.DELETE;
import static io.github.camelheymarket.spi.HttpMethod.GET;
import static io.github.camelheymarket.spi.HttpMethod.POST;
import static io.github.camelheymarket.spi.HttpMethod.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.shape.Form;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.HttpMethod;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that the component calls (C5, C9). Names in braces in a path are replaced when a request is created. A row with
 * a {@link Form} is a plain operation, which needs no other code.
 */
public enum ApiEndpoint {
    CREATE_V1("contacts/create", v1, POST, "/v1/contact", UNSAFE_WRITE),
    GET_V1("contacts/get", v1, GET, "/v1/contact/{id}", READ),
    UPDATE_V1("contacts/update", v1, PUT, "/v1/contact/{id}", REPEATABLE_WRITE),
    DELETE_V1("contacts/delete", v1, DELETE, "/v1/contact/{id}", REPEATABLE_WRITE),
    LIST_V1("contacts/list", v1, POST, "/v1/contacts", READ),
    COUNT_V1("contacts/count", v1, POST, "/v1/contacts/count", READ, gives(COUNT)),
    LOOKUP_V1("contacts/lookup", v1, POST, "/v1/contact/get", READ),
    STATUS_V1("contacts/status", v1, POST, "/v1/contact/status", READ),
    SET_STATUS_V1("contacts/set-status", v1, POST, "/v1/contact/set_status", REPEATABLE_WRITE),
    BULK_UPSERT_V1("contacts/bulk-upsert", v1, POST, "/v1/batch/contacts", UNSAFE_WRITE),
    FIELDS_V1("contact-fields/list", v1, POST, "/v1/contact-fields", READ, gives(FIELDS)),
    CREATE_V2("contacts/create", v2, POST, "/v2/contact", UNSAFE_WRITE),
    GET_V2("contacts/get", v2, GET, "/v2/contact/{id}", READ),
    UPDATE_V2("contacts/update", v2, PUT, "/v2/contact/{id}", REPEATABLE_WRITE),
    DELETE_V2("contacts/delete", v2, DELETE, "/v2/contact/{id}", REPEATABLE_WRITE),
    BULK_UPSERT_V2("contacts/bulk-upsert", v2, POST, "/v2/contacts", UNSAFE_WRITE),
    BULK_DELETE_V2("contacts/bulk-delete", v2, DELETE, "/v2/contacts", REPEATABLE_WRITE),
    LIST_V2("contacts/list", v2, POST, "/v2/contacts/list", READ),
    SEARCH_V2("contacts/search", v2, POST, "/v2/contacts/search", READ),
    /** Not the path of {@link #FIELDS_V1}, which reads the custom fields. */
    FIELDS_CREATE_V1("contact-fields/create", v1, POST, "/v1/contacts/fields", UNSAFE_WRITE, Forms.FIELDS),
    TAGS_V1("tags/list", v1, POST, "/v1/tags", READ, givesPages(BY_UPDATED)),
    TAG_GET_V1("tags/get", v1, GET, "/v1/tag/{id}", READ, gives(OBJECT)),
    TAG_CREATE_V1("tags/create", v1, POST, "/v1/tag", UNSAFE_WRITE, Forms.TAG),
    TAG_DELETE_V1("tags/delete", v1, DELETE, "/v1/tag/{id}", REPEATABLE_WRITE, gives(DONE)),
    /** The cheapest call, for health checks (C2.3). */
    INBOXES_V1("inboxes/list", v1, GET, "/v1/inboxes", READ, gives(LIST)),
    TEAM_V1("team/get", v1, GET, "/v1/team", READ, gives(OBJECT)),
    /** A GET with a body. */
    USERS_V1("users/search", v1, GET, "/v1/users/get", READ, Forms.USER_SEARCH),
    USERS_UPDATE_V1("users/update", v1, POST, "/v1/users/update", REPEATABLE_WRITE, Forms.USERS),
    LIST_CREATE_V2("lists/create", v2, POST, "/v2/lists", UNSAFE_WRITE, Forms.LIST_CREATE),
    LIST_UPDATE_V2("lists/update", v2, PUT, "/v2/lists/{id}", REPEATABLE_WRITE, Forms.LIST_UPDATE),
    LIST_DELETE_V2("lists/delete", v2, DELETE, "/v2/lists/{id}", REPEATABLE_WRITE, Forms.LIST_DELETE),
    /** Deprecated, like {@link #LIST_GET_V1} (C9.3). */
    LISTS_V1("lists/list", v1, POST, "/v1/lists", READ, Forms.LISTS),
    LIST_GET_V1("lists/get", v1, GET, "/v1/list/{id}", READ, Forms.ONE_LIST),
    TEMPLATES_V1("templates/list", v1, POST, "/v1/templates", READ, givesPages(BY_UPDATED)),
    TEMPLATE_GET_V1("templates/get", v1, GET, "/v1/template/{id}", READ, gives(OBJECT)),
    TEMPLATE_CREATE_V1("templates/create", v1, POST, "/v1/template", UNSAFE_WRITE, Forms.TEMPLATE_CREATE),
    TEMPLATE_UPDATE_V1("templates/update", v1, PUT, "/v1/template/{id}", REPEATABLE_WRITE, Forms.TEMPLATE_UPDATE),
    TEMPLATE_DELETE_V1("templates/delete", v1, DELETE, "/v1/template/{id}", REPEATABLE_WRITE, gives(DONE)),
    CONVERSATIONS_V1("conversations/list", v1, POST, "/v1/conversations", READ, Forms.CONVERSATIONS),
    CONVERSATION_COUNT_V1("conversations/count", v1, POST, "/v1/conversations/count", READ, Forms.CONVERSATION_COUNT),
    CONVERSATION_GET_V1("conversations/get", v1, GET, "/v1/conversations/{id}", READ, gives(OBJECT)),
    OPEN_V1("conversations/open", v1, POST, "/v1/conversations/open", REPEATABLE_WRITE, Forms.STATE),
    CLOSE_V1("conversations/close", v1, POST, "/v1/conversations/close", REPEATABLE_WRITE, Forms.STATE),
    MARK_READ_V1("conversations/read", v1, POST, "/v1/conversations/read", REPEATABLE_WRITE, Forms.MARK),
    UNREAD_V1("conversations/unread", v1, POST, "/v1/conversations/unread", REPEATABLE_WRITE, Forms.MARK),
    REASSIGN_V1("conversations/reassign", v1, POST, "/v1/conversations/reassign", REPEATABLE_WRITE, Forms.REASSIGN),
    TRANSFER_V1("conversations/transfer", v1, POST, "/v1/conversations/transfer", REPEATABLE_WRITE, Forms.TRANSFER),
    SEND_V1("messages/send", v1, POST, "/v1/message/send", UNSAFE_WRITE),
    HISTORY_V1("messages/history", v1, GET, "/v1/messages", READ, Forms.HISTORY),
    MESSAGES_V1("messages/list", v1, POST, "/v1/messages/all", READ, Forms.MESSAGES),
    MESSAGE_COUNT_V1("messages/count", v1, POST, "/v1/messages/all/count", READ, gives(COUNT)),
    SURVEYS_V1("surveys/list", v1, POST, "/v1/surveys", READ, givesPages(BY_NUMBER)),
    SURVEY_GET_V1("surveys/get", v1, GET, "/v1/survey/{id}", READ, gives(OBJECT)),
    SCHEDULE_CREATE_V1("schedule/create", v1, POST, "/v1/schedule", UNSAFE_WRITE, Forms.SCHEDULE_CREATE),
    SCHEDULE_GET_V1("schedule/get", v1, GET, "/v1/schedule/{id}", READ, gives(OBJECT)),
    SCHEDULE_UPDATE_V1("schedule/update", v1, PUT, "/v1/schedule/{id}", REPEATABLE_WRITE, Forms.SCHEDULE_UPDATE),
    SCHEDULE_DELETE_V1("schedule/delete", v1, DELETE, "/v1/schedule/{id}", REPEATABLE_WRITE, gives(DONE)),
    EMAIL_V1("emails/send", v1, POST, "/v1/email/send", UNSAFE_WRITE, Forms.EMAIL),
    CHANNELS_V2("channels/list", v2, GET, "/v2/contact/{contactId}/channels", READ, gives(LIST)),
    CHANNEL_GET_V2("channels/get", v2, GET, "/v2/contact/{contactId}/channel/{channelType}", READ, gives(OBJECT)),
    CHANNEL_ADD_V2("channels/add", v2, POST, "/v2/contact/{contactId}/channel", UNSAFE_WRITE, Forms.CHANNEL_ADD),
    CHANNEL_UPDATE_V2("channels/update", v2, PUT, "/v2/contact/{contactId}/channel", REPEATABLE_WRITE, Forms.CHANNEL),
    CHANNEL_DELETE_V2(
            "channels/delete",
            v2,
            DELETE,
            "/v2/contact/{contactId}/channel/{channelType}",
            REPEATABLE_WRITE,
            gives(DONE));

    private static final String ID = "{id}";

    private final String operation;
    private final ApiVersion version;
    private final HttpMethod method;
    private final String path;
    private final CallKind kind;
    private final @Nullable Form form;

    /** An endpoint whose operation has a class of its own. */
    ApiEndpoint(String operation, ApiVersion version, HttpMethod method, String path, CallKind kind) {
        this(operation, version, method, path, kind, null);
    }

    ApiEndpoint(
            String operation, ApiVersion version, HttpMethod method, String path, CallKind kind, @Nullable Form form) {
        this.operation = operation;
        this.version = version;
        this.method = method;
        this.path = path;
        this.kind = kind;
        this.form = form;
    }

    /** The plain operations. */
    public static List<ApiEndpoint> plain() {
        return Stream.of(values()).filter(endpoint -> endpoint.form != null).toList();
    }

    /** The endpoint of a plain operation. */
    public static ApiEndpoint plain(String operation) {
        return plain().stream()
                .filter(endpoint -> endpoint.operation.equals(operation))
                .findFirst()
                .orElseThrow();
    }

    /** What to know about an operation whose endpoint Heymarket has deprecated; empty for any other. */
    public static Optional<String> deprecation(String operation) {
        return plain().stream()
                .filter(endpoint -> endpoint.operation.equals(operation))
                .map(ApiEndpoint::form)
                .filter(Objects::nonNull)
                .map(Form::deprecation)
                .filter(Objects::nonNull)
                .findFirst();
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

    /** What a plain operation takes and gives; {@code null} for any other. */
    public @Nullable Form form() {
        return form;
    }

    /** What this endpoint takes and gives, which is that of a plain operation. */
    public Form plainForm() {
        return Objects.requireNonNull(form, "the form of a plain operation");
    }

    /** Whether the path has an id of its own, which is not that of a contact. */
    public boolean hasId() {
        return path.contains(ID);
    }

    /** Whether one thing is named in the path. */
    public boolean isOfOne() {
        return path.endsWith("}");
    }

    /** @param values of the parts of the path that are in braces, by their names; none of them needs encoding */
    public ApiRequest request(Map<String, String> values, @Nullable JsonNode body) {
        String filled = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled(filled, body);
    }

    /** What the id in the path belongs to, in words: the resource of the operation. */
    public String noun() {
        String resource = operation.substring(0, operation.indexOf('/'));
        return resource.endsWith("s") ? resource.substring(0, resource.length() - 1) : resource;
    }

    /** The plain operation that reads the resource with this endpoint's id; {@code null} if there is none. */
    public @Nullable ApiEndpoint reader() {
        String get = operation.substring(0, operation.indexOf('/')) + "/get";
        return plain().stream()
                .filter(endpoint -> endpoint.operation.equals(get) && endpoint.isOfOne())
                .findFirst()
                .orElse(null);
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
        String[] ours = path.split("/");
        String[] theirs = other.split("/", -1);
        boolean same = ours.length == theirs.length;
        for (int i = 0; same && i < ours.length; i++) {
            same = ours[i].startsWith("{") ? !theirs[i].isEmpty() : ours[i].equals(theirs[i]);
        }
        return same;
    }

    /** A request to an endpoint without an id in its path. */
    public ApiRequest request(@Nullable JsonNode body) {
        return filled(path, body);
    }

    private ApiRequest filled(String filledPath, @Nullable JsonNode body) {
        return form != null && form.isQuery() && body != null
                ? new ApiRequest(operation, method, filledPath, query(body), null, kind)
                : new ApiRequest(operation, method, filledPath, body, kind);
    }

    private static Map<String, String> query(JsonNode members) {
        Map<String, String> query = new LinkedHashMap<>();
        members.properties()
                .forEach(member -> query.put(member.getKey(), member.getValue().asText()));
        return query;
    }

    /** @param id an integer id or a UUID, which need no encoding */
    public ApiRequest request(@Nullable String id, @Nullable JsonNode body) {
        return request(id, Map.of(), body);
    }

    /** @param query the query parameters, not encoded */
    public ApiRequest request(@Nullable String id, Map<String, String> query, @Nullable JsonNode body) {
        return new ApiRequest(operation, method, path.replace(ID, id), query, body, kind);
    }
}
