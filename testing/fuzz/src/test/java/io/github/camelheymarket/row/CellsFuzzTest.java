package io.github.camelheymarket.row;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.fuzz.Judge;
import io.github.camelheymarket.fuzz.Parts;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** A table row of made-up columns and cells: the first line of an input is the region; column and cell take turns. */
class CellsFuzzTest {

    private static final ContactFieldIndex FIELDS =
            new ContactFieldIndex(List.of(new ContactField(7, "Branch"), new ContactField(8, "Größe")));
    private static final TagIndex TAGS = new TagIndex(List.of(new Tag(9L, "VIP")));

    @Timeout(30)
    @FuzzTest
    void noColumnAndNoCellDoesHarm(byte[] input) {
        Parts parts = Parts.of(input);
        RowRules rules;
        try {
            rules = RowRules.builder().defaultRegion(parts.head()).build();
            new PhoneNumbers(parts.head());
        } catch (IllegalArgumentException e) {
            rules = RowRules.builder().build();
        }
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < parts.bodies().size(); i += 2) {
            row.put(parts.text(i), parts.text(i + 1));
        }
        try {
            new RowMapper(rules, () -> FIELDS, () -> TAGS, null).map(0, row);
        } catch (RuntimeException e) {
            Judge.isOursAboutTheInput(e);
        }
        row.values().forEach(cell -> phone(rules(parts.head()), (String) cell));
    }

    private static PhoneNumbers rules(String region) {
        try {
            return new PhoneNumbers(region, PhoneCheck.POSSIBLE);
        } catch (IllegalArgumentException e) {
            return PhoneNumbers.INTERNATIONAL;
        }
    }

    /** What is accepted is accepted again, unchanged, as a number that Heymarket gave. */
    private static void phone(PhoneNumbers phones, String cell) {
        try {
            String digits = phones.normalise("Mobile", cell);
            if (!digits.matches("[0-9]{4,15}")
                    || !PhoneNumbers.stored("phone", digits).equals(digits)) {
                throw new AssertionError("not international digits: " + digits);
            }
            PhoneForms.of(digits);
            PhoneNumbers.beginsWithPlus(cell);
        } catch (HeymarketValidationException e) {
            Judge.isOursAboutTheInput(e);
        }
    }
}
