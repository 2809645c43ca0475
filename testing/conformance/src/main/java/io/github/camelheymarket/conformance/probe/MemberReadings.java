package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.AVATAR_FORM;
import static io.github.camelheymarket.conformance.question.Question.AVATAR_IN_LISTS;
import static io.github.camelheymarket.conformance.question.Question.EMPTY_MEMBERS;
import static io.github.camelheymarket.conformance.question.Question.EXTRA_MEMBERS;
import static io.github.camelheymarket.conformance.question.Question.READ_CHANNELS;
import static io.github.camelheymarket.conformance.question.Question.READ_OPT_OUT;
import static io.github.camelheymarket.conformance.question.Question.READ_UUID;
import static io.github.camelheymarket.conformance.question.Question.TAGS_IN_READS;
import static io.github.camelheymarket.conformance.question.Question.UPDATED_RESOLUTION;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.probe.Sightings.Sighting;
import io.github.camelheymarket.conformance.question.Findings;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Determines from all observed contacts which members reads have (C4.2). Sends no requests. */
final class MemberReadings {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    /** The members of C4.2. */
    private static final Set<String> PUBLISHED = Set.of(
            ("id uuid contact_uuid contact_id display_name first last email phone custom avatar assigned_user_id tags"
                            + " is_opted_out team_id creator_id shared created updated rev op external_id external_ref"
                            + " inbox_id parent_id note type contact_channels")
                    .split(" "));
    /** Members that are empty in many contacts. */
    private static final List<String> OFTEN_EMPTY =
            List.of("display_name", "first", "last", "email", "phone", "custom", "tags");
    /** This many timestamps without a fraction are not a coincidence, if they come from that many writes. */
    private static final int ENOUGH_TIMES = 3;

    private final ProbeRequest inquiry;
    private final Findings findings;
    private final Sightings sightings;

    MemberReadings(ProbeRequest inquiry) {
        this.inquiry = inquiry;
        this.findings = inquiry.findings;
        this.sightings = inquiry.sightings;
    }

    Probe probe() {
        return Probe.of(
                this::read,
                READ_UUID,
                READ_OPT_OUT,
                READ_CHANNELS,
                EXTRA_MEMBERS,
                EMPTY_MEMBERS,
                AVATAR_IN_LISTS,
                AVATAR_FORM,
                TAGS_IN_READS,
                UPDATED_RESOLUTION);
    }

    private void read() {
        if (sightings.all().isEmpty()) {
            probe().about().forEach(inquiry::needsContact);
            return;
        }
        uuid();
        optOut();
        channels();
        extraMembers();
        emptyMembers();
        avatar();
        tags();
        resolution();
    }

    private void uuid() {
        Map<Sightings.Place, Set<String>> readings = new EnumMap<>(Sightings.Place.class);
        Set<String> all = new TreeSet<>();
        for (Sighting sighting : sightings.all()) {
            String reading = uuidMember(sighting.contact());
            readings.computeIfAbsent(sighting.place(), p -> new TreeSet<>()).add(reading);
            all.add(reading);
        }
        if (all.size() == 1) {
            findings.answered(READ_UUID, all.iterator().next(), evidence(sightings.all()));
        } else {
            findings.noReadingFits(READ_UUID, "differs by call: " + readings, evidence(sightings.all()));
        }
    }

    private static String uuidMember(JsonNode contact) {
        if (contact.path("uuid").asText().matches(UUID_FORM)) {
            return "UUID";
        }
        if (contact.path("contact_uuid").asText().matches(UUID_FORM)) {
            return "CONTACT_UUID";
        }
        return contact.path("contact_id").asText().matches(UUID_FORM) ? "CONTACT_ID" : "NONE";
    }

    private void optOut() {
        List<Sighting> with = sightings.where(s -> s.contact().has("is_opted_out"));
        List<Sighting> optedOut = sightings.where(s -> sightings.optedOut().contains(s.id()));
        if (!with.isEmpty() && with.size() < sightings.all().size()) {
            findings.noReadingFits(READ_OPT_OUT, "some reads have it and some do not", evidence(sightings.all()));
        } else if (!with.isEmpty()) {
            findings.answered(READ_OPT_OUT, "YES", evidence(with));
        } else if (!optedOut.isEmpty()) {
            findings.answered(READ_OPT_OUT, "NO", "not even for a contact that is opted out", evidence(optedOut));
        } else {
            inquiry.needsWrite(READ_OPT_OUT, "the member may be omitted for contacts that are not opted out");
        }
    }

    private void channels() {
        List<Sighting> v2 = sightings.where(s -> s.place().isV2() && s.holds("phone"));
        if (v2.isEmpty()) {
            inquiry.needsContact(READ_CHANNELS);
        } else {
            findings.agreed(
                    READ_CHANNELS,
                    v2.stream()
                            .map(s -> s.holds("contact_channels") ? "YES" : "NO")
                            .toList(),
                    "differs by call",
                    evidence(v2));
        }
    }

    private void extraMembers() {
        Set<String> extra = new TreeSet<>();
        sightings.all().forEach(s -> s.contact().fieldNames().forEachRemaining(extra::add));
        extra.removeAll(PUBLISHED);
        findings.answered(EXTRA_MEMBERS, extra.isEmpty() ? "NO" : "YES", evidence(sightings.all()));
    }

