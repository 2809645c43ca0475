package io.github.camelheymarket.row;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.fuzz.Judge;
import io.github.camelheymarket.fuzz.Parts;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Tag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Rows as JSON, NDJSON, or text: the first line of an input chooses how they are read, the rest is the body. */
class RowsFuzzTest {

    private static final ContactFieldIndex FIELDS =
            new ContactFieldIndex(List.of(new ContactField(7, "Branch"), new ContactField(8, "Loyalty tier")));
    private static final TagIndex TAGS = new TagIndex(List.of(new Tag(9L, "VIP"), new Tag(10L, "North")));
    private static final List<RowRules> RULES = List.of(
            RowRules.builder().build(),
            RowRules.builder().unknownFields("ignore").clearEmpty("true").build(),
            RowRules.builder().matchBy("phone,email").defaultRegion("US").build(),
            RowRules.builder()
                    .phoneCheck("possible")
                    .defaultRegion("MX")
                    .columnMap(Map.of("Mobile", "phone", "Shop", "Branch", "Note", ""))
                    .build());

    @Timeout(30)
    @FuzzTest
    void noBodyOfRowsDoesHarm(byte[] input) {
        Parts parts = Parts.of(input);
        RowRules rules = RULES.get(Math.floorMod(parts.head().hashCode(), RULES.size()));
        Object body =
                parts.head().startsWith("text") ? parts.text(0) : parts.bodies().get(0);
        RowMapper mapper = new RowMapper(rules, () -> FIELDS, () -> TAGS, null);
        try (RowInput rows = RowInput.open(body, null)) {
            while (rows.hasNext()) {
                RowInput.Item item = rows.next();
                try {
                    Row row = mapper.map(item.index(), item.value());
                    Judge.isDiscreet(row.toString());
                    row.fields().toString();
                } catch (HeymarketException e) {
                    Judge.isOursAboutTheInput(e);
                    mapper.optOutOf(item.index(), item.value());
                    mapper.optOutOfOne(item.value());
                }
            }
        } catch (RuntimeException e) {
            Judge.isOursAboutTheInput(e);
        }
    }
}
