package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SET_STATUS;
import static io.github.camelheymarket.bulk.RunCalls.response;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.BatchAnswer;
import io.github.camelheymarket.model.BulkAnswer;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C5.16, C5.10: what an answer says of each row, by key and never by position. */
class WriteAnswersTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final StoredContact SEVEN = stored("{\"id\":7,\"uuid\":\"" + UUID + "\",\"phone\":\"12025550143\"}");

    private final RunCalls run = new RunCalls();
    private final WriteAnswers answers = new WriteAnswers(
            StubClient.answering(request -> {
                throw new AssertionError("no call");
            }),
            null,
            run.results);
    private final RowGroup mara = group(row(0, "12025550143", null));
    private final RowGroup nils = group(row(1, "12025550199", null));

    @AfterEach
    void close() {
        run.close();
    }

    private RowResult bulk(String json, PendingWrite... writes) {
        for (PendingWrite write : writes) {
            run.open(write.group());
        }
        ApiResponse response = response(json);
        answers.bulk(List.of(writes), new ApiAnswer<>(response, BulkAnswer.of(response.body())));
        assertThat(run.parts.told).hasSize(writes.length);
        return run.parts.told.get(0);
    }

    private RowResult batch(String json, PendingWrite... writes) {
        for (PendingWrite write : writes) {
            run.open(write.group());
        }
        ApiResponse response = response(json);
        answers.batch(List.of(writes), new ApiAnswer<>(response, BatchAnswer.of(response.body())));
        return run.parts.told.get(0);
    }

    @Test
    void eachRowHasTheResultOfItsOwnContactInWhateverOrderTheyCome() {
        bulk(
                "{\"contacts\":[{\"id\":8,\"phone\":\"12025550199\"},{\"id\":7,\"phone\":\"12025550143\"}]}",
                create(mara),
                create(nils));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.CREATED, Outcome.CREATED);
        assertThat(run.parts.told).extracting(RowResult::contactId).containsExactly(7L, 8L);
        assertThat(run.parts.told.get(0).requestId()).isEqualTo("r-1");
    }

    @Test
    void aRowThatTheAnswerDoesNotMentionWasNotStored() {
        bulk("{\"contacts\":[{\"id\":8,\"phone\":\"12025550199\"}]}", create(mara), create(nils));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.CREATED);
        assertThat(run.parts.told.get(0).reasonCode()).isEqualTo("VANISHED");
    }

    @Test
    void aRowThatFailedIsRejectedWithHeymarketsReason() {
        RowResult result = bulk(
                "{\"failed_contacts\":[{\"contact\":{\"phone\":\"12025550143\"},\"error\":\"bad tag\"}],"
                        + "\"contacts\":[{\"id\":8,\"phone\":\"12025550199\"}]}",
                create(mara),
                create(nils));
        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.reason()).isEqualTo("REFUSED: bad tag");
        assertThat(run.parts.outcomes()).containsExactly(Outcome.REJECTED, Outcome.CREATED);
    }

    @Test
    void aRowThatFailedWithoutAReasonIsSaidToHaveNone() {
        assertThat(bulk("{\"failed_contacts\":[{\"phone\":\"12025550143\"}]}", create(mara))
                        .reason())
                .isEqualTo("REFUSED: Heymarket gave no reason");
    }

    @Test
    void aReasonThatQuotesAnotherRowDoesNotTellItsValues() {
        RowResult result = bulk(
                "{\"failed_contacts\":[{\"phone\":\"12025550143\",\"error\":\"nyberg has that address\"}]}",
                create(mara),
                create(nils).by(WriteEndpoint.V2_BULK, item().put("display_name", "nyberg")));
        assertThat(result.reason()).contains("has that address").doesNotContain("nyberg");
    }

    @Test
    void anUpdateThatCameOutAsAnotherContactHasFailed() {
        RowResult result = bulk("{\"contacts\":[{\"id\":8,\"phone\":\"12025550143\"}]}", update(mara, SEVEN));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.reasonCode()).isEqualTo("OTHER_CONTACT");
    }

    @Test
    void anUpdateKeepsTheIdsThatItsAnswerDoesNotShow() {
        RowResult result = bulk("{\"contacts\":[{\"phone\":\"12025550143\"}]}", update(mara, SEVEN));
        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(result.uuid()).isEqualTo(UUID);
    }

    @Test
    void aCreateTellsTheIdsOfItsAnswer() {
        RowResult result =
                bulk("{\"contacts\":[{\"id\":7,\"uuid\":\"" + UUID + "\",\"phone\":\"12025550143\"}]}", create(mara));
        assertThat(result.contactId()).isEqualTo(7);
        assertThat(result.uuid()).isEqualTo(UUID);
    }

    @Test
    void anOptOutThatTheAnswerShowsNotToBeStoredIsCarriedOutByItself() {
        run.answer(SET_STATUS, "\"ok\"");
        RowGroup optsOut = group(row(0, "12025550143", true));
        RowResult result = bulk(
                "{\"contacts\":[{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":false}]}",
                create(optsOut).optingOut());
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.reasonCode()).isEqualTo("NOT_STORED");
        assertThat(result.reason()).endsWith("Its opt-out was carried out all the same.");
        assertThat(result.contactId()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"is_opted_out\":true", ""})
    void anOptOutThatTheAnswerDoesNotDenyIsStored(String flag) {
        RowGroup optsOut = group(row(0, "12025550143", true));
        assertThat(bulk(
                                "{\"contacts\":[{\"id\":7,\"phone\":\"12025550143\"" + flag + "}]}",
                                create(optsOut).optingOut())
                        .outcome())
                .isEqualTo(Outcome.CREATED);
    }

    @Test
    void aRowWithoutAnOptOutIsStoredWhateverConsentTheAnswerShows() {
        assertThat(bulk("{\"contacts\":[{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":false}]}", create(mara))
                        .outcome())
                .isEqualTo(Outcome.CREATED);
    }

    private static PendingWrite raw(ObjectNode item, WriteEndpoint endpoint) {
        return create(group(row(0, "12025550143", null))).by(endpoint, item);
    }

    private static ObjectNode item() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void aRawUpdateByUuidOfWhichNoAnswerCanTellIsSent() {
        RowResult result = bulk(
                "{\"contacts\":[{\"id\":9,\"phone\":\"12025550177\"}]}",
                raw(item().put("contact_id", UUID), WriteEndpoint.RAW_V2));
        assertThat(result.outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aRawWriteWithAPhoneThatTheAnswerDoesNotMentionWasNotStored() {
        RowResult result = bulk(
                "{\"contacts\":[{\"id\":9,\"phone\":\"12025550177\"}]}",
                raw(item().put("contact_id", UUID).put("phone", "12025550143"), WriteEndpoint.RAW_V2));
        assertThat(result.reasonCode()).isEqualTo("VANISHED");
    }

    @Test
    void anAddressNamesAContactOnlyWhereItHasNoPhone() {
        String answer = "{\"contacts\":[{\"id\":9,\"email\":\"mara@example.org\"}]}";
        PendingWrite byPhone = create(mara)
                .by(WriteEndpoint.V2_BULK, item().put("phone", "12025550143").put("email", "mara@example.org"));
        PendingWrite byAddress = create(nils).by(WriteEndpoint.V2_BULK, item().put("email", "mara@example.org"));
        bulk(answer, byPhone, byAddress);
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED, Outcome.CREATED);
    }

    @Test
    void aPlainAnswerToARawBatchIsAllThatIsKnown() {
        batch("\"ok\"", raw(item().put("phone", "12025550143"), WriteEndpoint.RAW_V1_OVERWRITE));
        batch(
                "\"ok\"",
                raw(item().put("phone", "12025550143"), WriteEndpoint.RAW_V1).over(SEVEN));
        assertThat(run.parts.outcomes()).containsExactly(Outcome.SENT, Outcome.UNKNOWN);
        assertThat(run.parts.told).extracting(RowResult::contactId).containsExactly(null, 7L);
        assertThat(run.parts.told).extracting(RowResult::uuid).containsExactly(null, UUID);
    }

    @Test
    void anArrayThatNamesARowOfARawBatchWithoutAnIdRejectsIt() {
        RowResult result = batch(
                "[{\"phone\":\"12025550143\"}]",
                raw(item().put("phone", "12025550143"), WriteEndpoint.RAW_V1_OVERWRITE));
        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.reasonCode()).isEqualTo("REFUSED");
    }

    @Test
    void anArrayThatNamesARowOfARawBatchWithAnIdLeavesOpenWhetherItFailed() {
        RowResult result = batch(
                "[{\"id\":7,\"phone\":\"12025550143\"}]",
                raw(item().put("phone", "12025550143"), WriteEndpoint.RAW_V1_OVERWRITE));
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void anArrayThatDoesNotNameARowOfARawBatchLeavesItSent() {
        RowResult result = batch(
                "[{\"id\":8,\"phone\":\"12025550199\"}]",
                raw(item().put("phone", "12025550143"), WriteEndpoint.RAW_V1_OVERWRITE));
        assertThat(result.outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void whatIsStoredIsRememberedWithTheRevisionThatTheAnswerShows() {
        bulk("{\"contacts\":[{\"id\":7,\"phone\":\"12025550143\",\"rev\":4}]}", create(mara));
        assertThat(run.writes.find("phone:12025550143")).singleElement().satisfies(w -> {
            assertThat(w.id()).isEqualTo(7);
            assertThat(w.rev()).isEqualTo(4);
        });
    }
}
