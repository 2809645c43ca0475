package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
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
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds out what became of a create that got no answer: looks for the contact 2 s and again 10 s after (R8.2). Nobody
 * looked before the create, so only a contact that is as it was sent, and not older than the create, can be its doing. A
 * create that is stored only after it was looked for, and sent again, doubles its contact: that is looked for too.
 */
final class CreateFate {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(8);
    /** How far the times of contacts may be behind Heymarket's clock as its answers show it. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final ContactLookup contacts;
    private final Sleeper sleeper;

    CreateFate(ContactLookup contacts, Sleeper sleeper) {
        this.contacts = contacts;
        this.sleeper = sleeper;
    }

    /** A create under way: what the caller gave, what went out, and when it first did, by the steady time here. */
    record Create(Row row, ApiRequest request, Instant sent) {}

    /**
     * The contact that a create turned out to have stored.
     *
     * @param response the answer that showed it
     * @param doubles whoever appeared beside it, where it was sent twice: the first may have been stored late
     */
    record Adopted(Contact contact, ApiResponse response, List<Contact> doubles) {}

    /**
     * Looks for a create that was sent once.
     *
     * @return the contact where it is there, empty where nobody is, so that the create can be sent once more
     * @throws HeymarketUnknownOutcomeException where somebody is there who may be another, and where nobody can look
     */
    Optional<Adopted> settle(Create create, HeymarketUnknownOutcomeException doubt) {
        return settle(create, doubt, doubt.getAttempts(), this::only);
    }

    /**
     * Looks for a create that was sent a second time, after nobody was there.
     *
     * @param attempts how often it was sent in all
     * @throws HeymarketUnknownOutcomeException where it is not there, or nobody can look
     */
    Adopted settleSecond(Create create, HeymarketUnknownOutcomeException doubt, int attempts) {
        return settle(create, doubt, attempts, this::withDoubles)
                .orElseThrow(
                        () -> unknown("It was sent twice, and a search does not find the contact.", doubt, attempts));
    }

