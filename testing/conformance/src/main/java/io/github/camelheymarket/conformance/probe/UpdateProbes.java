package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.AVATAR_FORM;
import static io.github.camelheymarket.conformance.question.Question.AVATAR_IN_LISTS;
import static io.github.camelheymarket.conformance.question.Question.CLEAR_TAGS;
import static io.github.camelheymarket.conformance.question.Question.OVERWRITE_V2;
import static io.github.camelheymarket.conformance.question.Question.PUT_BLANKS;
import static io.github.camelheymarket.conformance.question.Question.TAGS_IN_READS;
import static io.github.camelheymarket.conformance.question.Question.TAGS_ON_WRITE;
import static io.github.camelheymarket.conformance.question.Question.UNKNOWN_CUSTOM;
import static io.github.camelheymarket.conformance.question.Question.UPDATE_V2_ANSWER;
import static io.github.camelheymarket.conformance.question.Question.V2_PHONE_CHANGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.probe.CreateProbes.Made;
import io.github.camelheymarket.conformance.probe.Sightings.Place;
import java.util.List;

/** What updates do, tested with the two contacts of the kit. */
final class UpdateProbes {
    private final ProbeRequest inquiry;
    private final OwnContacts own;
    private final Numbers numbers;
    private final CreateProbes made;
    private final ContactReads reads;
    private final String avatar;

    UpdateProbes(
            ProbeRequest inquiry,
            OwnContacts own,
            Numbers numbers,
            CreateProbes made,
            ContactReads reads,
            String avatar) {
        this.inquiry = inquiry;
        this.own = own;
        this.numbers = numbers;
        this.made = made;
        this.reads = reads;
        this.avatar = avatar;
    }

    List<Probe> probes() {
        return List.of(
                Probe.of(this::blanks, PUT_BLANKS, UPDATE_V2_ANSWER),
                Probe.of(this::avatar, AVATAR_FORM, AVATAR_IN_LISTS),
                Probe.of(this::unknownCustom, UNKNOWN_CUSTOM),
                Probe.of(this::tags, TAGS_ON_WRITE, TAGS_IN_READS, CLEAR_TAGS),
                Probe.of(this::overwriteV2, OVERWRITE_V2),
                Probe.of(this::v2PhoneChange, V2_PHONE_CHANGE));
    }

    /** Alpha has first name and email field, beta a first name; both updates omit them. */
    private void blanks() {
        Made alpha = made.alpha();
        Answer v1 = putV1(alpha).required();
        JsonNode afterV1 = reads.get(alpha.id()).json();
        boolean first = afterV1.path("first").asText().isEmpty();
        boolean email = afterV1.path("email").asText().isEmpty();
        if (first != email) {
            inquiry.findings.noReadingFits(PUT_BLANKS, first ? "only names are cleared" : "only names are kept", v1);
        }
        Made beta = made.beta();
        Answer v2 = putV2(beta).required();
        CreateProbes.writeAnswer(UPDATE_V2_ANSWER, v2, inquiry);
        boolean firstOfV2 = reads.get(beta.id()).json().path("first").asText().isEmpty();
        if (first == email) {
            inquiry.findings.agreed(PUT_BLANKS, List.of(yes(first), yes(firstOfV2)), "v1 and v2 differ", v1, v2);
        }
    }

    private static String yes(boolean value) {
        return value ? "YES" : "NO";
    }

    private void avatar() {
        Made alpha = made.alpha();
        Answer put = putV1(alpha, "avatar", avatar);
        if (!put.ok()) {
            inquiry.findings.undetermined(AVATAR_FORM, "the avatar was rejected; set another with --avatar", put);
            inquiry.findings.undetermined(AVATAR_IN_LISTS, "the avatar was rejected; set another with --avatar", put);
            return;
        }
        reads.get(alpha.id());
        own.find(alpha.phone());
    }

    private void unknownCustom() {
        Made alpha = made.alpha();
        String nobodys = Long.toString(inquiry.nobody);
        Answer put = putV1(alpha, "custom", Json.object(nobodys, "kit"));
        if (put.refused()) {
            inquiry.findings.answered(UNKNOWN_CUSTOM, "REJECT", put);
            return;
        }
        put.required();
        Answer read = reads.get(alpha.id());
        if (read.json().path("custom").has(nobodys)) {
            inquiry.findings.noReadingFits(UNKNOWN_CUSTOM, "it is stored", put, read);
        } else {
            inquiry.findings.answered(UNKNOWN_CUSTOM, "DROP", put, read);
        }
    }

