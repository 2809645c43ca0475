package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.Cached;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.message.ItemIndex.Kind;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.paging.ItemIterator;
import io.github.camelheymarket.paging.ItemPages;
import io.github.camelheymarket.shape.AnswerShape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds inboxes, members, templates and lists by the names that people use (C9.3, C9.5, C9.6). They are read when a name is first
 * used, and kept for some time. Thread-safe.
 */
public final class Directory {

    private final ApiGateway gateway;
    private final Cached<ItemIndex> inboxes;
    private final Cached<ItemIndex> members;
    private final Cached<ItemIndex> templates;
    private final Cached<ItemIndex> lists;
    private final Cached<Map<String, Long>> membersByEmail;

    public Directory(ApiGateway gateway, InstantSource clock) {
        this.gateway = gateway;
        this.inboxes = cached(Kind.INBOX, () -> list(ApiEndpoint.INBOXES_V1, null), clock);
        this.members = cached(Kind.MEMBER, this::team, clock);
        this.templates = cached(Kind.TEMPLATE, () -> all(ApiEndpoint.TEMPLATES_V1), clock);
        this.lists = cached(Kind.LIST, () -> all(ApiEndpoint.LISTS_V1), clock);
        this.membersByEmail = new Cached<>(ConcurrentHashMap::new, clock);
    }

    private static Cached<ItemIndex> cached(Kind kind, Supplier<List<ResultObject>> items, InstantSource clock) {
        return new Cached<>(() -> new ItemIndex(kind, items.get()), clock);
    }

    /**
     * The id of an inbox.
     *
     * @param given its name, phone or id
     * @throws HeymarketValidationException if there is no such inbox; the message lists those that exist
     */
    long inbox(String given) {
        return id(inboxes, given);
    }

    /** The exception for a message without an inbox. */
    HeymarketValidationException noInbox(String operation) {
        return missing(operation, "an inbox", "inbox", inboxes.get());
    }

    /**
     * The id of a member.
     *
     * @param given the member's name, e-mail address or id
     * @param inboxId the inbox that the member sends from
     * @throws HeymarketValidationException if there is no such member, or the inbox is known not to be the member's
     */
    long sender(String given, long inboxId) {
        long member = given.indexOf('@') < 0 ? id(members, given) : byEmail(given.strip());
        Optional<ResultObject> inbox = inboxes.get().byId(inboxId);
        Collection<?> allowed =
                inbox.map(found -> found.get("members")).orElse(null) instanceof Collection<?> ids ? ids : List.of();
        boolean areIds = !allowed.isEmpty() && allowed.stream().allMatch(Number.class::isInstance);
        if (areIds && allowed.stream().noneMatch(id -> ((Number) id).longValue() == member)) {
            throw new HeymarketValidationException(
                    "NO_ACCESS",
                    "sender",
                    "the member " + member + " has no access to the inbox " + inboxId + ", only " + allowed + " have. "
                            + members.get().existing(),
                    given);
        }
        return member;
    }

    /** The exception for a message without a sender. */
    HeymarketValidationException noSender(String operation) {
        return missing(operation, "the member of the team that sends it", "sender", members.get());
    }

    /** @throws HeymarketValidationException if there is no such template; the message lists those that exist */
    long template(String given) {
        return id(templates, given);
    }

    /** The text of a template; empty if it is not known. */
    Optional<String> templateText(long id) {
        return templates
                .find(index -> index.byId(id))
                .map(template -> template.get("content") instanceof Map<?, ?> content ? content.get("text") : null)
                .map(Object::toString);
    }

    /** @throws HeymarketValidationException if there is no such list; the message lists those that exist */
    long list(String given) {
        return id(lists, given);
    }

    private static long id(Cached<ItemIndex> items, String given) {
        return items.find(index -> index.find(given))
                .map(ItemIndex::id)
                .orElseThrow(() -> items.get().unknown(given));
    }

    private static HeymarketValidationException missing(String operation, String what, String option, ItemIndex all) {
        return new HeymarketValidationException(
                "MISSING_MEMBER",
                option,
                operation + " requires " + what + ": set the option " + option
                        + ", or the member of the body, to a name or id. " + all.existing(),
                null);
    }

    private long byEmail(String email) {
        Map<String, Long> known = membersByEmail.get();
        Long id = known.get(email);
        if (id == null) {
            id = searchMember(email);
            known.put(email, id);
        }
        return id;
    }

    private Long searchMember(String email) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("email").add(email);
        return new ItemIndex(Kind.MEMBER, list(ApiEndpoint.USERS_V1, body))
                .find(email)
                .map(ItemIndex::id)
                .orElseThrow(() -> members.get().unknown(email));
    }

    private List<ResultObject> team() {
        JsonNode team = gateway.call(gateway.request(ApiEndpoint.TEAM_V1, null), Function.identity())
                .content();
        return AnswerShape.items(team.path("members"));
    }

    private List<ResultObject> list(ApiEndpoint endpoint, @Nullable ObjectNode body) {
        return gateway.items(endpoint, body).content();
    }

    /** All pages of a list. */
    private List<ResultObject> all(ApiEndpoint endpoint) {
        ItemPages pages = new ItemPages(
                endpoint.operation(), endpoint.plainForm().pages(), JsonNodeFactory.instance.objectNode(), null);
        List<ResultObject> all = new ArrayList<>();
        try (ItemIterator items = new ItemIterator(pages, request -> list(endpoint, request), () -> {})) {
            items.forEachRemaining(all::add);
        }
        return all;
    }
}
