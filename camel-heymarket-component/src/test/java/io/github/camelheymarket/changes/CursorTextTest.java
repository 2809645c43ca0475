package io.github.camelheymarket.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketCursorException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A cursor that is not whole, or not of this account, is refused: to start anew could lose changes. */
class CursorTextTest {

    private static final Account ACCOUNT = Account.of("https://api.example", "secret-1");
    private final CursorText text = new CursorText("changes", ACCOUNT, "the store");
    private final ObjectNode content = JsonNodeFactory.instance.objectNode().put("a", 1);

    private static void refused(CursorText reader, String written, String... told) {
        assertThatThrownBy(() -> reader.read(written, json -> json))
                .isInstanceOf(HeymarketCursorException.class)
                .hasMessageContaining("The content of the store")
                .hasMessageContainingAll(told);
    }

    @Test
    void whatWasWrittenIsReadWithTheTeam() {
        assertThat(text.<JsonNode>read(text.write(content, null, 1), json -> json))
                .isEqualTo(content);
        assertThat(text.read(text.write(content, 9L, 2), json -> json)
                        .path("team")
                        .asLong())
                .isEqualTo(9);
    }

    @Test
    void aTruncatedOrEditedTextIsRefused() {
        String written = text.write(content, 9L, 1);
        refused(text, written.substring(0, written.length() - 3), "truncated or edited");
        refused(text, written.replace("\"a\":1", "\"a\":2"), "truncated or edited");
        refused(text, "{}", "truncated or edited");
        refused(text, "[]", "it is not a cursor");
        refused(text, "", "it is not a cursor");
    }

    @Test
    void anotherKindOrFormatIsOfAnotherProgram() {
        refused(text, new CursorText("known", ACCOUNT, "x").write(content, null, 1), "another program or version");
        refused(text, text.write(content, null, 0), "another program or version");
        refused(text, text.write(content, null, 3), "another program or version");
    }

    @Test
    void anotherAccountIsNamedUnlessTheTeamIsKnown() {
        CursorText other = new CursorText("changes", Account.of("https://other.example", "secret-1"), "the store");
        refused(other, text.write(content, 9L, 1), "at https://api.example, and this route uses https://other.example");
        CursorText secret = new CursorText("changes", Account.of("https://api.example", "secret-2"), "the store");
        refused(secret, text.write(content, null, 1), "another account, with another credential");
        assertThat(secret.read(text.write(content, 9L, 1), json -> json)
                        .path("a")
                        .asInt())
                .isEqualTo(1);
        assertThat(text.write(content, null, 1)).doesNotContain("secret-1");
    }

    @Test
    void aContentThatTheReaderDoesNotKnowIsOfAnotherVersion() {
        for (RuntimeException e : new RuntimeException[] {
            new ClassCastException(),
            new NullPointerException(),
            new IllegalArgumentException(),
            new DateTimeException("a text of the cursor")
        }) {
            assertThatThrownBy(() -> text.read(text.write(content, null, 1), json -> {
                        throw e;
                    }))
                    .hasMessageContaining("another program or version")
                    .hasNoCause();
        }
    }

    @Test
    void ofTwoTimesTheEarlierOrLaterIsTakenAndNullIsNoLimit() {
        Instant a = FeedRig.START;
        Instant b = a.plusSeconds(1);
        assertThat(Times.earlier(a, b)).isEqualTo(a);
        assertThat(Times.earlier(b, a)).isEqualTo(a);
        assertThat(Times.earlier(null, b)).isEqualTo(b);
        assertThat(Times.earlier(a, null)).isEqualTo(a);
        assertThat(Times.later(a, b)).isEqualTo(b);
        assertThat(Times.later(b, a)).isEqualTo(b);
        assertThat(Times.later(null, b)).isEqualTo(b);
        assertThat(Times.later(a, null)).isEqualTo(a);
        assertThat(Times.justBefore(a)).isEqualTo(a.minusNanos(1));
        assertThat(Times.justBefore(null)).isNull();
    }

    @Test
    void theTimeOfTheServerIsTheLatestThatItShowedAndWhatHasPassedSince() {
        Instant[] now = {FeedRig.START};
        ServerTime time = new ServerTime(() -> now[0], Duration.ofSeconds(5));
        assertThat(time.completeUpTo()).isNull();
        assertThat(time.completeUpTo(now[0])).isNull();
        time.observe(null);
        time.observe(FeedRig.START.minusSeconds(60));
        now[0] = FeedRig.START.plusSeconds(10);
        assertThat(time.completeUpTo()).isEqualTo(FeedRig.START.minusSeconds(55));
        time.observe(FeedRig.START.minusSeconds(90));
        assertThat(time.completeUpTo()).isEqualTo(FeedRig.START.minusSeconds(55));
        assertThat(time.completeUpTo(FeedRig.START.minusSeconds(60))).isEqualTo(FeedRig.START.minusSeconds(65));
        assertThat(time.completeUpTo(FeedRig.START)).isEqualTo(FeedRig.START.minusSeconds(55));
        assertThat(time.completeUpTo(null)).isNull();
        time.observe(FeedRig.START.plusSeconds(3600));
        assertThat(time.completeUpTo()).isEqualTo(FeedRig.START.plusSeconds(5));
    }
}