    /** With existing tags: the kit creates none, which would be seen by all who use the account. */
    private void tags() {
        Answer answer = inquiry.api.post("/v1/tags", Json.object()).required();
        answer.json().forEach(tag -> {
            if (tag.path("id").isIntegralNumber()) {
                inquiry.tags.add(tag.path("id").longValue());
            }
        });
        if (inquiry.tags.isEmpty()) {
            String none = "the team has no tag; create two in the app and run again";
            List.of(TAGS_ON_WRITE, TAGS_IN_READS, CLEAR_TAGS)
                    .forEach(question -> inquiry.findings.undetermined(question, none, answer));
            return;
        }
        Made alpha = made.alpha();
        Answer one = putV1(alpha, "tags", tag(0)).required();
        if (tagsOf(alpha) != 1) {
            throw new UndeterminedException("a written tag does not show");
        }
        if (inquiry.tags.size() < 2) {
            inquiry.findings.undetermined(
                    TAGS_ON_WRITE, "the team has one tag; create another in the app and run again", one);
        } else {
            Answer two = putV1(alpha, "tags", tag(1)).required();
            inquiry.findings.answered(TAGS_ON_WRITE, tagsOf(alpha) == 1 ? "REPLACE" : "ADD", one, two);
        }
        Answer none = putV1(alpha, "tags", Json.array());
        if (none.refused()) {
            inquiry.findings.answered(CLEAR_TAGS, "REFUSED", none);
        } else {
            none.required();
            inquiry.findings.answered(CLEAR_TAGS, tagsOf(alpha) == 0 ? "CLEARS" : "KEEPS", none);
        }
    }

    private JsonNode tag(int index) {
        return Json.array(Json.object("tag_id", inquiry.tags.get(index)));
    }

    private int tagsOf(Made contact) {
        return reads.get(contact.id()).json().path("tags").size();
    }

    /** With overwrite, an update with an empty object of custom fields removes all of them; without, it keeps them. */
    private void overwriteV2() {
        Made beta = made.beta();
        if (inquiry.customField == null) {
            throw new UndeterminedException("the account has no custom field; create one in the app and run again");
        }
        putV2(beta, "custom", Json.object(inquiry.customField, "kit")).required();
        if (!isSet(beta)) {
            throw new UndeterminedException("a written custom field does not show");
        }
        ObjectNode empty = own.row("phone", beta.phone(), "custom", Json.object());
        Answer put = inquiry.api.put("/v2/contact/{}?overwrite=true", empty, beta.uuid());
        if (put.refused()) {
            inquiry.findings.answered(OVERWRITE_V2, "REFUSED", put);
        } else {
            put.required();
            inquiry.findings.answered(OVERWRITE_V2, isSet(beta) ? "IGNORED" : "REPLACES", put);
        }
    }

    private boolean isSet(Made contact) {
        return reads.get(contact.id()).json().path("custom").has(inquiry.customField);
    }

    private void v2PhoneChange() {
        Made beta = made.beta();
        String other = numbers.next();
        Answer put = inquiry.api
                .put("/v2/contact/{}", own.row("phone", other), uuid(beta))
                .required();
        Answer read = reads.get(beta.id());
        String phone = read.json().path("phone").asText();
        if (phone.equals(other) || phone.equals(beta.phone())) {
            inquiry.findings.answered(V2_PHONE_CHANGE, phone.equals(other) ? "APPLIED" : "IGNORED", put, read);
        } else {
            inquiry.findings.noReadingFits(V2_PHONE_CHANGE, "the contact has neither phone afterwards", put, read);
        }
    }

    Answer putV1(Made contact, Object... members) {
        ObjectNode row = own.row("phone", contact.phone()).setAll(Json.object(members));
        return inquiry.api.put("/v1/contact/{}", row, contact.id());
    }

    private Answer putV2(Made contact, Object... members) {
        ObjectNode row = own.row("phone", contact.phone()).setAll(Json.object(members));
        Answer answer = inquiry.api.put("/v2/contact/{}", row, uuid(contact));
        if (answer.ok()) {
            Answer read = inquiry.api.get("/v2/contact/{}", uuid(contact)).required();
            inquiry.sightings.add(Place.GET_V2, read, read.json());
        }
        return answer;
    }

    private static String uuid(Made contact) {
        if (contact.uuid().isEmpty()) {
            throw new UndeterminedException("no response shows the UUID of the contact to test with");
        }
        return contact.uuid();
    }
}
