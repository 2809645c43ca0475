package io.github.camelheymarket.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R5.5: whom the rows of a run opt out, and nobody else. */
class OptOutsTest {

    private static final String MARA = "phone:12025550143";
    private static final String NILS = "phone:12025550199";

    private final OptOuts optOuts = new OptOuts();

    @Test
    void nobodyIsOptedOutBeforeARowSaysSo() {
        assertThat(optOuts.hasAny(List.of(MARA))).isFalse();
    }

    @Test
    void theOptOutOfOnePersonIsNotThatOfAnother() {
        optOuts.add(List.of(MARA));
        assertThat(optOuts.hasAny(List.of(MARA))).isTrue();
        assertThat(optOuts.hasAny(List.of(NILS))).isFalse();
        assertThat(optOuts.hasAny(List.of())).isFalse();
    }

    @Test
    void oneOfTheKeysOfAPersonIsEnough() {
        optOuts.add(List.of("email:mara@example.org", "id:7"));
        assertThat(optOuts.hasAny(List.of(MARA, "id:7"))).isTrue();
        assertThat(optOuts.hasAny(List.of("email:mara@example.org", MARA))).isTrue();
    }

    @Test
    void howeverManyOptOutAllAreKnownAndNobodyElse() {
        List<String> out = keys(0, 5_000);
        optOuts.add(out);
        optOuts.add(out);
        assertThat(out).allMatch(key -> optOuts.hasAny(List.of(key)));
        assertThat(keys(5_000, 10_000)).noneMatch(key -> optOuts.hasAny(List.of(key)));
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "phone:" + i).toList();
    }

    @Test
    void aContactIsNamedByTheKeysOfItsRowsItsIdsAndItsPhones() {
        var fields = JsonNodeFactory.instance.objectNode().put("email", "mara@example.org");
        Row row = new Row(0, "row", MatchBy.EMAIL, fields, true, Set.of());
        RowGroup group = RowGroup.of(row, Set.of(MatchBy.EMAIL), TagMode.ADD);
        Contact contact =
                new Contact(JsonNodeFactory.instance.objectNode().put("id", 7).put("phone", "12025550143"));

        assertThat(OptOuts.names(group, null)).containsExactly("email:mara@example.org");
        assertThat(OptOuts.names(group, StoredContact.found(contact)))
                .containsExactlyInAnyOrder("email:mara@example.org", "id:7", MARA);
    }
}
