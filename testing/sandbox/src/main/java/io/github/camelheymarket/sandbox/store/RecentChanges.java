package io.github.camelheymarket.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What contacts were before their latest changes, for a search that lags behind writes. */
final class RecentChanges {

    /** @param before {@code null} where the change created the contact */
    private record Version(Instant until, SandboxContact before) {}

    private final Map<Long, List<Version>> versions = new HashMap<>();
    /** Former channels and addresses, some of which the contacts still have. */
    private final ChannelIndex former = new ChannelIndex();

    void add(long id, SandboxContact before, Instant at) {
        versions.computeIfAbsent(id, k -> new ArrayList<>(1)).add(new Version(at, before));
        if (before != null) {
            before.channels().forEach(channel -> former.add(channel.type(), channel.value(), id));
            if (!before.email().isEmpty()) {
                former.add(Channel.EMAIL, before.email(), id);
            }
        }
    }

    /** Ids of contacts that had that channel or address once. */
    long[] former(String type, String value) {
        return former.ids(type, value);
    }

    /** The contact as it was at that time; empty where it was not there yet. */
    Optional<SandboxContact> at(SandboxContact now, Instant time) {
        for (Version version : versions.getOrDefault(now.id(), List.of())) {
            if (version.until().isAfter(time)) {
                return Optional.ofNullable(version.before());
            }
        }
        return Optional.of(now);
    }

    void remove(long id) {
        versions.remove(id);
    }

    void clear() {
        versions.clear();
        former.clear();
    }

    /** Those of the contacts that were there at that time, as they were, by id. */
    Map<Long, SandboxContact> at(Iterable<SandboxContact> contacts, Instant time) {
        Map<Long, SandboxContact> then = new LinkedHashMap<>();
        contacts.forEach(contact -> at(contact, time).ifPresent(old -> then.put(old.id(), old)));
        return then;
    }
}
