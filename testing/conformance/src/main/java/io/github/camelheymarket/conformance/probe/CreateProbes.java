package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.CREATE_EXISTING;
import static io.github.camelheymarket.conformance.question.Question.CREATE_V1_ANSWER;
import static io.github.camelheymarket.conformance.question.Question.CREATE_V2_ANSWER;
import static io.github.camelheymarket.conformance.question.Question.LOOKUP_ID;
import static io.github.camelheymarket.conformance.question.Question.SEARCH_EMAIL;
import static io.github.camelheymarket.conformance.question.Question.STATUS_DETAIL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.probe.Sightings.Place;
import io.github.camelheymarket.conformance.question.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates the two contacts of most other probes, one with v1 and one with v2. */
final class CreateProbes {
    private static final String FIRST = "Kit";

    private final ProbeRequest inquiry;
    private final OwnContacts own;
    private final Numbers numbers;
    private final ContactReads reads;
    private Made alpha;
    private Made beta;

    /** A contact of the kit, with the first name {@value #FIRST}; the UUID is empty if it is unknown. */
    record Made(long id, String uuid, String phone, String email) {}

    CreateProbes(ProbeRequest inquiry, OwnContacts own, Numbers numbers, ContactReads reads) {
        this.inquiry = inquiry;
        this.own = own;
        this.numbers = numbers;
        this.reads = reads;
    }

    List<Probe> probes() {
        return List.of(
                Probe.of(this::createV1, CREATE_V1_ANSWER),
                Probe.of(() -> reads.lookup(alpha().id()), LOOKUP_ID),
                Probe.of(() -> reads.status(alpha().id()), STATUS_DETAIL),
                Probe.of(this::createV2, CREATE_V2_ANSWER),
                Probe.of(this::searchEmail, SEARCH_EMAIL));
    }

    /** After this, searches for the number of alpha may show other contacts. */
    Probe existingProbe() {
        return Probe.of(this::createExisting, CREATE_EXISTING);
    }

    /** The contact created with v1, with phone and email field. */
    Made alpha() {
        return there(alpha);
    }

    /** The contact created with v2, with a phone and an email channel. */
    Made beta() {
        return there(beta);
    }

    private static Made there(Made contact) {
        if (contact == null) {
            throw new UndeterminedException("the contact to test with could not be created");
        }
        return contact;
    }

    private void createV1() {
        String phone = numbers.next();
        String email = email("a", phone);
        Answer answer = inquiry.api
                .post("/v1/contact", own.row("phone", phone, "first", FIRST, "email", email))
                .required();
        long id = own.add(answer);
        alpha = new Made(id, OwnContacts.uuid(answer.json()), phone, email);
        Set<String> members = members(answer.json());
        if (members.equals(Set.of("id", "rev"))) {
            inquiry.findings.answered(CREATE_V1_ANSWER, "ID_REV", answer);
        } else if (members.equals(Set.of("id", "rev", "uuid"))) {
            inquiry.findings.answered(CREATE_V1_ANSWER, "ID_REV_UUID", answer);
        } else {
            inquiry.findings.noReadingFits(CREATE_V1_ANSWER, "", answer);
        }
        reads.get(id);
        own.find(phone);
    }

    private void createV2() {
        String phone = numbers.next();
        String email = email("b", phone);
        Answer answer = create(phone, email);
        beta = new Made(own.add(answer), OwnContacts.uuid(answer.json()), phone, email);
        writeAnswer(CREATE_V2_ANSWER, answer, inquiry);
        if (!beta.uuid().isEmpty()) {
            Answer read = inquiry.api.get("/v2/contact/{}", beta.uuid()).required();
            inquiry.sightings.add(Place.GET_V2, read, read.json());
        }
    }

    /** Another contact created with v2. */
    Made another() {
        String phone = numbers.next();
        Answer answer = create(phone, email("c", phone));
        return new Made(own.add(answer), OwnContacts.uuid(answer.json()), phone, "");
    }

    private Answer create(String phone, String email) {
        ArrayNode channels = Json.array(
                Json.object("channel_type", "phone", "channel_id", phone),
                Json.object("channel_type", "email", "channel_id", email));
        return inquiry.api
                .post("/v2/contact", own.row("contact_channels", channels, "first", FIRST))
                .required();
    }

    /** The responses of v2 create and update: ids, or a contact. */
    static void writeAnswer(Question question, Answer answer, ProbeRequest inquiry) {
        Set<String> members = members(answer.json());
        if (members.equals(Set.of("id", "rev", "uuid"))) {
            inquiry.findings.answered(question, "IDS", answer);
        } else if (members.contains("id") && (members.contains("created") || members.contains("phone"))) {
            inquiry.findings.answered(question, "CONTACT", answer);
        } else {
            inquiry.findings.noReadingFits(question, "", answer);
        }
    }

    private static Set<String> members(JsonNode json) {
        Set<String> names = new HashSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Beta's email is a channel, which shows whether searches for emails work. */
    private void searchEmail() {
        Answer channel = searchFor(beta().email());
        Answer field = searchFor(alpha().email());
        boolean control = channel.contacts().stream().anyMatch(c -> ProbeRequest.id(c) == beta().id());
        boolean found = field.contacts().stream().anyMatch(c -> ProbeRequest.id(c) == alpha().id());
        if (found) {
            inquiry.findings.answered(SEARCH_EMAIL, "FIELD_AND_CHANNEL", field);
        } else if (control) {
            inquiry.findings.answered(SEARCH_EMAIL, "CHANNEL", channel, field);
        } else {
            inquiry.findings.undetermined(SEARCH_EMAIL, "an email channel is not found either", channel, field);
        }
    }

    private Answer searchFor(String email) {
        Answer answer = inquiry.api.post("/v2/contacts/search", OwnContacts.search("email", List.of(email)));
        inquiry.sightings.addAll(Place.LIST_V2, answer, answer.contacts());
        return answer;
    }

    private void createExisting() {
        Made there = alpha();
        // A create may behave differently for a contact that opted out.
        inquiry.api
                .post("/v1/contact/set_status", Json.object("id", there.id(), "status", "subscribed"))
                .required();
        Answer v1 = inquiry.api.post("/v1/contact", own.row("phone", there.phone(), "first", FIRST));
        ArrayNode channel = Json.array(Json.object("channel_type", "phone", "channel_id", there.phone()));
        Answer v2 = inquiry.api.post("/v2/contact", own.row("contact_channels", channel, "first", FIRST));
        inquiry.findings.agreed(
                CREATE_EXISTING, List.of(existing(v1, there), existing(v2, there)), "v1 and v2 differ", v1, v2);
    }

    private String existing(Answer answer, Made there) {
        if (answer.refused()) {
            return "REJECT";
        }
        long id = own.add(answer.required());
        return id == there.id() ? "CONVERGE" : "DUPLICATE";
    }

    private String email(String who, String phone) {
        return "conformance-kit-" + who + phone + "@example.org";
    }
}
