package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.LagPauses;
import io.github.camelheymarket.api.Reconciler;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.merge.Consent;
import io.github.camelheymarket.merge.ContactBodies;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a create that got no answer is stored, by the {@link Reconciler} (R8.2). No search preceded the create, so
 * only a contact with the values that were sent, and not older than the create, can have come of it. A create that is stored
 * after the searches, and was sent again, leaves two contacts: that is searched for, too.
 */
final class CreateReconciliation {

    /** How far the times of contacts may be behind Heymarket's clock as its answers show it. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final ContactLookup contacts;
    private final LagPauses pauses;
    private final Reconciler reconciler;

    CreateReconciliation(ContactLookup contacts, Sleeper sleeper) {
        this.contacts = contacts;
        this.pauses = new LagPauses(sleeper);
        this.reconciler = new Reconciler(pauses);
    }

    /** A create: what the caller gave, the request with its body, and when it was first sent, by the steady clock of this machine. */
    record Create(Row row, ObjectNode body, ApiRequest request, Instant sent) {}

    /**
     * The contact that a create without an answer has stored.
     *
     * @param response the answer that showed it
     * @param duplicates the contacts that appeared beside it, where the create was sent twice
     */
    record Adopted(Contact contact, ApiResponse response, List<Contact> duplicates) {}

    /**
     * Searches for a create that was sent once.
     *
     * @return the contact; empty where there is none, so that the create can be sent once more
     * @throws HeymarketUnknownOutcomeException where a contact is there that may be another, and where the searches fail
     */
    Optional<Adopted> settle(Create create, HeymarketUnknownOutcomeException doubt) {
        return settle(create, false, doubt, doubt.getAttempts());
    }

    /**
     * Searches for a create that was sent a second time, after the searches for the first found no contact.
     *
     * @param attempts requests in all
     * @throws HeymarketUnknownOutcomeException where the contact is not there, and where the searches fail
     */
    Adopted settleSecond(Create create, HeymarketUnknownOutcomeException doubt, int attempts) {
        return settle(create, true, doubt, attempts)
                .orElseThrow(() -> AnswerReader.unknown(
                        "It was sent twice, and a search does not find the contact.", doubt, attempts));
    }

    private Optional<Adopted> settle(
            Create create, boolean isSecond, HeymarketUnknownOutcomeException doubt, int attempts) {
        Search search = new Search(create, Channel.of(create.body()).orElseThrow(() -> doubt), isSecond);
        try {
            reconciler.afterNoAnswer(List.of(create), pauses.now(), search);
        } catch (JobAbortedException e) {
            throw AnswerReader.unknown("The search for the contact was interrupted.", doubt, attempts);
        } catch (HeymarketException e) {
            HeymarketUnknownOutcomeException unknown =
                    AnswerReader.unknown("The search for the contact failed.", doubt, attempts);
            unknown.addSuppressed(e);
            throw unknown;
        }
        if (search.isAmbiguous) {
            throw AnswerReader.unknown(
                    "A contact with that " + search.channel.type()
                            + " exists that is older or has other values than were sent, or several exist.",
                    doubt,
                    attempts);
        }
        return Optional.ofNullable(search.adopted);
    }

    /** The reads for one create. */
    private final class Search implements Reconciler.Writes<Create, Contact> {

        private final Create create;
        private final Channel channel;
        private final boolean isSecond;
        private List<Contact> shown = List.of();
        private @Nullable ApiResponse response;
        private @Nullable Adopted adopted;
        private boolean isAmbiguous;

        Search(Create create, Channel channel, boolean isSecond) {
            this.create = create;
            this.channel = channel;
            this.isSecond = isSecond;
        }

        @Override
        public Map<Create, List<Contact>> search(List<Create> creates) {
            ContactLookup.Matches found = contacts.search(channel.type(), channel.value());
            shown = shown.isEmpty() ? found.contacts() : shown;
            return candidates(found);
        }

        @Override
        public Map<Create, List<Contact>> newest(List<Create> creates) {
            if (!shown.isEmpty()) {
                return Map.of(create, shown);
            }
            ContactLookup.Matches listed = contacts.newest(channel.type(), channel.value());
            if (!listed.contacts().isEmpty() || !channel.type().equals("phone")) {
                return candidates(listed);
            }
            ContactLookup.Found found = contacts.lookup(new ContactRef.Phone(channel.value()));
            return candidates(
                    new ContactLookup.Matches(found.contact().map(List::of).orElse(List.of()), found.response()));
        }

        private Map<Create, List<Contact>> candidates(ContactLookup.Matches found) {
            response = found.response();
            return Map.of(create, found.contacts());
        }

        @Override
        public boolean creates(Create write) {
            return true;
        }