    private void emptyMembers() {
        List<Sighting> shown =
                sightings.where(s -> StreamSupport.stream(Set.copyOf(PUBLISHED).spliterator(), false)
                        .anyMatch(member -> s.contact().has(member) && !s.holds(member)));
        List<Sighting> omitted = sightings.where(
                s -> OFTEN_EMPTY.stream().anyMatch(m -> !s.contact().has(m)));
        if (!shown.isEmpty() && !omitted.isEmpty()) {
            findings.noReadingFits(EMPTY_MEMBERS, "some are empty and some are omitted", evidence(sightings.all()));
        } else if (!shown.isEmpty()) {
            findings.answered(EMPTY_MEMBERS, "INCLUDE", evidence(shown));
        } else if (!omitted.isEmpty()) {
            findings.answered(EMPTY_MEMBERS, "OMIT", evidence(omitted));
        } else {
            inquiry.needsWrite(EMPTY_MEMBERS, "no contact with an empty member was read");
        }
    }

    private void avatar() {
        List<Sighting> listed =
                sightings.where(s -> s.place().isList() && s.contact().has("avatar"));
        Set<Long> haveOne = new HashSet<>();
        sightings.where(s -> !s.place().isList() && s.holds("avatar")).forEach(s -> haveOne.add(s.id()));
        List<Sighting> lacking = lastListed(haveOne);
        if (!listed.isEmpty()) {
            findings.answered(AVATAR_IN_LISTS, "YES", evidence(listed));
        } else if (!lacking.isEmpty()) {
            findings.answered(AVATAR_IN_LISTS, "NO", evidence(lacking));
        } else {
            inquiry.needsWrite(AVATAR_IN_LISTS, "no contact with an avatar was read");
        }
        List<Sighting> avatars = sightings.where(s -> s.holds("avatar"));
        if (avatars.isEmpty()) {
            inquiry.needsWrite(AVATAR_FORM, "no contact with an avatar was read");
        } else {
            List<String> forms = avatars.stream()
                    .map(s -> s.contact().path("avatar").asText().contains("://") ? "URL" : "FILE_NAME")
                    .toList();
            findings.agreed(AVATAR_FORM, forms, "differs by contact", evidence(avatars));
        }
    }

    /** The contacts in lists that were read after their avatar was seen, since they may have had none before. */
    private List<Sighting> lastListed(Set<Long> ids) {
        return sightings.where(s -> s.place().isList()
                && ids.contains(s.id())
                && sightings.any(
                        before -> before.order() < s.order() && before.id() == s.id() && before.holds("avatar")));
    }

    private void tags() {
        List<Sighting> tagged = sightings.where(s -> s.contact().path("tags").isArray() && s.holds("tags"));
        if (tagged.isEmpty()) {
            inquiry.needsWrite(TAGS_IN_READS, "no contact with a tag was read");
            return;
        }
        List<String> forms = tagged.stream()
                .flatMap(s -> StreamSupport.stream(s.contact().path("tags").spliterator(), false))
                .map(MemberReadings::tagForm)
                .distinct()
                .toList();
        if (forms.contains("")) {
            findings.noReadingFits(TAGS_IN_READS, "an element has another form", evidence(tagged));
        } else {
            findings.agreed(TAGS_IN_READS, forms, "differs by contact", evidence(tagged));
        }
    }

    private static String tagForm(JsonNode tag) {
        if (tag.isObject()) {
            return tag.path("tag_id").isIntegralNumber()
                    ? "OBJECTS"
                    : tag.path("id").isIntegralNumber() ? "OBJECTS_ID" : "";
        }
        return tag.isIntegralNumber() ? "IDS" : tag.isTextual() ? "LABELS" : "";
    }

    private void resolution() {
        Set<String> updated = new HashSet<>();
        boolean fraction = false;
        for (Sighting sighting : sightings.all()) {
            updated.add(sighting.contact().path("updated").asText());
            for (String member : List.of("created", "updated")) {
                fraction |= sighting.contact().path(member).asText().matches(".*\\.\\d*[1-9].*");
            }
        }
        updated.remove("");
        if (fraction) {
            findings.answered(UPDATED_RESOLUTION, "MILLIS", evidence(sightings.all()));
        } else if (updated.size() + writesWithin(updated) >= ENOUGH_TIMES) {
            findings.answered(UPDATED_RESOLUTION, "SECONDS", evidence(sightings.all()));
        } else {
            inquiry.needsWrite(UPDATED_RESOLUTION, "too few contacts were read");
        }
    }

    /** How many writes did not change {@code updated}: revisions of a contact with the same time. */
    private long writesWithin(Set<String> updated) {
        Set<String> revisions = new HashSet<>();
        Set<String> times = new HashSet<>();
        for (Sighting sighting : sightings.all()) {
            String time = sighting.contact().path("updated").asText();
            if (updated.contains(time)) {
                revisions.add(
                        sighting.id() + " " + sighting.contact().path("rev").asText() + " " + time);
                times.add(sighting.id() + " " + time);
            }
        }
        return revisions.size() - times.size();
    }

    /** The first response of each kind. */
    private static Answer[] evidence(List<Sighting> sightings) {
        Map<Sightings.Place, Answer> first = new EnumMap<>(Sightings.Place.class);
        sightings.forEach(s -> first.putIfAbsent(s.place(), s.answer()));
        return first.values().toArray(Answer[]::new);
    }
}
