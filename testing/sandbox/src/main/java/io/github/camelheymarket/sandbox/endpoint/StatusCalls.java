package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.endpoint.ContactJson.View;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.Consent;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lookup (C5.7), status (C5.8) and set_status (C5.9): v1 calls that name a contact in the body. */
final class StatusCalls {
    private StatusCalls() {}

    static ApiAnswer lookup(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("id", "phone"), call.settings());
        Optional<SandboxContact> contact;
        if (body.has("phone")) {
            contact = byPhone(call, body.get("phone"));
        } else if (body.has("id")) {
            contact = call.state().contacts().byId(lookupId(call, body.get("id")));
        } else {
            throw ApiError.bad("phone", "either phone or id is required");
        }
        return ContactCalls.shown(call, contact, View.GET_V1);
    }

    static ApiAnswer status(Call call) {
        Check.members(call.object(), "", Set.of("id", "phone"), call.settings());
        SandboxContact contact = named(call);
        Consent consent = contact.consent();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", contact.id());
        if (!contact.phone().isEmpty()) {
            json.put("phone", contact.phone());
        }
        json.put("unsubscribed", consent.unsubscribed()).put("blocked", consent.blocked());
        if (call.settings().yes(Switch.STATUS_DETAIL)) {
            json.put("unsubscribed_admin", consent.unsubscribedAdmin())
                    .put("unsubscribed_contact", consent.unsubscribedContact());
        }
        return ApiAnswer.ok(json);
    }

    static ApiAnswer setStatus(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("id", "phone", "status"), call.settings());
        if (!body.has("status")) {
            throw ApiError.bad("status", "is required");
        }
        String status = Check.text("status", body.get("status"));
        ContactStore store = call.state().contacts();
        synchronized (store) {
            SandboxContact contact = named(call);
            Consent after = after(contact.consent(), status, call.settings().yes(Switch.ACTIVE_OPTS_IN));
            boolean touched = call.settings().yes(Switch.CONSENT_UPDATES);
            store.consent(contact.id(), after, touched, call.now(), call.cause(status));
            call.changed(contact, store.byId(contact.id()).orElseThrow());
        }
        return Answers.string("success", call.settings());
    }

    private static Consent after(Consent before, String status, boolean activeOptsIn) {
        return switch (status) {
            case "blocked" -> before.blocked(true);
            case "unsubscribed" -> before.unsubscribe();
            case "subscribed" -> before.subscribe();
            case "active", "unblocked" -> activeOptsIn ? Consent.ACTIVE : before.blocked(false);
            default ->
                throw ApiError.bad("status", "must be one of active, blocked, unblocked, subscribed, unsubscribed");
        };
    }

    private static SandboxContact named(Call call) {
        ObjectNode body = call.object();
        Optional<SandboxContact> contact;
        if (body.has("id")) {
            contact = call.state().contacts().byId(Check.integer("id", body.get("id")));
        } else if (body.has("phone")) {
            contact = byPhone(call, body.get("phone"));
        } else {
            throw ApiError.bad("id", "either id or phone is required");
        }
        return contact.orElseThrow(() -> Answers.missing(call.settings()));
    }

    private static Optional<SandboxContact> byPhone(Call call, JsonNode phone) {
        List<SandboxContact> found = call.state().contacts().byChannel(Channel.PHONE, Check.phone("phone", phone));
        return found.stream().findFirst();
    }

    private static long lookupId(Call call, JsonNode id) {
        String allowed = call.settings().get(Switch.LOOKUP_ID);
        if (id.isTextual() && !allowed.equals("NUMBER")) {
            if (id.textValue().matches("\\d{1,18}")) {
                return Long.parseLong(id.textValue());
            }
            throw ApiError.bad("id", "must hold the integer id of a contact");
        }
        if (id.isIntegralNumber() && !allowed.equals("STRING")) {
            return Check.integer("id", id);
        }
        throw ApiError.bad("id", allowed.equals("STRING") ? "must be a string of digits" : "must be an integer");
    }
}
