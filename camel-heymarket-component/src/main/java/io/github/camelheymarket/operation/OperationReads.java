package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ChannelFilter;
import io.github.camelheymarket.api.ContactReads;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of a {@link io.github.camelheymarket.api.ContactSearch} for an operation on single contacts. */
final class OperationReads implements ContactReads {

    private final ApiGateway gateway;
    private final ContactLookup lookup;
    private @Nullable ApiResponse last;

    OperationReads(ApiGateway gateway, ContactLookup lookup) {
        this.gateway = gateway;
        this.lookup = lookup;
    }

    @Override
    public List<Contact> search(Collection<String> phones, Collection<String> emails) {
        ApiAnswer<List<Contact>> answer = gateway.search(ChannelFilter.of(phones, emails));
        last = answer.response();
        return answer.content();
    }

    @Override
    public Optional<Contact> read(@Nullable Long id, @Nullable String uuid) {
        ContactRef ref =
                uuid == null ? new ContactRef.IntegerId(Objects.requireNonNull(id, "id")) : new ContactRef.Uuid(uuid);
        return lookup.read(ref).contact();
    }

    @Override
    public Optional<Contact> lookup(String phone) {
        return lookup.lookup(new ContactRef.Phone(phone)).contact();
    }

    /** The response to the latest search. */
    ApiResponse last() {
        return Objects.requireNonNull(last, "the response to a search");
    }
}
