package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.NEWEST;
import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunCalls.stored;
import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.merge.WriteEndpoint;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which contacts may have stored a write, and which it may overwrite. */
class WriteSearchTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final String READ = "GET /v2/contact/" + UUID;
    private static final String TWO =
            "[{\"id\":7,\"phone\":\"12025550143\"},{\"id\":8,\"uuid\":\"" + UUID + "\",\"phone\":\"12025550143\"}]";

    private final RunCalls run = new RunCalls();
    private final List<PendingWrite> failed = new ArrayList<>();
    private final RowGroup mara = RunParts.group(row(0, "12025550143", null));

    @AfterEach
    void close() {
        run.close();
    }

    private static RowGroup byUuid(String phone) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("contact_id", UUID.toUpperCase(Locale.ROOT));
        if (phone != null) {
            fields.put("phone", phone);
        }
        Row row = new Row(0, "row", MatchBy.CONTACT_ID, fields, null, Set.of());
        return RowGroup.of(row, Set.of(MatchBy.PHONE), TagMode.ADD);
    }

    private List<Long> now(PendingWrite write) {
        return ids(run.search.now(List.of(write), (one, e) -> failed.add(one)), write);
    }

    private List<Long> over(PendingWrite write) {
        return ids(run.search.over(List.of(write), (one, e) -> failed.add(one)), write);
    }

    private static List<Long> ids(Map<PendingWrite, List<StoredContact>> found, PendingWrite write) {
        return found.containsKey(write)
                ? found.get(write).stream().map(StoredContact::id).toList()
                : null;
    }

    @Test
    void theContactsOfACreateAreAllThatHaveItsKey() {
        run.answer(SEARCH, TWO);
        assertThat(now(create(mara))).containsExactlyInAnyOrder(7L, 8L);
    }

    @Test
    void theContactOfAnUpdateIsTheOneThatItChanges() {
        run.answer(SEARCH, TWO);
        assertThat(now(update(mara, stored("{\"id\":7,\"phone\":\"12025550143\"}"))))
                .containsExactly(7L);
        assertThat(run.calls()).containsExactly(SEARCH);
    }

    @Test
    void theContactOfAnUpdateThatNoSearchShowsIsReadByItsUuid() {
        run.answer(SEARCH, "[]").answer(READ, "{\"id\":9,\"uuid\":\"" + UUID + "\"}");
        StoredContact contact = stored("{\"id\":9,\"uuid\":\"" + UUID + "\",\"phone\":\"12025550143\"}");
        assertThat(now(update(mara, contact))).containsExactly(9L);
    }

    @Test
    void theContactOfAnUpdateWithoutAUuidThatNoSearchShowsIsNotThere() {
        run.answer(SEARCH, "[]");
        assertThat(now(update(mara, stored("{\"id\":9,\"phone\":\"12025550143\"}"))))
                .isEmpty();
    }

    @Test
    void aRowThatNamesItsContactByUuidLeadsToThatOneInWhateverCaseItIsWritten() {
        run.answer(SEARCH, TWO);
        assertThat(now(create(byUuid("12025550143")))).containsExactly(8L);
        assertThat(run.calls()).containsExactly(SEARCH);
    }

    @Test
    void aContactThatIsNamedByUuidAloneIsSearchedForByThePhoneItHas() {
        run.answer(SEARCH, TWO);
        StoredContact contact = stored("{\"id\":8,\"uuid\":\"" + UUID + "\",\"phone\":\"12025550143\"}");
        assertThat(now(update(byUuid(null), contact))).containsExactly(8L);
        assertThat(run.calls()).containsExactly(SEARCH);
    }

    @Test
    void aWriteWhoseKeyIsRefusedHasNoContactsAndIsToldApart() {
        PendingWrite write = create(mara);
        run.fail(SEARCH, RunCalls.badRequest());
        assertThat(now(write)).isNull();
        assertThat(failed).containsExactly(write);
    }

    @Test
    void theListOfTheNewestShowsWhatASearchDoesNotShowYet() {
        PendingWrite write = create(mara);
        run.answer(NEWEST, "[{\"id\":6,\"phone\":\"12025550199\"},{\"id\":7,\"phone\":\"12025550143\"}]");
        assertThat(ids(run.search.among(List.of(write)), write)).containsExactly(7L);
    }

    private static ObjectNode item() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void aRawWriteMayOverwriteWhoeverHasOneOfItsChannels() {
        run.answer(
                SEARCH,
                "[{\"id\":7,\"phone\":\"12025550143\"},{\"id\":9,\"phone\":\"12025550111\",\"email\":\"m@example.org\"}]");
        ObjectNode item = item().put("phone", "12025550143");
        item.putArray("contact_channels")
                .addObject()
                .put("channel_type", "email")
                .put("channel_id", "m@example.org");
        PendingWrite raw = create(mara).by(WriteEndpoint.RAW_V2, item);
        assertThat(over(raw)).containsExactlyInAnyOrder(7L, 9L);
        assertThat(run.requests.get(0).body().toString()).contains("m@example.org");
    }

    @Test
    void aRawWriteWhoseKeyIsRefusedIsToldApart() {
        PendingWrite raw = create(mara);
        run.fail(SEARCH, RunCalls.badRequest());
        assertThat(over(raw)).isNull();
        assertThat(failed).containsExactly(raw);
    }

    @Test
    void aRawWriteOfAUuidOverwritesThatContactAlone() {
        run.answer(SEARCH, TWO);
        assertThat(over(create(byUuid("12025550143")))).containsExactly(8L);
    }

    @Test
    void theContactOfARawWriteOfAUuidThatNoSearchShowsIsReadByIt() {
        run.answer(SEARCH, "[]").answer("GET /v2/contact/" + UUID.toUpperCase(Locale.ROOT), "{\"id\":9}");
        assertThat(over(create(byUuid("12025550143")))).containsExactly(9L);
    }

    @Test
    void aUuidThatIsRefusedConcernsItsOwnWriteAlone() {
        run.answer(SEARCH, "[]").fail("GET /v2/contact/" + UUID.toUpperCase(Locale.ROOT), RunCalls.badRequest());
        PendingWrite named = create(byUuid("12025550199"));
        PendingWrite other = create(mara);
        assertThat(run.search.over(List.of(named, other), (one, e) -> failed.add(one)))
                .containsOnlyKeys(other);
        assertThat(run.search.now(List.of(named, other), (one, e) -> failed.add(one)))
                .containsOnlyKeys(other);
        assertThat(failed).containsExactly(named, named);
    }
}
