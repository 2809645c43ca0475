package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.row.MatchBy;
import java.util.Optional;

/** Decides what is written for a group of rows, once its contact is found or known to be absent. */
final class RowPlanner {

    private final BulkSettings settings;
    private final ContactMerger merger;
    private final SeenMembers seen;
    private final SingleReads reads;
    private final ConsentGuard consent;

    RowPlanner(BulkSettings settings, BulkCalls calls, SeenMembers seen) {
        this.settings = settings;
        this.merger = new ContactMerger(settings.tagMode(), settings.merge());
        this.seen = seen;
        this.reads = new SingleReads(calls, seen);
        this.consent = new ConsentGuard(calls, seen);
    }

    /** For a group whose contact does not exist. */
    Plan create(RowGroup group) {
        ObjectNode body = ContactMerger.creation(group.fields());
        if (body.path("tags").size() > ContactMerger.MOST_TAGS) {
            return tooManyTags();
        }
        Route route = settings.v1Only() ? Route.V1_CREATE : Route.V2_BULK;
        if (!route.isV2() && !body.has("phone")) {
            return rejected("NO_PHONE", "version 1 of the API needs a phone", "phone");
        }
        if (Boolean.TRUE.equals(group.optedOut())) {
            body.put("is_opted_out", true);
        }
        return new Plan.Send(
                new PendingWrite(group, null, route, route.isV2() ? channels(group, body) : withoutChannels(body)));
    }

    private static ObjectNode withoutChannels(ObjectNode body) {
        body.remove("contact_channels");
        return body;
    }

    /** A new contact's phone is a channel; its address is one where nothing else would find it again (R3.6). */
    private ObjectNode channels(RowGroup group, ObjectNode body) {
        ArrayNode channels = JsonNodeFactory.instance.arrayNode();
        if (body.hasNonNull("phone")) {
            channel(channels, "phone", body.remove("phone").asText());
        }
        body.path("contact_channels").forEach(channel -> {
            if (!isIn(channels, channel)) {
                channels.add(channel);
            }
        });
        boolean byEmail = settings.matchBy().contains(MatchBy.EMAIL)
                || group.rows().stream().anyMatch(row -> row.matchBy() == MatchBy.EMAIL);
        if (body.hasNonNull("email") && (byEmail || channels.isEmpty())) {
            channel(channels, "email", body.get("email").asText());
        }
        return body.set("contact_channels", channels);
    }

    private static boolean isIn(ArrayNode channels, JsonNode channel) {
        for (JsonNode other : channels) {
            if (other.path("channel_type").equals(channel.path("channel_type"))
                    && other.path("channel_id").equals(channel.path("channel_id"))) {
                return true;
            }
        }
        return false;
    }

    private static void channel(ArrayNode channels, String type, String id) {
        channels.addObject().put("channel_type", type).put("channel_id", id);
    }

