package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunCalls.STATUS;
import static io.github.camelheymarket.bulk.RunParts.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.plan.Match;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R5.6: a write that may overwrite somebody carries their opt-out along. */
class DirectWritePlannerTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final String IN = "{\"id\":7,\"phone\":\"12025550143\",\"is_opted_out\":false}";
    private static final String OUT = "{\"id\":8,\"phone\":\"12025550143\",\"is_opted_out\":true}";
    private static final String OPEN = "{\"id\":9,\"phone\":\"12025550143\"}";

    private RunCalls run = new RunCalls(settings -> settings.resolve(false));

    @AfterEach
    void close() {
        run.close();
    }

    private void settings(UnaryOperator<BulkSettingsBuilder> change) {
        run.close();
        run = new RunCalls(settings -> change.apply(settings.resolve(false)));
    }

    private DirectWritePlanner planner() {
        return new DirectWritePlanner(run.settings, run.planner, run.search, run.consent, run.recorder);
    }

    private List<PendingWrite> plan(RowGroup... groups) {
        run.open(groups);
        return planner().plan(List.of(groups).stream().map(Match::none).toList());
    }

    private PendingWrite plan() {
        List<PendingWrite> writes = plan(RunParts.group(row(0, "12025550143", null)));
        assertThat(writes).hasSize(1);
        return writes.get(0);
    }

    private static RowGroup byUuid() {
        ObjectNode fields =
                JsonNodeFactory.instance.objectNode().put("contact_id", UUID).put("first", "Mara");
        Row row = new Row(0, "row", MatchBy.CONTACT_ID, fields, null, Set.of());
        return RowGroup.of(row, Set.of(MatchBy.PHONE), TagMode.ADD);
    }

    @Test
    void whereNobodyHasTheKeyTheRowIsSentAsItIs() {
        run.answer(SEARCH, "[]");
        PendingWrite write = plan();
        assertThat(write.endpoint()).isEqualTo(WriteEndpoint.RAW_V2);
        assertThat(write.optsOut()).isFalse();
        assertThat(write.creates()).isTrue();
        assertThat(write.effects().mayUndoOptOut()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, RAW_V1_OVERWRITE", "false, RAW_V1"})
    void onVersion1TheCallSaysWhetherItOverwrites(boolean overwrites, WriteEndpoint endpoint) {
        settings(settings -> settings.v1Only(true).overwriteContacts(overwrites));
        run.answer(SEARCH, "[]");
        assertThat(plan().endpoint()).isEqualTo(endpoint);
    }

    @Test
    void whoHasOptedOutStaysOptedOut() {
        run.answer(SEARCH, "[" + OUT + "]");
        assertThat(plan().optsOut()).isTrue();
    }

    @Test
    void oneOfSeveralWhoHasOptedOutIsEnough() {
        run.answer(SEARCH, "[" + IN + "," + OUT + "," + OPEN + "]");
        assertThat(plan().optsOut()).isTrue();
    }

    @Test
    void whoHasNotOptedOutIsNot() {
        run.answer(SEARCH, "[" + IN + "]");
        PendingWrite write = plan();
        assertThat(write.optsOut()).isFalse();
        assertThat(run.calls()).containsExactly(SEARCH);
    }

    @Test
    void aContactWhoseReadShowsNoConsentIsAskedForItsStatus() {
        run.answer(SEARCH, "[" + OPEN + "]").answer(STATUS, "{\"id\":9,\"unsubscribed\":true}");
        assertThat(plan().optsOut()).isTrue();
    }

    @Test
    void whereNobodyCanTellTheConsentNothingIsSent() {
        run.answer(SEARCH, "[" + OPEN + "]").answer(STATUS, "{}");
        assertThat(plan(RunParts.group(row(0, "12025550143", null)))).isEmpty();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.FAILED);
        assertThat(run.parts.told.get(0).reasonCode()).isEqualTo("CONSENT_UNKNOWN");
    }

    @Test
    void aContactThatIsKnownNotToHaveOptedOutDoesNotSpeakForOneOfWhomThatIsUnknown() {
        run.answer(SEARCH, "[{\"id\":9,\"phone\":\"12025550143\",\"is_opted_out\":\"?\"}," + IN + "]")
                .answer(STATUS, "{}");
        assertThat(plan(RunParts.group(row(0, "12025550143", null)))).isEmpty();
    }

    @Test
    void aRowWhoseKeyIsRefusedIsNotSentAndTheOthersAre() {
        run.answer(SEARCH, () -> {
            String asked = run.requests.get(run.requests.size() - 1).body().toString();
            if (asked.contains("12025550199")) {
                throw RunCalls.badRequest();
            }
            return "[]";
        });
        List<PendingWrite> writes =
                plan(RunParts.group(row(0, "12025550143", null)), RunParts.group(row(1, "12025550199", null)));
        assertThat(writes).extracting(write -> write.group().phoneKey()).containsExactly("phone:12025550143");
        assertThat(run.parts.told).singleElement().satisfies(told -> {
            assertThat(told.index()).isEqualTo(1);
            assertThat(told.reasonCode()).isEqualTo("CONSENT_UNKNOWN");
        });
    }

    @Test
    void rowsThatOptOutNeedNoSearch() {
        List<PendingWrite> writes = plan(RunParts.group(row(0, "12025550143", true)));
        assertThat(writes.get(0).optsOut()).isTrue();
        assertThat(run.requests).isEmpty();
    }

    @Test
    void onlyTheRowsThatOptNobodyOutAreSearchedFor() {
        run.answer(SEARCH, "[]");
        assertThat(plan(RunParts.group(row(0, "12025550143", true)), RunParts.group(row(1, "12025550199", null))))
                .hasSize(2);
        assertThat(run.requests.get(0).body().toString())
                .doesNotContain("12025550143")
                .contains("12025550199");
    }

    @Test
    void aRowWithAUuidUpdatesThatContact() {
        run.answer(SEARCH, "[]").answer("GET /v2/contact/" + UUID, "{\"id\":7,\"is_opted_out\":true}");
        PendingWrite write = plan(byUuid()).get(0);
        assertThat(write.item().get("contact_id").asText()).isEqualTo(UUID);
        assertThat(write.item().has("contact_channels")).isFalse();
        assertThat(write.optsOut()).isTrue();
        assertThat(write.stored().id()).isEqualTo(7);
    }

    @Test
    void aCreateThatMayComeOutAsAnotherContactIsAboutNoneYet() {
        run.answer(SEARCH, "[" + IN + "]");
        assertThat(plan().stored()).isNull();
    }

    @Test
    void aWriteOfVersion1ThatOverwritesIsAboutTheContactThatItOverwritesIfThereIsOne() {
        settings(settings -> settings.v1Only(true).overwriteContacts(true));
        run.answer(SEARCH, "[" + IN + "]");
        assertThat(plan().stored().id()).isEqualTo(7);
        run.answer(
                SEARCH,
                "[" + IN + ",{\"id\":6,\"phone\":\"12025550199\",\"is_opted_out\":false},"
                        + "{\"id\":5,\"phone\":\"12025550199\",\"is_opted_out\":false}]");
        assertThat(plan(RunParts.group(row(1, "12025550199", null))).get(0).stored())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"false, false, true", "true, true, true", "true, false, false"})
    void withoutTheCheckAWriteThatMayOverwriteMayUndoAnOptOut(boolean v1, boolean overwrites, boolean may) {
        settings(settings -> settings.v1Only(v1).overwriteContacts(overwrites).consentCheck(ConsentCheck.NEVER));
        assertThat(plan().effects().mayUndoOptOut()).isEqualTo(may);
        assertThat(run.requests).isEmpty();
    }

    @Test
    void withoutTheCheckARowThatOptsOutUndoesNoOptOut() {
        settings(settings -> settings.consentCheck(ConsentCheck.NEVER));
        assertThat(plan(RunParts.group(row(0, "12025550143", true)))
                        .get(0)
                        .effects()
                        .mayUndoOptOut())
                .isFalse();
    }

    @Test
    void aRowThatIsNotToBeWrittenEnds() {
        settings(settings -> settings.mode(WriteMode.UPDATE_ONLY));
        assertThat(plan(RunParts.group(row(0, "12025550143", null)))).isEmpty();
        assertThat(run.parts.outcomes()).containsExactly(Outcome.SKIPPED);
    }

    private static PendingWrite create(boolean otherChannel) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("phone", "12025550143");
        if (otherChannel) {
            item.putArray("contact_channels")
                    .addObject()
                    .put("channel_type", "email")
                    .put("channel_id", "m@example.org");
        }
        return RunParts.create(RunParts.group(row(0, "12025550143", null))).by(WriteEndpoint.V2_BULK, item);
    }

    @Test
    void aCreateWithoutOtherChannelsThanItsKeyNeedsNoOtherSearch() {
        PendingWrite create = create(false);
        assertThat(planner().carrying(create)).containsSame(create);
        assertThat(run.requests).isEmpty();
    }

    @Test
    void aCreateCarriesTheOptOutOfWhoeverHasItsOtherChannel() {
        run.answer(SEARCH, "[{\"id\":8,\"email\":\"m@example.org\",\"is_opted_out\":true}]");
        assertThat(planner().carrying(create(true)))
                .hasValueSatisfying(write -> assertThat(write.optsOut()).isTrue());
    }

    @Test
    void withoutTheCheckACreateIsNotSearchedForByItsOtherChannel() {
        settings(settings -> settings.consentCheck(ConsentCheck.NEVER));
        PendingWrite create = create(true);
        assertThat(planner().carrying(create)).containsSame(create);
        assertThat(run.requests).isEmpty();
    }
}