    private Optional<Adopted> settle(
            Create create,
            HeymarketUnknownOutcomeException doubt,
            int attempts,
            BiFunction<Create, ContactLookup.Matches, Optional<Adopted>> choice) {
        Channel channel = Channel.of(create.request().body()).orElseThrow(() -> doubt);
        try {
            sleeper.sleep(FIRST_LOOK);
            ContactLookup.Matches first = contacts.search(channel.type(), channel.value());
            Optional<Adopted> adopted = choice.apply(create, first);
            if (adopted.isPresent()) {
                return adopted;
            }
            sleeper.sleep(SECOND_LOOK);
            ContactLookup.Matches second = contacts.search(channel.type(), channel.value());
            adopted = choice.apply(create, second);
            if (adopted.isPresent()) {
                return adopted;
            }
            if (first.contacts().isEmpty() && second.contacts().isEmpty()) {
                ContactLookup.Matches other = withoutSearch(channel);
                adopted = choice.apply(create, other);
                if (adopted.isPresent() || other.contacts().isEmpty()) {
                    return adopted;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown("The search for the contact was interrupted.", doubt, attempts);
        } catch (HeymarketException e) {
            HeymarketUnknownOutcomeException unknown = unknown("The search for the contact failed.", doubt, attempts);
            unknown.addSuppressed(e);
            throw unknown;
        }
        throw unknown(
                "A contact with that " + channel.type()
                        + " exists that is older or has other values than were sent, or several exist.",
                doubt,
                attempts);
    }

    /** A search may lag behind the create for longer than the looks wait. */
    private ContactLookup.Matches withoutSearch(Channel channel) {
        ContactLookup.Matches listed = contacts.newest(channel.type(), channel.value());
        if (!listed.contacts().isEmpty() || !channel.type().equals("phone")) {
            return listed;
        }
        ContactLookup.Found found = contacts.lookup(new ContactRef.Phone(channel.value()));
        return new ContactLookup.Matches(found.contact().map(List::of).orElse(List.of()), found.response());
    }

    /** What a second create that was refused may have met: the first, stored late. */
    Optional<Adopted> lookAfterRefusal(Create create) {
        Optional<Adopted> shown = withDoubles(create, search(create));
        return shown.isPresent() ? shown : withDoubles(create, newest(create));
    }

    private ContactLookup.Matches newest(Create create) {
        Channel channel = Channel.of(create.request().body()).orElseThrow();
        return contacts.newest(channel.type(), channel.value());
    }

    /**
     * Looks once more after a second create was stored: the first may have been stored as well, after the looks that found
     * nobody. What comes later than this look stays unseen.
     *
     * @return whoever is there beside the contact
     */
    List<Contact> doubles(Create create, Contact stored) throws InterruptedException {
        sleeper.sleep(FIRST_LOOK);
        List<Contact> shown = besides(search(create).contacts(), stored);
        return shown.isEmpty() ? besides(newest(create).contacts(), stored) : shown;
    }

    private static List<Contact> besides(List<Contact> found, Contact stored) {
        boolean isNameless = stored.getId() == null && stored.getUuid() == null;
        return isNameless && found.size() > 1 ? found : others(found, stored);
    }

    private ContactLookup.Matches search(Create create) {
        Channel channel = Channel.of(create.request().body()).orElseThrow();
        return contacts.search(channel.type(), channel.value());
    }

    private static List<Contact> others(List<Contact> found, Contact one) {
        return found.stream().filter(other -> isOther(other, one)).toList();
    }

    private static boolean isOther(Contact a, Contact b) {
        return a.getId() != null && b.getId() != null
                ? !a.getId().equals(b.getId())
                : a.getUuid() != null && b.getUuid() != null && !a.getUuid().equals(b.getUuid());
    }

    /** The one contact that can only have come of this create. */
    private Optional<Adopted> only(Create create, ContactLookup.Matches found) {
        List<Contact> own = own(create, found);
        return own.size() == 1 ? Optional.of(new Adopted(own.get(0), found.response(), List.of())) : Optional.empty();
    }

    /** As nobody was there before the second create, everybody who is there now has come since the first. */
    private Optional<Adopted> withDoubles(Create create, ContactLookup.Matches found) {
        return own(create, found).stream()
                .findFirst()
                .map(one -> new Adopted(one, found.response(), others(found.contacts(), one)));
    }

    private List<Contact> own(Create create, ContactLookup.Matches found) {
        return found.contacts().stream()
                .filter(contact -> isNew(contact, create.sent()) && isAsSent(contact, create))
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

    /** A search may show less than a read of the contact by itself. */
    private boolean isAsSent(Contact found, Create create) {
        Row row = create.row();
        Contact shown = found;
        if (!ContactBodies.shows(found, row) && found.getId() != null) {
            shown = contacts.read(new ContactRef.IntegerId(found.getId()))
                    .contact()
                    .orElse(found);
        }
        return ContactBodies.shows(shown, row) && isOptedOutAsSent(shown, create);
    }

    /** The opt-out of whoever was there before may have gone along. */
    private boolean isOptedOutAsSent(Contact contact, Create create) {
        if (!create.request().body().path("is_opted_out").asBoolean()) {
            return true;
        }
        Consent is = Consent.of(contact.getOptedOut());
        if (is == Consent.UNKNOWN && contact.getId() != null) {
            is = contacts.consent(new ContactRef.IntegerId(contact.getId()));
        }
        return is == Consent.OPTED_OUT;
    }

    /** @param why what the look brought, as a sentence */
    static HeymarketUnknownOutcomeException unknown(String why, HeymarketUnknownOutcomeException doubt, int attempts) {
        Details details = new Details(
                doubt.getStatus(),
                doubt.getCode(),
                doubt.getRequestId(),
                doubt.getField(),
                attempts,
                doubt.getResponseBody(),
                true);
        // With the doubt itself as the cause, Exchange.getException(Class) would give the doubt.
        return new HeymarketUnknownOutcomeException(
                "OUTCOME_UNKNOWN: " + doubt.getMessage() + " " + why, details, doubt.getCause());
    }

    /** What a contact is looked for by. */
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

        /** Without the value, which is a person's. */
        @Override
        public String toString() {
            return type;
        }
    }
}
