package io.github.camelheymarket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code eventTypes}. */
class EventFilterTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", ",", "*"})
    void withoutNamesAllEventsPass(String types) {
        assertThat(EventFilter.of(types)).accepts("chat_closed", "target_opt_out", "brand_new");
    }

    @Test
    void onlyTheNamesPassHoweverTheyAreSpelled() {
        assertThat(EventFilter.of(" Chat.Closed, message_recieved,contact_opt_out"))
                .accepts("chat_closed", "message_received", "contact_opt_out")
                .rejects("chat_opened", "message_sent", "chat_closed_again");
    }

    @Test
    void anAsteriskStandsForAnyEndOfAName() {
        assertThat(EventFilter.of("target_*,contact_*"))
                .accepts("target_opt_out", "target_something_new", "contact_opt_out")
                .rejects("chat_closed", "a_target_opt_out");
    }

    @Test
    void namesAndPrefixesAreUsedTogether() {
        assertThat(EventFilter.of("chat_closed,target_*"))
                .accepts("chat_closed", "target_opt_in")
                .rejects("chat_opened");
    }

    @ParameterizedTest
    @CsvSource({"message_sennt, message_sennt", "' targets_* ', targets_*"})
    void aNameOrPrefixOfNoEventIsNamedWithAllEvents(String types, String named) {
        assertThatThrownBy(() -> EventFilter.of(types))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no event '" + named + "'")
                .hasMessageContaining("message_sent, message_received, chat_reassigned");
    }
}
