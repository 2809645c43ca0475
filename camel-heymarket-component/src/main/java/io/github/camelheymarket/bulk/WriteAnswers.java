package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ContactIndex;
import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.BulkAnswer;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from the answer to a bulk write what became of each row, by key and never by position. */
final class WriteAnswers {

    private final BatchVerification verification;
    private final EndedWrites ended;

    WriteAnswers(BatchVerification verification, EndedWrites ended) {
        this.verification = verification;
        this.ended = ended;
    }

    /** The answer of v2 bulk (C5.16). A row that it does not mention was not stored (R6.1). */
    void bulk(List<PendingWrite> writes, ApiAnswer<BulkAnswer> answer) {
        ApiResponse response = answer.response();
        ContactIndex stored = ContactIndex.of(answer.content().stored());
        Map<String, String> failed = new HashMap<>();
        Redactor redactor = answer.content().failed().isEmpty() ? null : redactor(writes);
        for (BulkAnswer.FailedItem item : answer.content().failed()) {
            String reason = item.reason() == null ? "Heymarket gave no reason" : redactor.redact(item.reason());
            MatchKeys.of(item.contact()).forEach(key -> failed.put(key, reason));
        }
        for (PendingWrite write : writes) {
            int attempts = write.group().attempts;
            String key = first(write, failed.keySet());
            if (key != null) {
                ended.end(
                        write,
                        GroupResult.refused(Outcome.REJECTED, "REFUSED", failed.get(key), response, attempts),
                        null);
                continue;
            }
            StoredContact echo = namesOf(write)
                    .filter(stored::has)
                    .findFirst()
                    .map(name -> stored.get(List.of(name)).get(0))
                    .orElse(null);
            ended.end(write, echo == null ? unmentioned(write, response) : echoed(write, echo, response), echo);
        }
    }

    /** A reason may be of one row and name another: it knows what all of the call said. */
    private static Redactor redactor(List<PendingWrite> writes) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        writes.forEach(write -> all.add(write.item()));
        return Redactor.of(all);
    }

    /** Of a contact that only its UUID names an answer without UUIDs cannot tell anything. */
    private static GroupResult unmentioned(PendingWrite write, ApiResponse response) {
        boolean nameless = write.route().isRaw() && namesOf(write).allMatch(name -> name.startsWith("contact_id:"));
        return nameless ? succeeded(write, response) : vanished(response, write.group().attempts);
    }

    static GroupResult vanished(ApiResponse response, int attempts) {
        return GroupResult.refused(
                Outcome.FAILED, "VANISHED", "Heymarket's answer does not mention the row", response, attempts);
    }

    private static GroupResult echoed(PendingWrite write, StoredContact echo, ApiResponse response) {
        Long expected = write.stored() == null ? null : write.stored().id();
        if (expected != null && echo.id() != null && !expected.equals(echo.id())) {
            return GroupResult.refused(
                    Outcome.FAILED,
                    "OTHER_CONTACT",
                    "the update of contact " + expected + " came out as contact " + echo.id(),
                    response,
                    write.group().attempts);
        }
        String uuid =
                echo.uuid() == null && write.stored() != null ? write.stored().uuid() : echo.uuid();
        Long id = echo.id() == null ? expected : echo.id();
        if (write.item().has(ObservedFields.OPTED_OUT)
                && Boolean.FALSE.equals(echo.contact().getOptedOut())) {
            write.group().found = echo;
            return GroupResult.refused(
                            Outcome.FAILED,
                            "NOT_STORED",
                            "the write opts the contact out, and Heymarket's answer shows that it is not",
                            response,
                            write.group().attempts)
                    .of(echo);
        }
        return GroupResult.answered(write.success(), id, uuid, response, write.group().attempts);
    }

    private static String first(PendingWrite write, Set<String> keys) {
        return namesOf(write).filter(keys::contains).findFirst().orElse(null);
    }

    /**
     * What an answer may name the item by, the surest first. An address is a name only where there is no phone: people
     * share addresses.
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

    /** The answer of v1 batch (C5.10). It does not prove what was stored, whatever it says: one search tells. */
    void batch(List<PendingWrite> writes, ApiAnswer<BatchAnswer> answer) {
        if (!writes.get(0).route().isRaw()) {
            verification.verify(writes, answer);
        } else if (answer.content().plain()) {
            for (PendingWrite write : writes) {
                ended.end(write, succeeded(write, answer.response()), null);
            }
        } else {
            rawArray(writes, answer);
        }
    }

    private static GroupResult succeeded(PendingWrite write, ApiResponse response) {
        StoredContact stored = write.stored();
        return GroupResult.answered(
                write.success(),
                stored == null ? null : stored.id(),
                stored == null ? null : stored.uuid(),
                response,
                write.group().attempts);
    }

    private void rawArray(List<PendingWrite> writes, ApiAnswer<BatchAnswer> answer) {
        ContactIndex items = ContactIndex.of(answer.content().items());
        for (PendingWrite write : writes) {
            List<StoredContact> named = items.get(namesOf(write).toList());
            ended.end(
                    write,
                    BatchVerification.isRefusal(named)
                            ? BatchVerification.refusedItem(answer.response(), write)
                            : GroupResult.answered(
                                    named.isEmpty() ? write.success() : Outcome.UNKNOWN,
                                    null,
                                    null,
                                    answer.response(),
                                    write.group().attempts),
                    named.isEmpty() ? null : named.get(0));
        }
    }
}
