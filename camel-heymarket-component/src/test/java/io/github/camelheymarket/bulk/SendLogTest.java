package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import org.junit.jupiter.api.Test;

/** R8.2: how often a write was sent, and whether it may be stored. */
class SendLogTest {

    private static final HeymarketException DOUBT = new HeymarketException("no answer");

    private final SendLog sends = new SendLog();
    private final RowGroup mara = group(row(0, "12025550143", null));
    private final PendingWrite write = create(mara);

    @Test
    void ofRowsThatWereNotSentNothingIsKnown() {
        assertThat(sends.of(mara)).isNull();
        assertThat(sends.attempts(write)).isZero();
        assertThat(sends.doubt(write)).isEmpty();
        assertThat(sends.isSpent(write)).isFalse();
    }

    @Test
    void theRequestsOfAllCallsWithTheRowsAreCounted() {
        sends.sent(write, 2);
        sends.sent(write, 1);
        assertThat(sends.attempts(write)).isEqualTo(3);
        assertThat(sends.of(mara).write()).isEqualTo(write);
    }

    @Test
    void aWriteIsSentTwiceWithoutAnAnswerAndNotAThirdTime() {
        sends.doubted(write, DOUBT);
        assertThat(sends.isSpent(write)).isFalse();
        sends.doubted(write, DOUBT);
        assertThat(sends.isSpent(write)).isTrue();
        assertThat(sends.doubt(write)).containsSame(DOUBT);
    }

    @Test
    void aDoubtThatIsClearedIsNoneAndWhatWasSentStaysCounted() {
        sends.sent(write, 2);
        sends.doubted(write, DOUBT);
        sends.cleared(write);
        assertThat(sends.doubt(write)).isEmpty();
        assertThat(sends.attempts(write)).isEqualTo(2);
        sends.doubted(write, DOUBT);
        assertThat(sends.isSpent(write)).isTrue();
    }

    @Test
    void ofRowsThatHaveEndedNothingIsKept() {
        sends.sent(write, 1);
        sends.remove(mara);
        assertThat(sends.of(mara)).isNull();
        assertThat(sends.attempts(write)).isZero();
    }
}