    /** For a group whose contact was found. May read it by itself, ask for its consent, and subscribe it. */
    Plan update(RowGroup group, Stored found) {
        Comparison comparison = compare(group, found);
        if (comparison.writes() && needsRead(found)) {
            Optional<Stored> read = reads.read(found);
            if (read.isEmpty()) {
                return gone();
            }
            comparison = compare(group, read.get());
        }
        if (comparison.writes()) {
            Optional<Plan> obstacle = obstacle(comparison);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        try {
            return withConsent(group, comparison);
        } catch (HeymarketBadRequestException | HeymarketNotFoundException e) {
            return new Plan.Done(Verdict.failed(Outcome.FAILED, "CONSENT_UNKNOWN", e, e.getAttempts())
                    .of(comparison.stored()));
        }
    }

    private boolean needsRead(Stored stored) {
        return settings.merge() && reads.isNeeded(stored);
    }

    private static Plan gone() {
        return new Plan.Done(
                Verdict.unsent(Outcome.FAILED, "GONE", "the contact was found and then was not there", null));
    }

    private Comparison compare(RowGroup group, Stored stored) {
        return new Comparison(stored, merger.change(stored.contact(), group.fields()), movesPhone(group, stored));
    }

    /** How rows and a contact differ, consent apart. */
    private record Comparison(Stored stored, Change change, boolean movesPhone) {
        boolean writes() {
            return change.differs() || movesPhone;
        }
    }

    private Optional<Plan> obstacle(Comparison comparison) {
        Stored stored = comparison.stored();
        if (comparison.change().tooManyTags()) {
            return Optional.of(tooManyTags());
        }
        if (comparison.change().tagsUnsafe()) {
            return Optional.of(new Plan.Done(Verdict.unsent(
                            Outcome.FAILED,
                            "MERGE_UNSAFE",
                            "a tag of the contact has no id in the answer, so that an update would lose it",
                            "tags")
                    .of(stored)));
        }
        boolean canMove = stored.id() != null || stored.uuid() != null;
        if (comparison.movesPhone() ? !canMove : routeOf(stored) == null) {
            return Optional.of(new Plan.Done(Verdict.unsent(
                            Outcome.REJECTED,
                            "NO_UUID",
                            "the contact was found, but no answer tells its UUID, and it has no phone to update it by",
                            null)
                    .of(stored)));
        }
        return Optional.empty();
    }

    private Plan withConsent(RowGroup group, Comparison comparison) {
        Stored stored = comparison.stored();
        boolean wantsOut = Boolean.TRUE.equals(group.optedOut());
        boolean asks = settings.consentCheck() == ConsentCheck.ALWAYS;
        Boolean out = consent.known(stored);
        if (settings.allowOptIn() && Boolean.FALSE.equals(group.optedOut()) && !Boolean.FALSE.equals(out)) {
            ConsentGuard.OptIn optIn = consent.optIn(stored, settings.dryRun());
            out = optIn.optedOut();
            group.optedIn = optIn.done();
            if (optIn.done() && !comparison.writes()) {
                return new Plan.Done(optedIn(stored, optIn));
            }
        } else if (out == null && asks && (comparison.writes() || wantsOut)) {
            out = consent.ask(stored);
        }
        boolean optsOut = wantsOut && !Boolean.TRUE.equals(out);
        if (!comparison.writes() && !optsOut) {
            return new Plan.Done(Verdict.unsent(Outcome.UNCHANGED, stored));
        }
        if (out == null && asks && !wantsOut) {
            return new Plan.Done(Verdict.unsent(
                            Outcome.FAILED,
                            "CONSENT_UNKNOWN",
                            "neither the contact nor its status tells whether it opted out, and an update might undo "
                                    + "that; consentCheck=never updates it all the same",
                            null)
                    .of(stored));
        }
        if (!comparison.writes()) {
            return optOutAlone(group, stored);
        }
        return send(group, comparison, wantsOut || Boolean.TRUE.equals(out));
    }

    /** Only consent differs; that still is a write of the whole contact. */
    private Plan optOutAlone(RowGroup group, Stored found) {
        Comparison comparison = compare(group, found);
        if (needsRead(found)) {
            Optional<Stored> read = reads.read(found);
            if (read.isEmpty()) {
                return gone();
            }
            comparison = compare(group, read.get());
        }
        Comparison last = comparison;
        return obstacle(last).orElseGet(() -> send(group, last, true));
    }

    private static Verdict optedIn(Stored stored, ConsentGuard.OptIn optIn) {
        return optIn.response() == null
                ? Verdict.unsent(Outcome.UPDATED, stored)
                : Verdict.answered(
                        Outcome.UPDATED,
                        stored.id(),
                        stored.uuid(),
                        optIn.response(),
                        optIn.response().attempts());
    }

    private Plan send(RowGroup group, Comparison comparison, boolean optedOut) {
        Stored stored = comparison.stored();
        ObjectNode body = comparison.change().body().deepCopy();
        if (optedOut) {
            body.put("is_opted_out", true);
        }
        if (comparison.movesPhone()) {
            body.remove("contact_channels");
            body.put("phone", Keys.value(group.phoneKey()));
            return new Plan.ChangePhone(new PendingWrite(group, stored, null, body));
        }
        Route route = routeOf(stored);
        String phone = Keys.phone(stored.contact().getPhone());
        if (phone != null) {
            body.put("phone", Keys.value(phone));
        }
        if (route == Route.V1_UPDATE) {
            body.remove("contact_channels");
        } else {
            body.put("contact_id", stored.uuid());
            keepChannels(stored.contact(), body);
        }
        return new Plan.Send(new PendingWrite(group, stored, route, body));
    }

    /** An update may replace the channels by what it carries (C5.16), so it carries those that are known. */
    private static void keepChannels(Contact contact, ObjectNode body) {
        ArrayNode channels =
                body.path("contact_channels") instanceof ArrayNode added ? added : JsonNodeFactory.instance.arrayNode();
        contact.json().path("contact_channels").forEach(channel -> {
            if (channel.hasNonNull("channel_type") && channel.hasNonNull("channel_id")) {
                channel(
                        channels,
                        channel.get("channel_type").asText(),
                        channel.get("channel_id").asText());
            }
        });
        if (channels.isEmpty() && body.has("phone")) {
            channel(channels, "phone", body.get("phone").asText());
        }
        if (!channels.isEmpty()) {
            body.set("contact_channels", channels);
        }
    }

    /** How an update of this contact can go, {@code null} where it cannot (R3.3). */
    private Route routeOf(Stored stored) {
        if (stored.uuid() != null && !settings.v1Only()) {
            return Route.V2_BULK;
        }
        return Keys.phone(stored.contact().getPhone()) != null ? Route.V1_UPDATE : null;
    }

    /** Whether an update would be addressed by the stored phone, which then must be nobody else's. */
    boolean goesByPhone(RowGroup group, Stored stored) {
        return routeOf(stored) == Route.V1_UPDATE
                && merger.change(stored.contact(), group.fields()).differs();
    }

    /** Whether the rows give the contact a phone that it does not have. */
    static boolean movesPhone(RowGroup group, Stored stored) {
        return group.phoneKey() != null
                && !Keys.phonesOf(stored.contact()).contains(group.phoneKey())
                && !group.matchedByPhone;
    }

    /**
     * Whether the contact has all that the rows set.
     *
     * @param strict a member that the answers cannot be trusted to show counts as different
     */
    boolean isFulfilled(RowGroup group, Stored stored, boolean strict) {
        boolean differs = merger.change(stored.contact(), group.fields()).differing().stream()
                .anyMatch(member -> strict || !seen.isUnknown(stored, readName(member)));
        if (differs || movesPhone(group, stored)) {
            return false;
        }
        if (!Boolean.TRUE.equals(group.optedOut())) {
            return true;
        }
        Boolean out = consent.known(stored);
        if (out == null && settings.consentCheck() == ConsentCheck.ALWAYS) {
            out = consent.ask(stored);
        }
        return !Boolean.FALSE.equals(out);
    }

    private static String readName(String member) {
        return member.equals("assignee_id") ? "assigned_user_id" : member;
    }

    private static Plan tooManyTags() {
        return rejected("TOO_MANY_TAGS", "a contact has at most " + ContactMerger.MOST_TAGS + " tags", "tags");
    }

    private static Plan rejected(String code, String sentence, String field) {
        return new Plan.Done(Verdict.unsent(Outcome.REJECTED, code, sentence, field));
    }
}
