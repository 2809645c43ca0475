package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.endpoint.ContactReader.Form;
import io.github.camelheymarket.sandbox.endpoint.ContactWriter.Custom;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Optional;
import java.util.function.Supplier;

/** Create, get, update and delete of one contact, in v1 (C5.1 to C5.4) and v2 (C5.12 to C5.15). */
final class ContactCalls {
    private ContactCalls() {}

    static ApiAnswer createV1(Call call) {
        ContactWrite write = new ContactReader(call).read(call.body(), Form.V1, "");
        return writtenV1(call, new ContactWriter(call).create(write));
    }

    static ApiAnswer getV1(Call call) {
        return shown(call, call.contactByPathId(), ContactJson.View.GET_V1);
    }

    static ApiAnswer updateV1(Call call) {
        return writtenV1(call, update(call, call::contactByPathId, Form.V1, true));
    }

    static ApiAnswer deleteV1(Call call) {
        return delete(call, call.contactByPathId(), "ok");
    }

    static ApiAnswer createV2(Call call) {
        ContactWrite write = new ContactReader(call).read(call.body(), Form.V2_CREATE, "");
        return writtenV2(call, new ContactWriter(call).create(write), Switch.CREATE_V2_ANSWER);
    }

    static ApiAnswer getV2(Call call) {
        return shown(call, call.contactByPathUuid(), ContactJson.View.GET_V2);
    }

    static ApiAnswer updateV2(Call call) {
        boolean phoneChanges = call.settings().is(Switch.V2_PHONE_CHANGE, "APPLIED");
        SandboxContact contact = update(call, call::contactByPathUuid, Form.V2_UPDATE, phoneChanges);
        return writtenV2(call, contact, Switch.UPDATE_V2_ANSWER);
    }

    static ApiAnswer deleteV2(Call call) {
        boolean ok = call.settings().is(Switch.DELETE_V2_TEXT, "OK");
        return delete(call, call.contactByPathUuid(), ok ? "ok" : "contact deleted");
    }

    static ApiAnswer shown(Call call, Optional<SandboxContact> contact, ContactJson.View view) {
        return contact.map(found -> ApiAnswer.ok(new ContactJson(call).contact(found, view)))
                .orElseGet(() -> Answers.notFound(call.settings()));
    }

    private static SandboxContact update(
            Call call, Supplier<Optional<SandboxContact>> target, Form form, boolean phoneChanges) {
        Custom custom = call.overwrite() ? Custom.REPLACE : Custom.MERGE;
        ContactStore store = call.state().contacts();
        synchronized (store) {
            Optional<SandboxContact> old = target.get();
            ContactWrite write = new ContactReader(call).read(call.body(), form, "");
            return new ContactWriter(call)
                    .update(old.orElseThrow(() -> Answers.missing(call.settings())), write, custom, phoneChanges);
        }
    }

    private static ApiAnswer delete(Call call, Optional<SandboxContact> contact, String text) {
        boolean there = contact.isPresent()
                && call.state().contacts().delete(contact.get().id());
        if (there) {
            call.forget(contact.get());
        }
        return Answers.deleted(call.settings(), there, "contact", () -> Answers.string(text, call.settings()));
    }

    private static ApiAnswer writtenV1(Call call, SandboxContact contact) {
        boolean uuid = call.settings().is(Switch.CREATE_V1_ANSWER, "ID_REV_UUID");
        return uuid ? Answers.ids(contact) : Answers.idAndRev(contact);
    }

    private static ApiAnswer writtenV2(Call call, SandboxContact contact, Switch shape) {
        return call.settings().is(shape, "IDS")
                ? Answers.ids(contact)
                : ApiAnswer.ok(new ContactJson(call).contact(contact, ContactJson.View.WRITE_V2));
    }
}
