package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.PhoneNumbers;
import io.github.camelheymarket.row.RejectReason;
import io.github.camelheymarket.spi.ApiVersion;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines which contact an operation applies to: by header, then option, then body.
 *
 * <p>Of a {@code Contact} all ids are used. Of a map or JSON only {@code contact_id} and {@code phone}: the {@code id} of a
 * database row must not identify another contact (R1.1).
 */
final class TargetReader {

    private static final String PERMITTED_BODIES =
            "pass a UUID or an integer id, a phone as text that begins with +, or a Contact, a map or JSON with "
                    + "contact_id or phone";

    private final String operation;
    private final ApiVersion version;
    private final Set<ApiVersion> versions;
    private final PhoneNumbers phones;
    private final String account;

    TargetReader(OperationSetup setup) {
        this(setup, ApiEndpoint.versions(setup.name()));
    }

    private TargetReader(OperationSetup setup, Set<ApiVersion> versions) {
        this.operation = setup.name();
        this.version = setup.versionOr(ApiVersion.auto);
        this.versions = versions;
        this.phones = setup.phones();
        this.account = setup.client().account();
    }

    /** For a job that calls the version that a contact's ids need, whatever the version of its own endpoint. */
    static TargetReader forAnyVersion(OperationSetup setup) {
        return new TargetReader(setup, Set.of(ApiVersion.v1, ApiVersion.v2));
    }

    /**
     * @param body a {@code Contact}, a JSON object or an id; {@code null} for none
     * @throws HeymarketValidationException if nothing identifies a contact, or the API version does not know the kind of id
     */
    ContactRef read(Parameters parameters, @Nullable Object body) {
        ContactRef ref;
        if (parameters.contactId() != null) {
            ref = ContactRef.ofId(parameters.contactId());
        } else if (parameters.phone() != null) {
            ref = new ContactRef.Phone(phones.normalise("phone", parameters.phone()));
        } else {
            ref = ofBody(body)
                    .orElseThrow(() -> new HeymarketValidationException(
                            "NO_CONTACT",
                            "contactId",
                            operation
                                    + " requires a contact: set the option contactId, the header CamelHeymarketContactId or "
                                    + "CamelHeymarketPhone, or pass a Contact, or a map or JSON with contact_id or phone, as the body.",
                            null));
        }
        checkVersion(ref);
        return ref;
    }

    /** As {@link #read}, for a row of a bulk job, which has no headers. */
    ContactRef ofRow(@Nullable Object row) {
        try {
            return ofBody(row)
                    .orElseThrow(() -> new HeymarketValidationException(
                            "NO_CONTACT",
                            "contactId",
                            row == null
                                    ? "the row is null: leave it out, or pass an id or a phone"
                                    : "the row identifies no contact: " + PERMITTED_BODIES,
                            null));
        } catch (HeymarketValidationException e) {
            if (e.getReason().equals(ContactRef.NOT_UNDERSTOOD)) {
                throw new HeymarketValidationException(
                        e.getReason(),
                        e.getField(),
                        "the row's contact id is neither an integer nor a UUID: " + PERMITTED_BODIES,
                        e.getRejectedValue());
            }
            throw e;
        }
    }

    private Optional<ContactRef> ofBody(@Nullable Object body) {
        if (body instanceof Contact contact) {
            return ofContact(contact);
        }
        if (body instanceof JsonNode json && json.isObject()) {
            return ofObject(json);
        }
        if (body instanceof Number number) {
            return Optional.of(ContactRef.ofId(number.toString()));
        }
        if (body instanceof String text && !text.isBlank()) {
            return Optional.of(
                    PhoneNumbers.beginsWithPlus(text)
                            ? new ContactRef.Phone(phones.normalise("phone", text))
                            : ContactRef.ofId(text));
        }
        return Optional.empty();
    }

    private Optional<ContactRef> ofContact(Contact contact) {
        if (contact.isFromOtherAccount(account)) {
            return Optional.of(ofOtherAccount(contact));
        }
        String uuid = contact.getUuid();
        if (uuid != null && !isOnly(ApiVersion.v1)) {
            return Optional.of(new ContactRef.Uuid(uuid));
        }
        if (contact.getId() != null) {
            return Optional.of(new ContactRef.IntegerId(contact.getId()));
        }
        // A phone of the API has international digits, whatever the region.
        Optional<ContactRef> phone = Optional.ofNullable(contact.getPhone())
                .map(digits -> new ContactRef.Phone(PhoneNumbers.stored("phone", digits)));
        return phone.or(() -> Optional.ofNullable(uuid).map(ContactRef.Uuid::new));
    }

    /** By phone, since ids of another account may belong to another contact here. */
    private ContactRef ofOtherAccount(Contact contact) {
        if (contact.getPhone() == null) {
            throw new HeymarketValidationException(
                    RejectReason.OTHER_ACCOUNT,
                    "contactId",
                    operation
                            + ": the contact was read from another account, so that its ids belong to other contacts here, and it "
                            + "has no phone. Set the header CamelHeymarketContactId.",
                    null);
        }
        return new ContactRef.Phone(PhoneNumbers.stored("phone", contact.getPhone()));
    }

    private Optional<ContactRef> ofObject(JsonNode json) {
        if (json.hasNonNull("contact_id")) {
            return Optional.of(ContactRef.ofId(json.get("contact_id").asText()));
        }
        if (json.hasNonNull("phone")) {
            return Optional.of(new ContactRef.Phone(phones.normalise("phone", json.get("phone"))));
        }
        return Optional.empty();
    }

    private void checkVersion(ContactRef ref) {
        if (ref instanceof ContactRef.IntegerId && isOnly(ApiVersion.v2)) {
            throw new HeymarketValidationException(
                    "INTEGER_ID_ON_V2",
                    "contactId",
                    operation + " on v2 requires the contact's UUID, and this is an integer id. "
                            + (version == ApiVersion.v2 ? "Remove apiVersion, or pass the UUID." : "Pass the UUID."),
                    null);
        }
        if (ref instanceof ContactRef.Uuid && isOnly(ApiVersion.v1)) {
            throw new HeymarketValidationException(
                    "UUID_ON_V1",
                    "contactId",
                    operation + " on v1 requires the contact's integer id or phone, and this is a UUID. "
                            + (version == ApiVersion.v1 && versions.size() > 1
                                    ? "Remove apiVersion, or pass the integer id."
                                    : "contacts/get with the UUID returns the integer id."),
                    null);
        }
    }

    private boolean isOnly(ApiVersion candidate) {
        return version == candidate || version == ApiVersion.auto && versions.equals(Set.of(candidate));
    }
}
