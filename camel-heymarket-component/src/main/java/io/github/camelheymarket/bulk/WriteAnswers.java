package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ContactIndex;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.BulkAnswer;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the result of each row from the answer to a bulk write, by key and never by position. */
final class WriteAnswers {

    private static final String NOT_STORED = "NOT_STORED";

    private final BatchVerification verification;
    private final WriteResults results;
    private final ApiClient client;

    WriteAnswers(ApiClient client, BatchVerification verification, WriteResults results) {
        this.client = client;
        this.verification = verification;
        this.results = results;
    }

    /** The answer of v2 bulk (C5.16). A row that it does not mention was not stored (R6.1). */
    void bulk(List<PendingWrite> writes, ApiAnswer<BulkAnswer> answer) {
        ApiResponse response = answer.response();
        ContactIndex stored = ContactIndex.of(answer.content().stored());
        Map<String, String> failed = reasons(writes, answer.content().failed());
        for (PendingWrite write : writes) {
            Optional<String> reason =
                    namesOf(write).filter(failed::containsKey).findFirst().map(failed::get);
            if (reason.isPresent()) {
                results.answered(write, GroupResult.refused(Outcome.REJECTED, "REFUSED", reason.get(), response), null);
                continue;
            }
            Optional<StoredContact> echo = namesOf(write)
                    .filter(stored::has)
                    .findFirst()
                    .map(name -> stored.get(List.of(name)).get(0));
            if (echo.isPresent()) {
                echoed(write, echo.get(), response);
            } else {
                results.answered(write, unmentioned(write, response), null);
            }
        }
    }

    /** Why rows were not stored, by the keys of their contacts. */
    private Map<String, String> reasons(List<PendingWrite> writes, List<BulkAnswer.FailedItem> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        Map<String, String> reasons = new HashMap<>();
        Redactor redactor = redactor(writes);
        for (BulkAnswer.FailedItem item : items) {
            String reason = item.reason() == null ? "Heymarket gave no reason" : redactor.redactSentence(item.reason());
            MatchKeys.of(item.contact()).forEach(key -> reasons.put(key, reason));
        }
        return reasons;
    }

    private void echoed(PendingWrite write, StoredContact echo, ApiResponse response) {
        GroupResult result = resultOf(write, echo, response);
        // Its opt-out is carried out by itself then, for the contact that the answer shows.
        PendingWrite ended = NOT_STORED.equals(result.code()) ? write.about(echo) : write;
        results.answered(ended, result, echo);
    }

    /** The reason for one row may quote another row, so the redactor knows the values of all rows of the call. */
    private Redactor redactor(List<PendingWrite> writes) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        writes.forEach(write -> all.add(write.item()));
        return client.redactor(all);
    }

    /** Where only its UUID identifies the contact, an answer without UUIDs shows nothing about it. */
    private static GroupResult unmentioned(PendingWrite write, ApiResponse response) {
        boolean nameless = write.endpoint().isRaw() && namesOf(write).allMatch(name -> name.startsWith("contact_id:"));
        return nameless ? succeeded(write, response) : vanished(response);
    }

    static GroupResult vanished(ApiResponse response) {
        return GroupResult.refused(Outcome.FAILED, "VANISHED", "Heymarket's answer does not mention the row", response);
    }

    private static GroupResult resultOf(PendingWrite write, StoredContact echo, ApiResponse response) {
        Long expected = write.stored() == null ? null : write.stored().id();
        if (expected != null && echo.id() != null && !expected.equals(echo.id())) {
            return GroupResult.refused(
                    Outcome.FAILED,
                    "OTHER_CONTACT",
                    "the update of contact " + expected + " came out as contact " + echo.id(),
                    response);
        }
        String uuid =
                echo.uuid() == null && write.stored() != null ? write.stored().uuid() : echo.uuid();
        Long id = echo.id() == null ? expected : echo.id();
        if (write.item().has(ObservedFields.OPTED_OUT)
                && Boolean.FALSE.equals(echo.contact().getOptedOut())) {
            return GroupResult.refused(
                            Outcome.FAILED,
                            NOT_STORED,
                            "the write opts the contact out, and Heymarket's answer shows that it is not",
                            response)
                    .of(echo);
        }
        return GroupResult.answered(write.success(), id, uuid, response);
    }

    /**
     * The keys by which an answer may mention the item, the most reliable first. An e-mail address counts only where there is
     * no phone, since several contacts may share an address.
     */
    static Stream<String> namesOf(PendingWrite write) {
        Contact item = new Contact(write.item());
        Set<String> phones = MatchKeys.phonesOf(item);
        Stream<String> ids = write.stored() == null ? Stream.of() : write.stored().identity().stream();
        Stream<String> uuid = Stream.ofNullable(MatchKeys.uuid(item.getUuid()));
        Stream<String> rest =
                phones.isEmpty() ? MatchKeys.of(item).stream().filter(MatchKeys::isEmail) : phones.stream();
        return Stream.of(ids, uuid, rest).flatMap(names -> names);
    }

    /** The answer of v1 batch (C5.10). It does not prove what was stored, so a search verifies that. */
    void batch(List<PendingWrite> writes, ApiAnswer<BatchAnswer> answer) {
        if (!writes.get(0).endpoint().isRaw()) {
            verification.verify(writes, answer);
        } else if (answer.content().plain()) {
            for (PendingWrite write : writes) {
                results.answered(write, succeeded(write, answer.response()), null);
            }
        } else {
            rawArray(writes, answer);
        }
    }

    private static GroupResult succeeded(PendingWrite write, ApiResponse response) {
        StoredContact stored = write.stored();
        return GroupResult.answered(
                write.success(), stored == null ? null : stored.id(), stored == null ? null : stored.uuid(), response);
    }

    private void rawArray(List<PendingWrite> writes, ApiAnswer<BatchAnswer> answer) {
        ContactIndex items = ContactIndex.of(answer.content().items());
        for (PendingWrite write : writes) {
            List<StoredContact> named = items.get(namesOf(write).toList());
            results.answered(
                    write,
                    BatchVerification.isRefusal(named)
                            ? BatchVerification.refusedItem(answer.response())
                            : GroupResult.answered(
                                    named.isEmpty() ? write.success() : Outcome.UNKNOWN, null, null, answer.response()),
                    named.isEmpty() ? null : named.get(0));
        }
    }
}
