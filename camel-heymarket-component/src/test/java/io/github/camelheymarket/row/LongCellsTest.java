package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.ScalarText;
import io.github.camelheymarket.model.Tag;
import io.github.camelheymarket.model.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell of any length costs no more than to look at it: nothing grows with the square of what others wrote. */
class LongCellsTest {

    /** What grew with the square took minutes at these lengths. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private static final int LONG = 2_000_000;

    private static final List<ContactField> FIELDS = IntStream.range(0, 500)
            .mapToObj(i -> new ContactField((long) i, "Custom field number " + i))
            .toList();

    private static RowMapper mapper() {
        List<Tag> tags = IntStream.range(0, 500)
                .mapToObj(i -> new Tag((long) i, "label number " + i))
                .toList();
        return new RowMapper(
                RowRules.builder().build(), () -> new ContactFieldIndex(FIELDS), () -> new TagIndex(tags), null);
    }

    private static Throwable refusal(String column, Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("phone", "12025550143");
        row.put(column, value);
        return catchThrowable(() -> mapper().map(0, row));
    }

    private static void soon(Executable work) {
        assertTimeoutPreemptively(GENEROUS, work);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "assignee_id",
                "contact_id",
                "is_opted_out",
                "avatar",
                "email_suppressions",
                "tags",
                "contact_channels"
            })
    void digitsWithoutEndAreRefusedAtOnce(String column) {
        soon(() -> assertThat(refusal(column, "1".repeat(LONG))).isInstanceOf(HeymarketValidationException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "assignee_id", "email_suppressions", "tags", "first", "Custom field number 7"})
    void soAreNumbersOfAMillionDigits(String column) {
        BigInteger huge = BigInteger.ONE.shiftLeft(20_000_000);

        soon(() -> {
            assertThat(refusal(column, huge)).isInstanceOf(HeymarketValidationException.class);
            assertThat(refusal(column, new BigDecimal(huge, 3))).isInstanceOf(HeymarketValidationException.class);
        });
    }

    @Test
    void aNumberOfAThousandDigitsIsText() {
        assertThat(ScalarText.of(new BigInteger("9".repeat(1_000)))).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1 ", "a@", " @", "@", "-", "\u00A0", "\u200B", "a.b@"})
    void anAddressOfAnyLengthIsReadOnce(String piece) {
        RowMapper byEmail = new RowMapper(
                RowRules.builder().matchBy("email").build(),
                () -> new ContactFieldIndex(List.of()),
                () -> new TagIndex(List.of()),
                null);

        soon(() -> catchThrowable(() -> byEmail.map(0, Map.of("email", piece.repeat(LONG / piece.length()) + "!"))));
    }

    @Test
    void manyTagsAreReadOnce() {
        String ids = String.join(
                ",", IntStream.range(0, 300_000).mapToObj(Integer::toString).toList());

        soon(() -> assertThat(refusal("tags", ids)).isInstanceOf(HeymarketValidationException.class));
    }

    @Test
    void aLabelWithoutEndIsNotComparedWithAllOthers() {
        soon(() -> {
            assertThat(refusal("tags", List.of("label number ".repeat(LONG / 13))))
                    .isInstanceOf(HeymarketValidationException.class);
        });
    }

    @Test
    void thousandsOfUnknownColumnsAreNamedAndTheFirstGetASuggestion() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("phone", "12025550143");
        IntStream.range(0, 20_000).forEach(i -> row.put("Custom feild numbr " + i, "x"));

        soon(() -> {
            HeymarketColumnsException refusal =
                    catchThrowableOfType(HeymarketColumnsException.class, () -> mapper().map(0, row));
            assertThat(refusal.getColumns()).hasSize(20_000);
            assertThat(refusal).hasMessageContaining("did you mean 'Custom field number 0'");
        });
    }

    @Test
    void aColumnNameWithoutEndIsNotComparedWithAllTitles() {
        soon(() -> assertThat(refusal("Custom field ".repeat(LONG / 13), "x"))
                .isInstanceOf(HeymarketColumnsException.class));
    }

    /** To put marks in order takes time by the square of how many stand on one letter. */
    @Test
    void marksWithoutEndOnOneLetterAreLeftAlone() {
        String marks = "a" + "\u0301\u0316".repeat(LONG / 2);

        soon(() -> {
            assertThat(Texts.comparable(marks)).isEqualTo(marks);
            assertThat(Texts.same(marks, marks + "b")).isFalse();
            refusal(marks, "x");
            refusal("first", marks);
        });
        assertThat(Texts.same("e\u0301", "\u00E9")).isTrue();
    }

    @Test
    void theNearestNameIsStillFound() {
        List<String> names = new ArrayList<>(List.of("Loyalty tier", "Loyalty tears", "Birthday"));

        assertThat(Names.nearest("Loyalty tire", names)).contains("Loyalty tier");
        assertThat(Names.nearest("Brithday", names)).contains("Birthday");
        assertThat(Names.nearest("Shoe size", names)).isEmpty();
    }
}
