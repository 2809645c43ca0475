package io.github.camelheymarket.message;

import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.ContactSearch;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketConsentException;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ContactConsent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.row.Masks;
import io.github.camelheymarket.row.PhoneForms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out before a send whether a recipient has opted out or is blocked (R5): one search for the contacts with the phones of
 * many messages, and one status call for each contact, since only that shows a block and an opt-out of this moment. A phone
 * without a contact has not opted out.
 */
public final class RecipientConsent {

    private static final int VALUES_PER_SEARCH = 100;

    private final ApiGateway gateway;
    private final JobReads reads;
    private final ContactConsent consent;
    private final ContactSearch search;

    public RecipientConsent(JobClient job) {
        ObservedFields seen = new ObservedFields();
        this.gateway = job.gateway();
        this.reads = new JobReads(job, seen);
        this.consent = new ContactConsent(reads::status, seen);
        this.search = new ContactSearch(reads, job.memory(), VALUES_PER_SEARCH);
    }

    /** The contacts that searches found for the phones of messages. */
    public static final class Contacts {

        private final List<StoredContact> all;

        private Contacts(List<StoredContact> all) {
            this.all = all;
        }

        private List<StoredContact> with(String phone) {
            Set<String> keys = new LinkedHashSet<>();
            forms(phone).forEach(form -> keys.add(MatchKeys.phone(form)));
            return all.stream()
                    .filter(stored -> MatchKeys.of(stored.contact()).stream().anyMatch(keys::contains))
                    .toList();
        }
    }

    /** Why a message is not sent. */
    public enum Refusal {
        OPTED_OUT("has opted out"),
        BLOCKED("is blocked"),
        /** The answers do not show it. */
        CONSENT_UNKNOWN("may have opted out: no answer shows whether it has");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }
    }

    /** Searches the contacts of several phones in one call. @param phones in digits */
    public Contacts find(Collection<String> phones) {
        Set<String> all = new LinkedHashSet<>();
        phones.forEach(phone -> forms(phone).forEach(all::add));
        List<Contact> found = search.find(all, List.of());
        return new Contacts(found.stream().map(StoredContact::found).toList());
    }

    /**
     * Why a message must not be sent; empty if it may be.
     *
     * @param contacts with the message's phones, from {@link #find}
     */
    public Optional<Refusal> refusal(OutgoingMessage message, Contacts contacts) {
        if (message.isComment()) {
            return Optional.empty();
        }
        if (message.phones().isEmpty()) {
            return Optional.of(Refusal.CONSENT_UNKNOWN);
        }
        return message.phones().stream()
                .map(phone -> refusal(phone, contacts.with(phone)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> refusal(String phone, List<StoredContact> contacts) {
        List<ContactStatus> statuses = new ArrayList<>();
        for (StoredContact stored : contacts) {
            if (Boolean.TRUE.equals(stored.contact().getOptedOut())) {
                return Optional.of(Refusal.OPTED_OUT);
            }
            statuses.add(
                    ContactConsent.canBeNamed(stored)
                            ? consent.status(stored)
                            : byPhone(phone).orElseGet(ContactStatus::new));
        }
        if (contacts.isEmpty()) {
            // The search may not show a contact yet that was created a moment ago.
            forms(phone).map(this::byPhone).flatMap(Optional::stream).forEach(statuses::add);
        }
        return statuses.stream()
                .map(RecipientConsent::refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<ContactStatus> byPhone(String phone) {
        try {
            return gateway.statusIfThere(ApiGateway.reference(null, phone))
                    .map(status -> Consent.answered(status, null, phone));
        } catch (HeymarketAnswerException e) {
            return Optional.of(new ContactStatus());
        }
    }

    private static Optional<Refusal> refusal(ContactStatus status) {
        if (Boolean.TRUE.equals(status.getBlocked())) {
            return Optional.of(Refusal.BLOCKED);
        }
        return switch (Consent.of(status)) {
            case OPTED_OUT -> Optional.of(Refusal.OPTED_OUT);
            case NOT_OPTED_OUT -> Optional.empty();
            case UNKNOWN -> Optional.of(Refusal.CONSENT_UNKNOWN);
        };
    }

    private static Stream<String> forms(String phone) {
        return Stream.concat(Stream.of(phone), PhoneForms.of(phone).stream()).distinct();
    }

    /** @throws HeymarketConsentException if the message must not be sent */
    public void require(OutgoingMessage message) {
        refusal(message, message.isComment() ? new Contacts(List.of()) : find(message.phones()))
                .ifPresent(refusal -> {
                    throw new HeymarketConsentException(words(message, refusal));
                });
    }

    /** The reason of a refusal, as code and sentence, with the remedy. */
    public static String words(OutgoingMessage message, Refusal refusal) {
        if (message.isBroadcast()) {
            return "CONSENT_UNKNOWN: a message to a list is not sent with consentCheck=always, since the component cannot ask for "
                    + "the consent of everybody on the list. Send to each recipient with messages/bulk-send, or leave the check "
                    + "to Heymarket with consentCheck=never.";
        }
        String remedy = refusal == Refusal.CONSENT_UNKNOWN ? " consentCheck=never leaves the check to Heymarket." : "";
        return refusal + ": nothing was sent, because the recipient (" + recipients(message) + ") " + refusal.words
                + "." + remedy;
    }

    private static String recipients(OutgoingMessage message) {
        return message.phones().size() == 1 ? Masks.phone(message.phones().get(0)) : message.recipient();
    }
}
