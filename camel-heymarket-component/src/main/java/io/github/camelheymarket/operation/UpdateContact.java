package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ContactBodies;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.operation.OperationResult.Fact;
import io.github.camelheymarket.row.Masks;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.spi.ApiVersion;
import io.github.camelheymarket.spi.Priority;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code contacts/update}: reads the contact, merges the given values into it and writes all of it, since a PUT clears the
 * fields that it omits (R4.1). An opt-out is kept, never reset (R5.3). A change that another client makes between the read
 * and the write is overwritten, which Heymarket cannot prevent; the {@code rev} of the response shows it afterwards.
 */
final class UpdateContact implements Operation {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateContact.class);

    private final OperationSetup setup;
    private final ApiClient client;
    private final TargetReader targets;
    private final ContactLookup contacts;
    private final RowMappers mappers;
    private final TagMode tagMode;
    private final RejectedOptOut optOuts;

    UpdateContact(OperationSetup setup) {
        this.setup = setup;
        this.client = setup.at(Priority.SINGLE);
        this.targets = new TargetReader(setup);
        this.contacts = new ContactLookup(setup.name(), client);
        this.mappers = new RowMappers(setup, client);
        this.optOuts = new RejectedOptOut(setup, mappers, contacts);
        this.tagMode = TagMode.valueOf(setup.settings().getTagMode().toUpperCase(Locale.ROOT));
    }

    @Override
    public OperationResult run(OperationInput input) {
        Object body = BodyReader.contact(input, setup.name());
        Object contact = BodyReader.withoutContactId(input, body);
        ContactRef[] ref = new ContactRef[1];
        return optOuts.orElse(contact, optOut -> Optional.ofNullable(ref[0]).map(contacts::addresses), () -> {
            ref[0] = targets.read(input.parameters(), body instanceof Contact ? body : BodyReader.json(input, body));
            return update(input, ref[0], contact);
        });
    }

    private OperationResult update(OperationInput input, ContactRef ref, Object contact) {
        Row row = mappers.single(contact);
        boolean overwrite = Boolean.TRUE.equals(input.parameters().write().overwrite());
        return write(
                ref instanceof ContactRef.Phone phone
                        ? contacts.writable(
                                contacts.exactlyOne(phone), setup.settings().getApiVersion())
                        : ref,
                row,
                overwrite);
    }

    private OperationResult write(ContactRef ref, Row row, boolean overwrite) {
        Contact stored = read(ref);
        ObjectNode body =
                ContactBodies.update(stored, row, tagMode, setup.settings().isMerge(), overwrite);
        if (optsOut(row, stored, ref)) {
            body.put("is_opted_out", true);
        }
        boolean changesPhone = changesPhone(row, stored);
        if (changesPhone) {
            checkPhoneIsFree(row, stored);
            ref = forPhoneChange(ref, stored);
        }
        Map<String, String> query = overwrite ? Map.of("overwrite", "true") : Map.of();
        ApiRequest request = request(ref, query, body, stored);
        if (changesPhone) {
            contacts.written().moved(stored);
        }
        // Before the call: until its response, searches may show the contact as it was or as it will be.
        remember(ref, body, stored, null);
        ApiResponse response = client.call(request);
        Contact answer = AnswerReader.read(request, response, Answers::contact)
                .filter(Answers::isOfAContact)
                .orElseGet(Contact::new)
                .readFrom(client.account());
        if (!Answers.isOfAContact(answer)) {
            checkWritten(ref, row, body, request, response);
        } else if (body.has("is_opted_out") && Boolean.FALSE.equals(answer.getOptedOut())) {
            throw notStored(request, response, "with a contact that is not opted out, although the update opts it out");
        }
        remember(ref, body, stored, answer.getRev());
        if (changesPhone && ref instanceof ContactRef.Uuid) {
            checkPhoneChanged(row, answer, response);
        }
        return OperationResult.of(answer, response).with(Fact.REV_RACED, raced(stored, answer, response));
    }

    private void remember(ContactRef ref, ObjectNode body, Contact stored, @Nullable Long rev) {
        Long id = ref instanceof ContactRef.IntegerId integer ? Long.valueOf(integer.id()) : stored.getId();
        String uuid = ref instanceof ContactRef.Uuid named ? named.uuid() : stored.getUuid();
        contacts.written().written(new Contact(body), id, uuid, rev);
    }

    /** A response without a contact is verified by a read. */
    private void checkWritten(ContactRef ref, Row row, ObjectNode body, ApiRequest request, ApiResponse response) {
        boolean stored = AnswerReader.verify(request, response, () -> isShown(ref, row, body));
        if (!stored) {
            throw notStored(request, response, "without a contact, and a read does not show the written values");
        }
    }

    private boolean isShown(ContactRef ref, Row row, ObjectNode body) {
        Optional<Contact> read = contacts.read(ref).contact();
        if (read.isEmpty() || !ContactBodies.shows(read.get(), row)) {
            return false;
        }
        return !body.has("is_opted_out") || consent(read.get(), ref) == Consent.OPTED_OUT;
    }

    private Consent consent(Contact contact, ContactRef ref) {
        Consent shown = Consent.of(contact.getOptedOut());
        return shown == Consent.UNKNOWN
                ? addressFor(contact, ref).map(contacts::consent).orElse(shown)
                : shown;
    }

    private static HeymarketAnswerException notStored(ApiRequest request, ApiResponse response, String detail) {
        return new HeymarketAnswerException(
                request + ": NOT_STORED: Heymarket answered " + response.status() + " " + detail,
                AnswerReader.doubtful(response),
                null);
    }

    private static @Nullable Boolean raced(Contact stored, Contact answer, ApiResponse response) {
        Boolean raced = RevRace.between(stored, answer, response.attempts());
        if (Boolean.TRUE.equals(raced)) {
            LOG.warn(
                    "contacts/update: another client wrote to {} between the read and the write (its rev is {} now): its "
                            + "changes may be overwritten",
                    stored,
                    answer.getRev());
        }
        return raced;
    }

    private ApiRequest request(ContactRef ref, Map<String, String> query, ObjectNode body, Contact stored) {
        if (ref instanceof ContactRef.Uuid uuid) {
            return ApiEndpoint.UPDATE_V2.request(uuid.uuid(), query, body);
        }
        if (!body.hasNonNull("phone")) {
            throw new HeymarketValidationException(
                    "NO_PHONE",
                    "phone",
                    "An update on v1 requires a phone, and " + stored + " has none. Pass phone, or the contact's UUID.",
                    null);
        }
        return ApiEndpoint.UPDATE_V1.request(Long.toString(((ContactRef.IntegerId) ref).id()), query, body);
    }

    private Contact read(ContactRef ref) {
        ContactLookup.Found found = contacts.read(ref);
        return found.contact()
                .orElseThrow(() -> new HeymarketNotFoundException(
                        setup.name() + ": the contact does not exist, nothing was written",
                        new HeymarketException.Details(
                                found.response().status(),
                                null,
                                found.response().requestId(),
                                null,
                                found.response().attempts()),
                        null));
    }

    /** Whether the update must set the opt-out flag; it never resets the flag (R5.1). */
    private boolean optsOut(Row row, Contact stored, ContactRef ref) {
        if (Boolean.TRUE.equals(row.optedOut())) {
            return true;
        }
        if (stored.getOptedOut() != null) {
            return stored.getOptedOut();
        }
        if (!setup.settings().getConsentCheck().equals("always")) {
            return false;
        }
        Consent consent = addressFor(stored, ref).map(contacts::consent).orElse(Consent.UNKNOWN);
        if (consent == Consent.UNKNOWN) {
            throw new HeymarketConsentException("contacts/update of " + stored
                    + " was withheld: neither the contact nor its status shows whether it opted out, and an update might "
                    + "undo an opt-out. consentCheck=never updates it anyway.");
        }
        return consent == Consent.OPTED_OUT;
    }

    private static Optional<ContactRef> addressFor(Contact stored, ContactRef ref) {
        if (stored.getId() != null) {
            return Optional.of(new ContactRef.IntegerId(stored.getId()));
        }
        if (ref instanceof ContactRef.IntegerId) {
            return Optional.of(ref);
        }
        return Optional.ofNullable(stored.getPhone()).map(ContactRef.Phone::new);
    }

    private static boolean changesPhone(Row row, Contact stored) {
        return row.fields().hasNonNull("phone")
                && !ContactLookup.hasPhone(stored, row.fields().get("phone").asText());
    }

    private void checkPhoneIsFree(Row row, Contact stored) {
        String phone = row.fields().get("phone").asText();
        boolean taken = contacts.withPhone(phone).stream().anyMatch(other -> !isSame(other, stored));
        if (taken) {
            throw new HeymarketValidationException(
                    "PHONE_TAKEN",
                    "phone",
                    "Another contact has the phone " + Masks.phone(phone) + ", nothing was written.",
                    phone);
        }
    }

    private static boolean isSame(Contact a, Contact b) {
        return a.getId() != null && a.getId().equals(b.getId())
                || a.getUuid() != null && a.getUuid().equals(b.getUuid());
    }

    /** Prefers v1, which is documented to change the phone; v2 is not (R3.5). */
    private ContactRef forPhoneChange(ContactRef ref, Contact stored) {
        boolean v1Permitted = setup.settings().getApiVersion() != ApiVersion.v2;
        return v1Permitted && stored.getId() != null ? new ContactRef.IntegerId(stored.getId()) : ref;
    }

    private void checkPhoneChanged(Row row, Contact answer, ApiResponse response) {
        if (!ContactLookup.hasPhone(answer, row.fields().get("phone").asText())) {
            throw new HeymarketAnswerException(
                    "PHONE_NOT_CHANGED: the rest of the contact was written, but Heymarket's answer does not show the new "
                            + "phone. Update it by its integer id, on v1.",
                    new HeymarketException.Details(
                            new HeymarketException.Response(
                                    response.status(), null, response.requestId(), "phone", null),
                            response.attempts(),
                            true),
                    null);
        }
    }
}
