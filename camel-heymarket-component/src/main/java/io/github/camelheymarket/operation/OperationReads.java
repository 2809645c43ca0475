package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.bulk.ContactReads;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The reads of one search by an operation that is about single contacts. */
final class OperationReads implements ContactReads {

    private final ContactGateway gateway;
    private final ApiClient client;
    private ApiResponse last;

    OperationReads(ContactGateway gateway, ApiClient client) {
        this.gateway = gateway;
        this.client = client;
    }

    @Override
    public List<Contact> search(Collection<String> phones, Collection<String> emails) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode filters = body.putArray("contact_channels");
        filter(filters, "phone", phones);
        filter(filters, "email", emails);
        ApiRequest request = ApiEndpoint.SEARCH_V2.request(body);
        last = client.call(request);
        List<Contact> contacts = AnswerReader.read(request, last, Answers::contacts);
        contacts.forEach(contact -> contact.readFrom(client.account()));
        return contacts;
    }

    private static void filter(ArrayNode filters, String type, Collection<String> values) {
        if (!values.isEmpty()) {
            ArrayNode ids = filters.addObject().put("channel_type", type).putArray("channel_ids");
            values.forEach(ids::add);
        }
    }

    @Override
    public Optional<Contact> read(Long id, String uuid) {
        ContactRef ref = uuid == null ? new ContactRef.IntegerId(id) : new ContactRef.Uuid(uuid);
        return gateway.read(ref).contact();
    }

    @Override
    public Optional<Contact> lookup(String phone) {
        return gateway.lookup(new ContactRef.Phone(phone)).contact();
    }

    /** The answer to the latest search. */
    ApiResponse last() {
        return last;
    }
}
