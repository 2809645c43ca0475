package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.BULK_DELETE_ABSENT;
import static io.github.camelheymarket.conformance.question.Question.DELETE_V2_TEXT;
import static io.github.camelheymarket.conformance.question.Question.DELETE_WITH_BODY;
import static io.github.camelheymarket.conformance.question.Question.NOT_FOUND_DELETE;

import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.probe.CreateProbes.Made;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The responses of deletes, tested with contacts of the kit. */
final class DeleteProbes {
    private final ProbeRequest inquiry;
    private final OwnContacts own;
    private final CreateProbes made;
    private final StringAnswers strings;
    private String deletedUuid;

    DeleteProbes(ProbeRequest inquiry, OwnContacts own, CreateProbes made, StringAnswers strings) {
        this.inquiry = inquiry;
        this.own = own;
        this.made = made;
        this.strings = strings;
    }

    List<Probe> probes() {
        return List.of(
                Probe.of(this::deleteTwice, DELETE_V2_TEXT, NOT_FOUND_DELETE),
                Probe.of(this::bulkDeleteOfNobody, BULK_DELETE_ABSENT),
                Probe.of(this::deleteWithBody, DELETE_WITH_BODY));
    }

    /** The UUID of a deleted contact of the kit, {@code null} if there is none. */
    String deletedUuid() {
        return deletedUuid;
    }

    private void deleteTwice() {
        Made contact = made.another();
        Answer deleted =
                inquiry.api.delete("/v2/contact/{}", null, contact.uuid()).required();
        own.gone(contact.id());
        deletedUuid = contact.uuid();
        strings.add(deleted);
        text(deleted);
        Answer v2 = inquiry.api.delete("/v2/contact/{}", null, contact.uuid());
        Answer v1 = inquiry.api.delete("/v1/contact/{}", null, contact.id());
        Set<String> readings = new LinkedHashSet<>(List.of(nobody(v2)));
        readings.add(nobody(v1));
        if (readings.contains("")) {
            inquiry.findings.noReadingFits(NOT_FOUND_DELETE, "", v2, v1);
        } else {
            inquiry.findings.agreed(NOT_FOUND_DELETE, readings, "v1 and v2 differ", v2, v1);
        }
    }

    /** Deletes a contact of the kit that was deleted already. */
    private void bulkDeleteOfNobody() {
        if (deletedUuid == null) {
            throw new UndeterminedException("there is no deleted contact to test with");
        }
        Answer answer = inquiry.api.delete("/v2/contacts", OwnContacts.byUuid(List.of(deletedUuid)));
        String reading = nobody(answer);
        if (reading.equals("OK")) {
            inquiry.findings.answered(BULK_DELETE_ABSENT, "PASSED_OVER", answer);
        } else if (BULK_DELETE_ABSENT.readings().contains(reading)) {
            inquiry.findings.answered(BULK_DELETE_ABSENT, reading, answer);
        } else {
            inquiry.findings.noReadingFits(BULK_DELETE_ABSENT, "", answer);
        }
    }

    private static String nobody(Answer answer) {
        return answer.ok() ? "OK" : TeamProbes.absence(answer);
    }

    private void text(Answer deleted) {
        String text = deleted.string();
        if ("".equals(text)) {
            inquiry.findings.undetermined(DELETE_V2_TEXT, "string responses are empty, see STRING_ANSWERS", deleted);
            return;
        }
        String words = text == null ? "" : text.toLowerCase(Locale.ROOT);
        if (words.equals("ok") || words.equals("contact deleted")) {
            inquiry.findings.answered(DELETE_V2_TEXT, words.equals("ok") ? "OK" : "CONTACT_DELETED", deleted);
        } else {
            inquiry.findings.noReadingFits(DELETE_V2_TEXT, "another text", deleted);
        }
    }

    /** Some proxies remove the body of a DELETE; then nothing is deleted, or the call is rejected. */
    private void deleteWithBody() {
        Made contact = made.another();
        Answer deleted = inquiry.api.delete("/v2/contacts", OwnContacts.byUuid(List.of(contact.uuid())));
        if (deleted.ok()) {
            strings.add(deleted);
        }
        Answer read = inquiry.api.get("/v1/contact/{}", contact.id());
        boolean gone = !TeamProbes.absence(read).isEmpty();
        if (gone) {
            own.gone(contact.id());
        }
        inquiry.findings.answered(DELETE_WITH_BODY, gone ? "DELETED" : "NOT_DELETED", deleted, read);
    }
}
