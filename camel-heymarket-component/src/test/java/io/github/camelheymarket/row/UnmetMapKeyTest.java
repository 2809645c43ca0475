package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.model.ContactField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key of {@code map.} that meets no column is not silence: what it was to leave out would be stored. */
class UnmetMapKeyTest {

    private static ColumnResolver resolver(Map<String, String> map, ContactField... fields) {
        RowRules rules = RowRules.builder().columnMap(map).build();
        return new ColumnResolver(rules, () -> new ContactFieldIndex(List.of(fields)));
    }

    @Test
    void aKeyThatNoColumnHasMetIsReported() {
        ColumnResolver resolver = resolver(Map.of("Notes", "", "Mobile", "phone"));

        resolver.resolve(List.of("Mobile", "first"));

        assertThat(resolver.unmetMapKeys()).containsExactly("Notes");
    }

    @Test
    void aKeyThatOneRowOfManyHasMetIsNotTold() {
        ColumnResolver resolver = resolver(Map.of("Notes", ""));

        resolver.resolve(List.of("phone"));
        resolver.resolve(List.of("phone", "NOTES"));
        resolver.resolve(List.of("phone", "first"));

        assertThat(resolver.unmetMapKeys()).isEmpty();
    }

    @Test
    void withoutARowNothingIsReported() {
        assertThat(resolver(Map.of("Notes", "")).unmetMapKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Notes internal,Notes+internal",
        "'C   level',C++ level",
        "'100  sure',100% sure",
        "R D,R&D",
        "No 1,No#1",
        "notes internal,Notes\u200B+internal"
    })
    void aKeyThatLostItsSignsInAUriMeetsItsColumn(String key, String column) {
        ColumnResolver resolver = resolver(Map.of(key, ""), new ContactField(81, column));

        assertThat(resolver.resolve(List.of("phone", column)).get(column).kind())
                .isEqualTo(Column.Kind.DROPPED);
        assertThat(resolver.unmetMapKeys()).isEmpty();
    }

    @Test
    void aColumnThatHasTheBlankComesFirst() {
        ColumnResolver resolver = resolver(Map.of("a b", ""), new ContactField(81, "a+b"));

        Columns columns = resolver.resolve(List.of("phone", "a+b", "a b"));

        assertThat(columns.get("a b").kind()).isEqualTo(Column.Kind.DROPPED);
        assertThat(columns.get("a+b").kind()).isEqualTo(Column.Kind.CUSTOM);
    }

    @Test
    void twoColumnsOfOneLostSignAreAmbiguous() {
        ColumnResolver resolver = resolver(Map.of("a b", ""));

        HeymarketColumnsException fault = catchThrowableOfType(
                HeymarketColumnsException.class, () -> resolver.resolve(List.of("phone", "a+b", "a&b")));

        assertThat(fault.getReason()).isEqualTo("AMBIGUOUS_FIELD");
    }

    @Test
    void aKeyOfAnotherLengthIsNotGuessed() {
        ColumnResolver resolver = resolver(Map.of("C", ""), new ContactField(81, "C++"));

        assertThat(resolver.resolve(List.of("phone", "C++")).get("C++").kind()).isEqualTo(Column.Kind.CUSTOM);
    }

    @Test
    void aKeyOfItsOwnForTheColumnIsEnough() {
        ColumnResolver resolver = resolver(Map.of("a+b", "", "a b", "first"));

        assertThat(resolver.resolve(List.of("phone", "a+b")).get("a+b").kind()).isEqualTo(Column.Kind.DROPPED);
    }

    @Test
    void aKeyOfCustomMeetsTheKeyOfTheMap() {
        ColumnResolver resolver = resolver(Map.of("custom.a b", ""), new ContactField(81, "a+b"));

        assertThat(resolver.resolveCustom(List.of("a+b")).get("a+b").kind()).isEqualTo(Column.Kind.DROPPED);
        assertThat(catchThrowableOfType(
                                HeymarketColumnsException.class, () -> resolver.resolveCustom(List.of("a+b", "a&b")))
                        .getReason())
                .isEqualTo("AMBIGUOUS_FIELD");
    }
}