        /** No contact was there before the second create, so each one that is there now has come since the first. */
        @Override
        public Optional<Contact> written(Create write, List<Contact> candidates) {
            List<Contact> own = own(create, candidates);
            boolean isWritten = isSecond ? !own.isEmpty() : own.size() == 1;
            if (isWritten) {
                adopted = new Adopted(
                        own.get(0),
                        Objects.requireNonNull(response, "the answer that showed the candidates"),
                        isSecond ? others(candidates, own.get(0)) : List.of());
            }
            return isWritten ? Optional.of(own.get(0)) : Optional.empty();
        }

        @Override
        public void found(Create write, Reconciler.Finding<Contact> finding) {
            isAmbiguous = finding instanceof Reconciler.Finding.Ambiguous<Contact>;
        }
    }

    /** Where a second create is refused, the first may have been stored late. */
    Optional<Adopted> lookAfterRefusal(Create create) {
        Search search = new Search(create, Channel.of(create.body()).orElseThrow(), true);
        reconciler.afterRefusal(List.of(create), true, search);
        return Optional.ofNullable(search.adopted);
    }

    /**
     * Searches once more after a second create was stored: the first may have been stored as well, after the searches that
     * did not find it. What is stored later than this search stays unseen.
     *
     * @return the contacts beside the one that the second create stored
     * @throws JobAbortedException when the thread is interrupted
     */
    List<Contact> duplicates(Create create, Contact stored) {
        pauses.beforeFirst(pauses.now());
        Channel channel = Channel.of(create.body()).orElseThrow();
        List<Contact> shown =
                besides(contacts.search(channel.type(), channel.value()).contacts(), stored);
        return shown.isEmpty()
                ? besides(contacts.newest(channel.type(), channel.value()).contacts(), stored)
                : shown;
    }

    private static List<Contact> besides(List<Contact> found, Contact stored) {
        boolean isNameless = stored.getId() == null && stored.getUuid() == null;
        return isNameless && found.size() > 1 ? found : others(found, stored);
    }

    private static List<Contact> others(List<Contact> found, Contact one) {
        return found.stream().filter(other -> isOther(other, one)).toList();
    }

    private static boolean isOther(Contact a, Contact b) {
        return a.getId() != null && b.getId() != null
                ? !a.getId().equals(b.getId())
                : a.getUuid() != null && b.getUuid() != null && !a.getUuid().equals(b.getUuid());
    }

    private List<Contact> own(Create create, List<Contact> found) {
        return found.stream()
                .filter(contact -> isNew(contact, create.sent()))
                .flatMap(contact -> asSent(contact, create).stream())
                .toList();
    }

    private boolean isNew(Contact contact, Instant sent) {
        try {
            return contact.getCreated() != null
                    && OffsetDateTime.parse(contact.getCreated())
                            .toInstant()
                            .isAfter(contacts.clock().at(sent).minus(SLACK));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The contact as it was sent. A search may show less than a read of the contact by itself, or an earlier state. */
    private Optional<Contact> asSent(Contact found, Create create) {
        Row row = create.row();
        Contact shown = found;
        if (!ContactBodies.shows(found, row) && found.getId() != null) {
            shown = contacts.read(new ContactRef.IntegerId(found.getId()))
                    .contact()
                    .orElse(found);
        }
        return ContactBodies.shows(shown, row) && isOptedOutAsSent(shown, create)
                ? Optional.of(shown)
                : Optional.empty();
    }

    /** The create may have carried the opt-out of a contact that was there before. */
    private boolean isOptedOutAsSent(Contact contact, Create create) {
        if (!create.body().path("is_opted_out").asBoolean()) {
            return true;
        }
        Consent is = Consent.of(contact.getOptedOut());
        if (is == Consent.UNKNOWN && contact.getId() != null) {
            is = contacts.consent(new ContactRef.IntegerId(contact.getId()));
        }
        return is == Consent.OPTED_OUT;
    }

    /** The channel by which a contact is searched for. */
    private record Channel(String type, String value) {

        static Optional<Channel> of(JsonNode body) {
            if (body.hasNonNull("phone")) {
                return Optional.of(new Channel("phone", body.get("phone").asText()));
            }
            return of(body, "phone").or(() -> of(body, "email"));
        }

        private static Optional<Channel> of(JsonNode body, String type) {
            for (JsonNode channel : body.path("contact_channels")) {
                if (channel.path("channel_type").asText().equals(type)) {
                    return Optional.of(
                            new Channel(type, channel.path("channel_id").asText()));
                }
            }
            return Optional.empty();
        }

        /** Without the value, which is personal data. */
        @Override
        public String toString() {
            return type;
        }
    }
}
