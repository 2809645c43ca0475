package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Set;

/** Channels of one contact (C8): add one, read one. */
final class ChannelCalls {
    private ChannelCalls() {}

    static ApiAnswer add(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("channel_type", "channel_id"), call.settings());
        String type = Check.channelType("channel_type", body.get("channel_type"));
        Channel channel = new Channel(type, Check.channelValue("channel_id", type, body.get("channel_id")));
        ContactStore store = call.state().contacts();
        synchronized (store) {
            SandboxContact contact = call.contactByPathUuid().orElseThrow(() -> Answers.missing(call.settings()));
            if (store.byChannel(channel.type(), channel.value()).stream().anyMatch(c -> c.id() != contact.id())) {
                throw ApiError.bad("channel_id", "another contact has it");
            }
            SandboxContact updated =
                    store.update(contact.change().channel(channel), "update", call.now(), call.cause(""));
            call.changed(contact, updated);
            return ApiAnswer.ok(ContactJson.channels(updated));
        }
    }

    static ApiAnswer get(Call call) {
        SandboxContact contact = call.contactByPathUuid().orElseThrow(() -> Answers.missing(call.settings()));
        String type = call.path().get(1);
        return contact.channels().stream()
                .filter(channel -> channel.type().equals(type))
                .findFirst()
                .map(channel -> ApiAnswer.ok(ContactJson.channel(contact, channel)))
                .orElseThrow(() -> ApiError.of(404, "not_found", "channel not found"));
    }
}
