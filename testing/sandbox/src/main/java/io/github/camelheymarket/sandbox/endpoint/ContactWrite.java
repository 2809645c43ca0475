package io.github.camelheymarket.sandbox.endpoint;

import io.github.camelheymarket.sandbox.store.Channel;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A contact as a client sent it (C4.3), checked. {@code null} is what it left out. */
record ContactWrite(
        UUID contactId,
        String phone,
        String first,
        String last,
        String displayName,
        String email,
        Map<Long, String> custom,
        String avatar,
        Long assigneeId,
        List<Long> tags,
        Boolean optedOut,
        List<Long> emailSuppressions,
        List<Channel> channels) {

    /** Number of the phone, which may come as a field or as the first phone channel; {@code null} for none. */
    String anyPhone() {
        if (phone != null || channels == null) {
            return phone;
        }
        return channels.stream()
                .filter(c -> c.type().equals(Channel.PHONE))
                .map(Channel::value)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "ContactWrite";
    }
}
