package io.github.camelheymarket.operation;

import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.MessagingStatus;

/** Sets the status of one contact, and makes sure that it is set (C5.9). */
final class StatusWrite {

    private final ApiClient client;
    private final ContactLookup contacts;

    StatusWrite(ApiClient client, ContactLookup contacts) {
        this.client = client;
        this.contacts = contacts;
    }

    /** @throws HeymarketAnswerException when neither the answer nor the contact's status shows that it was done */
    ApiResponse set(ContactRef ref, MessagingStatus status) {
        ApiRequest request =
                ApiEndpoint.SET_STATUS_V1.request(ContactLookup.address(ref).put("status", status.wire()));
        changed(ref);
        ApiResponse response = client.call(request);
        checkDone(status, ref, request, response);
        return response;
    }

    /** A search that lags behind may show the status that it had before. */
    private void changed(ContactRef ref) {
        Contact contact = new Contact();
        if (ref instanceof ContactRef.Phone phone) {
            contact.setPhone(phone.digits());
        }
        Long id = ref instanceof ContactRef.IntegerId integer ? Long.valueOf(integer.id()) : null;
        contacts.written().written(contact, id, null, null);
    }

    /** An answer that does not confirm the change proves nothing, so the status of the contact has to show it. */
    private void checkDone(MessagingStatus status, ContactRef ref, ApiRequest request, ApiResponse response) {
        if (!Answers.isSuccess(response.body())
                && !status.isShownBy(AnswerReader.verify(request, response, () -> contacts.status(ref)))) {
            throw new HeymarketAnswerException(
                    request + ": NOT_STORED: Heymarket answered " + response.status()
                            + " without confirming the change, and the contact's status does not show it",
                    AnswerReader.doubtful(response),
                    null);
        }
    }
}
