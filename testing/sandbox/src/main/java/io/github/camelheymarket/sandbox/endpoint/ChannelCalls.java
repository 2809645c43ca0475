package io.github.camelheymarket.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.http.ApiAnswer;
import io.github.camelheymarket.sandbox.http.ApiError;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.ContactChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.Optional;
import java.util.Set;

/**
 * Channels of one contact (C8, C9.10). What the pages leave open: an update answers as an add does and changes the first channel
 * of the type, a delete takes all of the type off, and the last channel stays, since v2 has no contact without one.
 */
final class ChannelCalls {
    private static final String WHAT = "channel";

    private ChannelCalls() {}

    static ApiAnswer add(Call call) {
        Channel channel = read(call);
        synchronized (call.state().contacts()) {
            SandboxContact contact = contact(call);
            refuseTaken(call, contact, channel);
            return written(call, contact, contact.change().channel(channel));
        }
    }

    static ApiAnswer update(Call call) {
        Channel channel = read(call);
        synchronized (call.state().contacts()) {
            SandboxContact contact = contact(call);
            Channel old = first(contact, channel.type()).orElseThrow(() -> Answers.missing(call.settings(), WHAT));
            refuseTaken(call, contact, channel);
            return written(call, contact, contact.change().replaced(old, channel));
        }
    }

    static ApiAnswer list(Call call) {
        return ApiAnswer.ok(ContactJson.channels(contact(call)));
    }

    static ApiAnswer get(Call call) {
        SandboxContact contact = contact(call);
        return first(contact, call.path().get(1))
                .map(channel -> ApiAnswer.ok(ContactJson.channel(contact, channel)))
                .orElseGet(() -> Answers.notFound(call.settings(), WHAT));
    }

    static ApiAnswer delete(Call call) {
        String type = call.path().get(1);
        synchronized (call.state().contacts()) {
            SandboxContact contact = contact(call);
            boolean there = first(contact, type).isPresent();
            if (there) {
                if (contact.channels().stream()
                        .allMatch(channel -> channel.type().equals(type))) {
                    throw ApiError.bad("channelType", "a contact keeps its last channel");
                }
                written(call, contact, contact.change().without(type));
            }
            return Answers.deleted(call.settings(), there, WHAT, () -> Answers.string("ok", call.settings()));
        }
    }

    private static Channel read(Call call) {
        ObjectNode body = call.object();
        Check.members(body, "", Set.of("channel_type", "channel_id"), call.settings());
        String type = Check.channelType("channel_type", body.get("channel_type"));
        return new Channel(type, Check.channelValue("channel_id", type, body.get("channel_id")));
    }

    private static SandboxContact contact(Call call) {
        return call.contactByPathUuid().orElseThrow(() -> Answers.missing(call.settings()));
    }

    private static Optional<Channel> first(SandboxContact contact, String type) {
        return contact.channels().stream()
                .filter(channel -> channel.type().equals(type))
                .findFirst();
    }

    private static void refuseTaken(Call call, SandboxContact contact, Channel channel) {
        if (call.state().contacts().byChannel(channel.type(), channel.value()).stream()
                .anyMatch(other -> other.id() != contact.id())) {
            throw ApiError.bad("channel_id", "another contact has it");
        }
    }

    private static ApiAnswer written(Call call, SandboxContact old, ContactChange change) {
        ContactStore store = call.state().contacts();
        SandboxContact updated = store.update(change, "update", call.now(), call.cause(""));
        call.changed(old, updated);
        return ApiAnswer.ok(ContactJson.channels(updated));
    }
}
