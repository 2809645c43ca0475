package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.messaging.Inbox;

/** Inboxes and members that a body names, and whether they belong together: who has no access is a 403 (C3.2). */
final class Access {
    private Access() {}

    static Inbox inbox(Call call, ObjectNode body, String name) {
        long id = Check.integer(name, body.get(name));
        return inbox(call, id, name);
    }

    static Inbox inbox(Call call, long id, String name) {
        return call.workspace().team().inbox(id).orElseThrow(() -> ApiError.bad(name, "there is no such inbox"));
    }

    /** An inbox with a number. */
    static Inbox phoneInbox(Call call, ObjectNode body, String name) {
        Inbox inbox = inbox(call, body, name);
        if (inbox.isEmail()) {
            throw ApiError.bad(name, "this inbox has no number");
        }
        return inbox;
    }

    /** A member with access to an inbox. */
    static long member(Call call, ObjectNode body, String name, Inbox inbox) {
        long id = member(call, body, name);
        if (!inbox.members().contains(id)) {
            throw ApiError.of(403, "denied", name + ": this member has no access to the inbox");
        }
        return id;
    }

    static long member(Call call, ObjectNode body, String name) {
        long id = Check.integer(name, body.get(name));
        if (call.workspace().team().members().get(id).isEmpty()) {
            throw ApiError.bad(name, "there is no such member");
        }
        return id;
    }
}
