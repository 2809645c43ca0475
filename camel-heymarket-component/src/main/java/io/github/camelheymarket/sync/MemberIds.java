package io.github.camelheymarket.sync;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ChannelFilter;
import io.github.camelheymarket.api.ContactIndex;
import io.github.camelheymarket.api.ContactReads;
import io.github.camelheymarket.api.ContactSearch;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.model.Contact;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the integer ids, which lists use, of contacts whose answers did not show them. */
final class MemberIds {

    private final JobClient job;
    private final int bulkSize;
    private final Queue<Member> unknown = new ArrayDeque<>();

    private record Member(Set<String> keys, @Nullable String uuid) {}

    MemberIds(JobClient job, int bulkSize) {
        this.job = job;
        this.bulkSize = bulkSize;
    }

    void unknown(Set<String> keys, @Nullable String uuid) {
        unknown.add(new Member(keys, uuid));
    }

    int size() {
        return unknown.size();
    }

    /** Finds the ids of all unknown contacts. @param missing is called for each contact that is not found */
    void resolve(Consumer<Long> found, Runnable missing) {
        if (unknown.isEmpty()) {
            return;
        }
        ContactIndex index = ContactIndex.of(search(List.copyOf(unknown)));
        while (!unknown.isEmpty()) {
            Long id = id(unknown.peek(), index);
            unknown.remove();
            if (id == null) {
                missing.run();
            } else {
                found.accept(id);
            }
        }
    }

    private List<Contact> search(List<Member> members) {
        List<String> keys = members.stream()
                .filter(member -> member.uuid() == null)
                .flatMap(member -> member.keys().stream())
                .toList();
        return keys.isEmpty()
                ? List.of()
                : new ContactSearch(new Reads(job.gateway()), job.memory(), bulkSize)
                        .find(values(keys, MatchKeys::isPhone), values(keys, MatchKeys::isEmail));
    }

    private static List<String> values(List<String> keys, Predicate<String> kind) {
        return keys.stream().filter(kind).map(MatchKeys::value).toList();
    }

    private @Nullable Long id(Member member, ContactIndex index) {
        if (member.uuid() != null) {
            return job.gateway()
                    .get(member.uuid())
                    .content()
                    .map(Contact::getId)
                    .orElse(null);
        }
        List<Long> ids = index.get(member.keys()).stream()
                .map(StoredContact::id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.size() == 1 ? ids.get(0) : null;
    }

    private record Reads(ApiGateway gateway) implements ContactReads {

        @Override
        public List<Contact> search(Collection<String> phones, Collection<String> emails) {
            return gateway.search(ChannelFilter.of(phones, emails)).content();
        }

        @Override
        public Optional<Contact> read(@Nullable Long id, @Nullable String uuid) {
            return gateway.get(id, uuid);
        }

        @Override
        public Optional<Contact> lookup(String phone) {
            return gateway.lookup(phone).content();
        }
    }
}
