package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRulesTest {

    @Test
    void keysKeepTheOrderOfPreference() {
        assertThat(RowRules.parseMatchBy("phone")).containsExactly(MatchBy.PHONE);
        assertThat(RowRules.parseMatchBy("phone,email")).containsExactly(MatchBy.PHONE, MatchBy.EMAIL);
        assertThat(RowRules.parseMatchBy("Email , phone")).containsExactly(MatchBy.EMAIL, MatchBy.PHONE);
        assertThat(RowRules.builder().build().matchBy()).containsExactly(MatchBy.PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "phone;email", "phone,", "contact_id"})
    void anotherKeyIsRefusedAndTheWordsNamed(String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowRules.parseMatchBy(words))
                .withMessageContaining("phone, email or phone,email")
                .withMessageContaining(words);
    }

    @Test
    void unknownFieldsIsOneOfTwoWords() {
        assertThat(UnknownFields.parse("Ignore")).isEqualTo(UnknownFields.IGNORE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnknownFields.parse("warn"))
                .withMessageContaining("error or ignore");
    }

    @Test
    void clearingIsForNoneAllOrNamedFields() {
        assertThat(ClearEmpty.parse(null).clears("first")).isFalse();
        assertThat(ClearEmpty.parse("false").clears("first")).isFalse();
        assertThat(ClearEmpty.parse("TRUE").clears("first")).isTrue();
        ClearEmpty named = ClearEmpty.parse("First Name, tags");
        assertThat(named.clears("first_name")).isTrue();
        assertThat(named.clears("x", "tags")).isTrue();
        assertThat(named.clears("last", null)).isFalse();
    }

    @Test
    void blankOptionsAreTheDefaults() {
        assertThat(RowRules.builder()
                        .matchBy("")
                        .defaultRegion(" ")
                        .unknownFields(null)
                        .clearEmpty("")
                        .columnMap(null)
                        .build())
                .isEqualTo(RowRules.builder().build());
    }
}
