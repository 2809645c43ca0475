package io.github.camelheymarket.sandbox.endpoint;

import static io.github.camelheymarket.sandbox.endpoint.Route.Body.ARRAY;
import static io.github.camelheymarket.sandbox.endpoint.Route.Body.NONE;
import static io.github.camelheymarket.sandbox.endpoint.Route.Body.OBJECT;
import static io.github.camelheymarket.sandbox.endpoint.Route.Body.OPTIONAL_OBJECT;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.http.ApiRequest;
import io.github.camelheymarket.sandbox.http.RequestHandler;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The table of endpoints. What is not in it is a 404 that says so. */
public final class Routes implements RequestHandler {
    private static final Set<String> OVERWRITE = Set.of("overwrite");
    private static final Set<String> HISTORY = Set.of("phoneNumber", "inboxID", "timestamp");
    private static final List<Route> TABLE = List.of(
            new Route("POST", "/v1/contact", OBJECT, ContactCalls::createV1),
            new Route("POST", "/v1/contact/get", OBJECT, StatusCalls::lookup),
            new Route("POST", "/v1/contact/status", OBJECT, StatusCalls::status),
            new Route("POST", "/v1/contact/set_status", OBJECT, StatusCalls::setStatus),
            new Route("GET", "/v1/contact/{}", NONE, ContactCalls::getV1),
            new Route("PUT", "/v1/contact/{}", OBJECT, ContactCalls::updateV1, OVERWRITE),
            new Route("DELETE", "/v1/contact/{}", NONE, ContactCalls::deleteV1),
            new Route("POST", "/v1/contacts", OPTIONAL_OBJECT, ListCalls::listV1),
            new Route("POST", "/v1/contacts/count", OPTIONAL_OBJECT, ListCalls::count),
            new Route("POST", "/v1/batch/contacts", ARRAY, BulkCalls::batchV1, OVERWRITE),
            new Route("POST", "/v1/contact-fields", OPTIONAL_OBJECT, FieldCalls::fields),
            new Route("POST", "/v2/contact", OBJECT, ContactCalls::createV2),
            new Route("GET", "/v2/contact/{}", NONE, ContactCalls::getV2),
            new Route("PUT", "/v2/contact/{}", OBJECT, ContactCalls::updateV2, OVERWRITE),
            new Route("DELETE", "/v2/contact/{}", NONE, ContactCalls::deleteV2),
            new Route("POST", "/v2/contacts", OBJECT, BulkCalls::bulkV2),
            new Route("DELETE", "/v2/contacts", OBJECT, BulkCalls::deleteV2),
            new Route("POST", "/v2/contacts/list", OPTIONAL_OBJECT, ListCalls::listV2),
            new Route("POST", "/v2/contacts/search", OBJECT, ListCalls::search),
            new Route("POST", "/v2/contact/{}/channel", OBJECT, ChannelCalls::add),
            new Route("GET", "/v2/contact/{}/channel/{}", NONE, ChannelCalls::get),
            new Route("PUT", "/v2/contact/{}/channel", OBJECT, ChannelCalls::update),
            new Route("GET", "/v2/contact/{}/channels", NONE, ChannelCalls::list),
            new Route("DELETE", "/v2/contact/{}/channel/{}", NONE, ChannelCalls::delete),
            new Route("POST", "/v1/contacts/fields", ARRAY, FieldCalls::createFields),
            new Route("POST", "/v1/tag", OBJECT, TagCalls::create),
            new Route("GET", "/v1/tag/{}", NONE, TagCalls::get),
            new Route("DELETE", "/v1/tag/{}", NONE, TagCalls::delete),
            new Route("POST", "/v1/tags", OPTIONAL_OBJECT, TagCalls::list),
            new Route("GET", "/v1/inboxes", NONE, TeamCalls::inboxes),
            new Route("GET", "/v1/team", NONE, TeamCalls::team),
            new Route("GET", "/v1/users/get", OBJECT, UserCalls::find),
            new Route("POST", "/v1/users/update", OBJECT, UserCalls::update),
            new Route("POST", "/v2/lists", OBJECT, RecipientListCalls::create),
            new Route("PUT", "/v2/lists/{}", OBJECT, RecipientListCalls::update),
            new Route("DELETE", "/v2/lists/{}", OPTIONAL_OBJECT, RecipientListCalls::delete),
            new Route("POST", "/v1/lists", OPTIONAL_OBJECT, RecipientListCalls::list),
            new Route("GET", "/v1/list/{}", NONE, RecipientListCalls::get),
            new Route("POST", "/v1/template", OBJECT, TemplateCalls::create),
            new Route("GET", "/v1/template/{}", NONE, TemplateCalls::get),
            new Route("PUT", "/v1/template/{}", OBJECT, TemplateCalls::update),
            new Route("DELETE", "/v1/template/{}", NONE, TemplateCalls::delete),
            new Route("POST", "/v1/templates", OPTIONAL_OBJECT, TemplateCalls::list),
            new Route("POST", "/v1/message/send", OBJECT, SendCalls::send),
            new Route("GET", "/v1/messages", NONE, MessageCalls::history, HISTORY),
            new Route("POST", "/v1/messages/all", OPTIONAL_OBJECT, MessageCalls::list),
            new Route("POST", "/v1/messages/all/count", OPTIONAL_OBJECT, MessageCalls::count),
            new Route("POST", "/v1/conversations", OBJECT, ConversationCalls::list),
            new Route("POST", "/v1/conversations/count", OPTIONAL_OBJECT, ConversationCalls::count),
            new Route("GET", "/v1/conversations/{}", NONE, ConversationCalls::get),
            new Route("POST", "/v1/conversations/open", OBJECT, ConversationCalls::open),
            new Route("POST", "/v1/conversations/close", OBJECT, ConversationCalls::close),
            new Route("POST", "/v1/conversations/read", OBJECT, ConversationCalls::read),
            new Route("POST", "/v1/conversations/unread", OBJECT, ConversationCalls::unread),
            new Route("POST", "/v1/conversations/reassign", OBJECT, ConversationCalls::reassign),
            new Route("POST", "/v1/conversations/transfer", OBJECT, ConversationCalls::transfer),
            new Route("POST", "/v1/schedule", OBJECT, ScheduleCalls::create),
            new Route("GET", "/v1/schedule/{}", NONE, ScheduleCalls::get),
            new Route("PUT", "/v1/schedule/{}", OBJECT, ScheduleCalls::update),
            new Route("DELETE", "/v1/schedule/{}", NONE, ScheduleCalls::delete),
            new Route("GET", "/v1/survey/{}", NONE, SurveyCalls::get),
            new Route("POST", "/v1/surveys", OPTIONAL_OBJECT, SurveyCalls::list),
            new Route("POST", "/v1/email/send", OBJECT, EmailCalls::send));

    private final State state;
    private final Supplier<SandboxSettings> settings;

    public Routes(State state, Supplier<SandboxSettings> settings) {
        this.state = state;
        this.settings = settings;
    }

    @Override
    public ApiAnswer handle(ApiRequest request) {
        for (Route route : TABLE) {
            List<String> path = route.match(request.method(), request.path());
            if (path != null) {
                refuseUnknownQuery(request, route);
                JsonNode body = Bodies.read(request, route.body());
                Call call = new Call(request, path, body, settings.get(), state);
                ScheduledSends.run(call);
                return route.action().apply(call);
            }
        }
        throw ApiError.of(404, "no_such_endpoint", "there is no endpoint " + request.method() + " " + request.path());
    }

    private static void refuseUnknownQuery(ApiRequest request, Route route) {
        Set<String> unknown = new TreeSet<>(request.query().keySet());
        unknown.removeAll(route.query());
        if (!unknown.isEmpty()) {
            throw ApiError.bad(unknown.iterator().next(), "no such query parameter here; unknown are " + unknown);
        }
    }
}
