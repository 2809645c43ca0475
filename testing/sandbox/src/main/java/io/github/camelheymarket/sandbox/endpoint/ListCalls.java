package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.endpoint.ContactJson.View;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** List (C5.5, C5.18), count (C5.6) and search (C5.19). */
final class ListCalls {
    private static final Set<String> PAGE_V1 =
            Set.of("date", "limit", "page", "order", "ascending", "archived", "assigned", "filter", "id", "parent_id");
    private static final Set<String> PAGE_V2 = Set.of("limit", "page", "date", "ascending");
    private static final Comparator<SandboxContact> NEWEST_FIRST = Comparator.comparing(SandboxContact::updated)
            .thenComparingLong(SandboxContact::id)
            .reversed();

    private ListCalls() {}

    static ApiAnswer listV1(Call call) {
        ObjectNode body = pageV1(call);
        long page = 1;
        if (body.has("page")) {
            page = Check.integer("page", body.get("page"));
            if (call.settings().is(Switch.V1_PAGE, "IGNORED")) {
                page = 1;
            } else if (page < 1) {
                throw ApiError.bad("page", "the first page is 1");
            }
        }
        return page(call, page - 1, date(body), View.LIST_V1);
    }

    static ApiAnswer listV2(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", PAGE_V2, call.settings());
        boolean applied = call.settings().is(Switch.V2_DATE, "APPLIED");
        Instant date = date(body);
        return page(call, pageV2(body, call.settings()), applied ? date : null, View.LIST_V2);
    }

    static ApiAnswer count(Call call) {
        pageV1(call);
        return TeamPage.count(call.settings(), call.state().contacts().size());
    }

    static ApiAnswer search(Call call) {
        Check.members(call.object(), "", Set.of("contact_channels"), call.settings());
        Map<Long, SandboxContact> found = new LinkedHashMap<>();
        int values = 0;
        int index = 0;
        for (JsonNode element :
                Check.filledArray("contact_channels", call.object().get("contact_channels"))) {
            String field = "contact_channels[" + index++ + "]";
            ObjectNode filter = Check.object(field, element);
            Check.members(filter, field + ".", Set.of("channel_type", "channel_ids"), call.settings());
            String type = filter.has("channel_type")
                    ? Check.channelType(field + ".channel_type", filter.get("channel_type"))
                    : null;
            for (JsonNode value : Check.filledArray(field + ".channel_ids", filter.get("channel_ids"))) {
                values++;
                find(call, field + ".channel_ids", type, value).forEach(c -> found.put(c.id(), c));
            }
        }
        BulkCalls.refuseOver(call, Switch.SEARCH_MAX, "contact_channels", values);
        int cap = call.settings().number(Switch.SEARCH_CAP);
        List<SandboxContact> answer = found.values().stream()
                .sorted(NEWEST_FIRST)
                .limit(cap == 0 ? Long.MAX_VALUE : cap)
                .toList();
        return ApiAnswer.ok(new ContactJson(call).contacts(answer, View.LIST_V2));
    }

    private static List<SandboxContact> find(Call call, String field, String given, JsonNode value) {
        String type = given == null ? typeOf(field, Check.text(field, value)) : given;
        String text = Check.channelValue(field, type, value);
        boolean anywhere = type.equals("email") && call.settings().is(Switch.SEARCH_EMAIL, "FIELD_AND_CHANNEL");
        ContactStore contacts = call.state().contacts();
        if (call.settings().number(Switch.SEARCH_LAG) > 0) {
            return contacts.searched(type, text, anywhere, call.searched());
        }
        return anywhere ? contacts.byEmailAnywhere(text) : contacts.byChannel(type, text);
    }

    private static String typeOf(String field, String value) {
        if (value.contains("@")) {
            return "email";
        }
        if (value.matches("\\d+")) {
            return "phone";
        }
        throw ApiError.bad(field, "without channel_type a value must be digits or an e-mail address");
    }

    private static ObjectNode pageV1(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", PAGE_V1, call.settings());
        for (String name : List.of("order", "filter")) {
            if (body.has(name)) {
                Check.text(name, body.get(name));
            }
        }
        for (String name : List.of("assigned", "id", "parent_id")) {
            if (body.has(name)) {
                Check.integer(name, body.get(name));
            }
        }
        if (body.has("archived")) {
            Check.bool("archived", body.get("archived"));
        }
        return body;
    }

    private static long pageV2(ObjectNode body, SandboxSettings settings) {
        boolean zeroBased = settings.is(Switch.V2_PAGE_BASE, "ZERO");
        long first = zeroBased ? 0 : 1;
        if (!body.has("page")) {
            return 0;
        }
        long page = Check.integer("page", body.get("page"));
        if (page == 0 && settings.is(Switch.V2_PAGE_BASE, "ONE_LENIENT")) {
            return 0;
        }
        if (page < first) {
            throw ApiError.bad("page", "the first page is " + first);
        }
        return page - first;
    }

    private static Instant date(ObjectNode body) {
        return body.has("date") ? Check.instant("date", body.get("date")) : null;
    }

    private static ApiAnswer page(Call call, long page, Instant date, View view) {
        ObjectNode body = call.object();
        boolean ascending = body.has("ascending") && Check.bool("ascending", body.get("ascending"));
        boolean inclusive = call.settings().is(Switch.CURSOR, "INCLUSIVE");
        int limit = TeamPage.limit(body, call.settings());
        List<SandboxContact> contacts = call.state().contacts().page(date, inclusive, ascending, page * limit, limit);
        return ApiAnswer.ok(new ContactJson(call).contacts(contacts, view));
    }
}
