package io.github.camelheymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.client.AnswerObserver;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the calls of an account which contacts they have written. A response may show the {@code rev} of the write (C5.1,
 * C5.3, C5.14, C5.16), or nothing (C5.9, C5.10): then the write is described by what the contact consists of afterwards. A write
 * that cannot be described with certainty is left out.
 */
public final class ContactWrites implements AnswerObserver {

    private final SeenContacts seen = new SeenContacts();
    private final ContactWrite.Listener listener;

    public ContactWrites(ContactWrite.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void answered(ApiRequest request, ApiResponse response) {
        ApiEndpoint endpoint = ApiEndpoint.of(request).orElse(null);
        if (endpoint == null) {
            return;
        }
        JsonNode sent = request.body() == null ? MissingNode.getInstance() : request.body();
        switch (endpoint) {
            case GET_V1, GET_V2, LOOKUP_V1, LIST_V1, LIST_V2, SEARCH_V2 ->
                states(response.body()).forEach(seen::add);
            case CREATE_V1, CREATE_V2, UPDATE_V1, UPDATE_V2 ->
                states(response.body()).forEach(contact -> written(contact, sent));
            case BULK_UPSERT_V2 -> states(response.body().path("contacts")).forEach(contact -> written(contact, null));
            case BULK_UPSERT_V1 -> sent.forEach(this::writtenByPhone);
            case SET_STATUS_V1 -> statusSet(sent);
            case DELETE_V1 -> listener.deleted(lastOf(request.path()));
            case DELETE_V2 -> listener.deleted(seen.idOf(lastOf(request.path())));
            case BULK_DELETE_V2 ->
                sent.path("contact_channels")
                        .findValues("channel_ids")
                        .forEach(uuids -> uuids.forEach(uuid -> listener.deleted(seen.idOf(uuid.asText()))));
            default -> {
                // Does not write contacts.
            }
        }
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<Contact> states(JsonNode body) {
        List<Contact> contacts = new ArrayList<>();
        for (JsonNode json : body.isArray() ? body : List.of(body)) {
            Contact contact = json instanceof ObjectNode object ? new Contact(object) : null;
            if (contact != null && contact.getRev() != null && SeenContacts.id(contact) != null) {
                contacts.add(contact);
            }
        }
        return contacts;
    }

    /** @param request what was written; {@code null} if it was one of several contacts */
    private void written(Contact answer, @Nullable JsonNode request) {
        String id = SeenContacts.id(answer);
        long rev = Objects.requireNonNull(answer.getRev(), "rev");
        SeenContact before = seen.latest(id);
        seen.add(answer);
        if (before != null && before.rev() >= rev) {
            // This state was shown before: it is somebody else's, and the write may have changed nothing.
            return;
        }
        boolean isNext = before != null && before.rev() == rev - 1;
        Boolean optedOut = answer.getOptedOut() == null ? optedOut(request) : answer.getOptedOut();
        listener.written(new ContactWrite(id, rev, null, optedOut, isNext ? before : null));
    }

    private static @Nullable Boolean optedOut(@Nullable JsonNode request) {
        return request instanceof ObjectNode object ? new Contact(object).getOptedOut() : null;
    }

    /** A row of a v1 bulk write, whose response says too little: what is read next must be what this row holds. */
    private void writtenByPhone(JsonNode row) {
        if (!(row instanceof ObjectNode object)) {
            return;
        }
        Contact contact = new Contact(object);
        String id = seen.idOfPhone(contact.getPhone());
        SeenContact before = seen.latest(id);
        String content = ContactContent.digest(contact);
        if (id == null && MatchKeys.digits(contact.getPhone()) != null) {
            listener.written(new ContactWrite(phoneId(contact.getPhone()), null, content, contact.getOptedOut(), null));
        } else if (before != null
                && before.content() != null
                && !before.content().equals(content)) {
            listener.written(new ContactWrite(id, null, content, contact.getOptedOut(), before));
        }
    }

    private void statusSet(JsonNode request) {
        String id = request.hasNonNull("id")
                ? request.get("id").asText()
                : seen.idOfPhone(request.path("phone").asText());
        SeenContact before = seen.latest(id);
        Boolean optedOut = request.path("status").asText().equals("unsubscribed") ? Boolean.TRUE : null;
        if (before != null && before.content() != null && optedOut != null && Boolean.FALSE.equals(before.optedOut())) {
            listener.written(new ContactWrite(id, null, before.content(), optedOut, before));
        }
    }

    /** Stands for the id of a contact of which only the phone is known. */
    public static String phoneId(@Nullable String phone) {
        return "phone:" + Digest.id(String.valueOf(MatchKeys.phone(phone)));
    }

    /** Whether a contact that is read shows what a write without {@code rev} has left. */
    public static boolean shows(Contact contact, String content) {
        return ContactContent.digest(contact).equals(content);
    }
}
