package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.LIST_EMPTY;
import static io.github.camelheymarket.conformance.question.Question.LIST_PHONES;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.api.Json;
import java.util.List;
import java.util.UUID;

/** What a new list does with a number that no contact has, and with nobody. The lists are deleted; nobody is sent anything. */
final class RecipientListProbes {
    private final ProbeRequest inquiry;
    private final OwnContacts own;
    private final Numbers numbers;

    RecipientListProbes(ProbeRequest inquiry, OwnContacts own, Numbers numbers) {
        this.inquiry = inquiry;
        this.own = own;
        this.numbers = numbers;
    }

    List<Probe> probes() {
        return List.of(Probe.of(this::empty, LIST_EMPTY), Probe.of(this::phones, LIST_PHONES));
    }

    private void empty() {
        Answer answer = create();
        if (answer.ok()) {
            delete(answer);
            inquiry.findings.answered(LIST_EMPTY, "ALLOWED", answer);
        } else if (answer.refused()) {
            inquiry.findings.answered(LIST_EMPTY, "REJECT", answer);
        } else {
            inquiry.findings.noReadingFits(LIST_EMPTY, "", answer);
        }
    }

    private void phones() {
        String number = numbers.next();
        own.mayGetContact(number);
        Answer list = create("phones", Json.array(number)).required();
        delete(list);
        Answer lookup = inquiry.api.post("/v1/contact/get", Json.object("phone", number));
        JsonNode contact = lookup.json();
        if (lookup.ok() && ProbeRequest.id(contact) > 0) {
            own.delete(own.add(lookup));
            inquiry.findings.answered(LIST_PHONES, "CONTACTS", list, lookup);
        } else if (numbers.isNobody(lookup)) {
            inquiry.findings.answered(LIST_PHONES, "TARGETS", list, lookup);
        } else {
            inquiry.findings.noReadingFits(LIST_PHONES, "", list, lookup);
        }
    }

    private Answer create(Object... recipients) {
        Answer answer = inquiry.api.post(
                "/v2/lists",
                Json.object(
                                "title",
                                own.lastName(),
                                "local_id",
                                UUID.randomUUID().toString())
                        .setAll(Json.object(recipients)));
        if (answer.ok() && ProbeRequest.id(answer.json()) > 0) {
            own.addList(ProbeRequest.id(answer.json()));
        }
        return answer;
    }

    private void delete(Answer created) {
        long id = ProbeRequest.id(created.json());
        if (id < 0) {
            throw new UndeterminedException(created.asked() + " does not show which list was created. Delete the list "
                    + own.lastName() + " in the app");
        }
        own.deleteList(id);
    }
}
