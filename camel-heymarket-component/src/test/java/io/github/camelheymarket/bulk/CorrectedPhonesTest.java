package io.github.camelheymarket.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a new phone at an address that is known is the same person with a corrected phone. */
class CorrectedPhonesTest {

    private final List<Contact> leaving = new ArrayList<>();
    private boolean holdsBack = true;

    private final CorrectedPhones corrected = new CorrectedPhones(new RunObserver() {
        @Override
        public boolean holdsBackCreates() {
            return holdsBack;
        }

        @Override
        public List<Contact> leaving() {
            return leaving;
        }
    });

    private static RowGroup group(String phone, String email, String first, MatchBy... matchBy) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        put(fields, "phone", phone);
        put(fields, "email", email);
        put(fields, "first", first);
        Set<MatchBy> keys = matchBy.length == 0 ? Set.of(MatchBy.PHONE) : Set.of(matchBy);
        MatchBy key = phone == null ? MatchBy.EMAIL : MatchBy.PHONE;
        return RowGroup.of(new Row(0, "row", key, fields, null, Set.of()), keys, TagMode.ADD);
    }

    private static void put(ObjectNode fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private void leaves(String phone, String email, String first) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "phone", phone);
        put(json, "email", email);
        put(json, "first", first);
        leaving.add(new Contact(json));
    }

    @Test
    void aCreateWithAnAddressWaitsForTheEndOfTheSource() {
        RowGroup mara = group("12025550143", "mara@example.org", "Mara");
        assertThat(corrected.holdBack(mara)).isTrue();
        assertThat(corrected.holdBack(group("12025550199", null, "Nils"))).isFalse();
        assertThat(corrected.waiting()).containsExactly(mara);
        corrected.waitsNoLonger(mara);
        assertThat(corrected.waiting()).isEmpty();
        assertThat(corrected.holdBack(mara)).isFalse();
    }

    @Test
    void laterRowsOfAPhoneThatWaitsWaitToo() {
        RowGroup first = group("12025550143", "mara@example.org", "Mara");
        RowGroup later = group("12025550143", null, "Mara");
        corrected.holdBack(first);
        assertThat(corrected.holdBack(later)).isTrue();
        assertThat(corrected.waiting()).containsExactly(first, later);
    }

    @Test
    void nothingWaitsWhereNobodyWouldBeDeletedOrTheAddressIsAKeyItself() {
        assertThat(corrected.holdBack(group("12025550143", "mara@example.org", "Mara", MatchBy.PHONE, MatchBy.EMAIL)))
                .isFalse();
        assertThat(corrected.holdBack(group(null, "mara@example.org", "Mara", MatchBy.EMAIL)))
                .isFalse();
        holdsBack = false;
        assertThat(corrected.holdBack(group("12025550143", "mara@example.org", "Mara")))
                .isFalse();
    }

    @Test
    void noMoreThanTenThousandWait() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(corrected.holdBack(group("1202" + (5_550_000 + i), "p" + i + "@example.org", "P")))
                    .isTrue();
        }
        assertThat(corrected.holdBack(group("12025999999", "more@example.org", "P")))
                .isFalse();
        assertThat(corrected.waiting()).hasSize(10_000);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Mara, Mara, true",
                "Mara, ' mara ', true",
                "-, Mara, true",
                "Mara, -, true",
                "Mara, '', true",
                "Mara, Nils, false"
            })
    void theOneWhoLeavesWithTheAddressIsThePersonUnlessTheFirstNamesDiffer(String given, String stored, boolean same) {
        RowGroup row = group("12025550143", "Mara@example.org", given);
        leaves("12025550199", "mara@example.org", stored);
        Map<RowGroup, String> found = corrected.corrected(List.of(row));
        assertThat(found).isEqualTo(same ? Map.of(row, "phone:12025550199") : Map.of());
    }

    @Test
    void anAddressOfSeveralPeopleDecidesNothing() {
        RowGroup row = group("12025550143", "mara@example.org", "Mara");
        RowGroup other = group("12025550144", "mara@example.org", "Mara");
        leaves("12025550199", "mara@example.org", "Mara");
        assertThat(corrected.corrected(List.of(row, other))).isEmpty();
        assertThat(corrected.corrected(List.of(row, group("12025550143", "mara@example.org", "Mara"))))
                .hasSize(2);
        leaves("12025550198", "mara@example.org", "Mara");
        assertThat(corrected.corrected(List.of(row))).isEmpty();
    }

    @Test
    void whoLeavesWithoutAPhoneOrWithAnotherAddressIsNotThePerson() {
        RowGroup row = group("12025550143", "mara@example.org", "Mara");
        leaves(null, "mara@example.org", "Mara");
        assertThat(corrected.corrected(List.of(row))).isEmpty();
        leaving.clear();
        leaves("12025550199", "nils@example.org", "Mara");
        leaves("12025550198", null, "Mara");
        assertThat(corrected.corrected(List.of(row, group("12025550145", null, "X"))))
                .isEmpty();
    }
}
