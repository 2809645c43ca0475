package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Json;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowInputTest extends RowInputTestCase {

    private static Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext(false));
        exchange.getMessage().setBody(body);
        return exchange;
    }

    @ParameterizedTest
    @MethodSource({"onceReadable", "readableAgain"})
    void everyKindOfInputGivesItsRowsInOrder(Supplier<Object> input) {
        assertThat(items(input.get())).extracting(RowInput.Item::index).containsExactly(0L, 1L);
    }

    @Test
    void aSingleContactMapOrObjectIsOneRow() throws Exception {
        Contact contact = new Contact();
        JsonNode object = Json.mapper().readTree("{\"a\":1}");

        assertThat(values(contact)).containsExactly(contact);
        assertThat(values(ONE)).containsExactly(ONE);
        assertThat(values(object)).containsExactly(object);
        assertThat(values("{\"a\":1}")).containsExactly(object);
    }

    @Test
    void exchangesAndMessagesCarryOneRowEach() {
        Exchange one = exchange(ONE);
        Exchange two = exchange(TWO);

        List<RowInput.Item> items = items(List.of(one, two.getMessage()));

        assertThat(items).extracting(RowInput.Item::value).containsExactly(ONE, TWO);
        assertThat(items).extracting(RowInput.Item::exchange).containsExactly(one, two);
    }

    @Test
    void elementsThatAreNoContactAreLeftToTheRow() {
        assertThat(values(Arrays.asList(ONE, null, 5))).containsExactly(ONE, null, 5);
        assertThat(values("[{\"a\":1},7,null,[2]]")).hasSize(4);
    }

    @Test
    void anEmptyListOrArrayHasNoRows() {
        assertThat(values(List.of())).isEmpty();
        assertThat(values("[]")).isEmpty();
        assertThat(values(Stream.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "hello Mara", "\"Mara\"", "17", "null", "phone,first\n1,Mara"})
    void aTextThatIsNoJsonObjectOrArrayIsNoContact(String body) {
        HeymarketValidationException refusal =
                catchThrowableOfType(HeymarketValidationException.class, () -> RowInput.open(body, null));

        assertThat(refusal.getReason()).isEqualTo("NOT_A_CONTACT");
        assertThat(refusal).hasMessageContaining("java.lang.String").hasNoCause();
        assertThat(refusal.getMessage()).doesNotContain("Mara");
    }

    @Test
    void aBodyOfAnotherTypeIsNoContactAndTheTypeIsNamed() throws Exception {
        for (Object body : new Object[] {
            null, 17, new Object(), new int[] {1}, Json.mapper().readTree("\"x\"")
        }) {
            HeymarketValidationException refusal =
                    catchThrowableOfType(HeymarketValidationException.class, () -> RowInput.open(body, null));

            assertThat(refusal.getReason()).isEqualTo("NOT_A_CONTACT");
            assertThat(refusal).hasMessageContaining(RowSource.type(body)).hasMessageContaining("NDJSON");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"a\":2}\n{\"name\":\"Mara\n{\"a\":4}",
                "[{\"a\":1},\n{\"a\":2},\n{\"name\" \"Mara\"}]",
                "{\"a\":1}\n{\"a\":2}\nMara",
                "[{\"a\":1},\n{\"a\":2}\n\n"
            })
    void brokenJsonIsReportedByLineAfterTheRowsBeforeItAndNeverQuoted(String text) {
        RowInput rows = RowInput.open(text, null);
        rows.next();
        rows.next();

        HeymarketValidationException fault = catchThrowableOfType(HeymarketValidationException.class, rows::hasNext);

        assertThat(fault.getReason()).isEqualTo("BROKEN_JSON");
        assertThat(fault).hasMessageMatching(".*line [34], .*after 2 rows").hasNoCause();
        assertThat(fault.getMessage()).doesNotContain("Mara");
        assertThat(catchThrowableOfType(HeymarketValidationException.class, rows::hasNext))
                .isSameAs(fault);
    }

    @Test
    void theCharacterSetOfTheExchangeIsNotThatOfJson() {
        Exchange exchange = exchange(null);
        exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");

        try (RowInput rows = RowInput.open("{\"first\":\"Zoë\"}".getBytes(StandardCharsets.UTF_8), exchange)) {
            assertThat(((JsonNode) rows.next().value()).get("first").asText()).isEqualTo("Zoë");
        }
    }

    @Test
    void closingClosesTheSource() {
        AtomicBoolean closed = new AtomicBoolean();
        RowInput.open(Stream.of(ONE).onClose(() -> closed.set(true)), null).close();
        assertThat(closed).isTrue();

        CloseableRows rows = new CloseableRows();
        RowInput.open(rows, null).close();
        assertThat(rows.closed).isTrue();
    }

    /** An array that never ends: reading ahead, or the whole of it, would not come back. */
    @Test
    void aLongInputIsReadRowByRow() {
        InputStream endless = new InputStream() {
            private final byte[] row = "{\"a\":1},".getBytes(StandardCharsets.US_ASCII);
            private long at = -1;

            @Override
            public int read() throws IOException {
                return at++ < 0 ? '[' : row[(int) ((at - 1) % row.length)];
            }
        };

        try (RowInput rows = RowInput.open(endless, null)) {
            LongStream.range(0, 100_000)
                    .forEach(i -> assertThat(rows.next().index()).isEqualTo(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anArrayAndLinesGiveTheSameRows(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var object = Json.mapper().createObjectNode();
            for (int j = random.nextInt(4); j >= 0; j--) {
                object.put("k" + j, random.nextInt(3) == 0 ? "{[\\\"\n\u00e9" : Integer.toString(random.nextInt()));
            }
            texts.add(object.toString());
            expected.add(object);
        }

        assertThat(values("[" + String.join(",", texts) + "]")).isEqualTo(expected);
        assertThat(values(String.join("\r\n", texts))).isEqualTo(expected);
        assertThat(values(String.join("", texts).getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(expected);
    }

    @Test
    void anItemNamesItsPlaceAlone() {
        assertThat(items(ONE).get(0)).hasToString("Item[0]");
    }

    /** Bytes, and whether they were closed. */
    private static final class Closing extends FilterInputStream {
        private boolean closed;

        private Closing(InputStream bytes) {
            super(bytes);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            super.close();
        }
    }

    @Test
    void anInputWhoseFirstByteIsInvalidSaysSoAndIsClosed() {
        Closing bytes = new Closing(new ByteArrayInputStream(new byte[] {(byte) 0xC3, '{', '}', ' ', ' '}));
        HeymarketValidationException error =
                catchThrowableOfType(HeymarketValidationException.class, () -> RowInput.open(bytes, null));
        assertThat(error.getReason()).isEqualTo(RejectReason.BAD_ENCODING);
        assertThat(bytes.closed).isTrue();
    }

    @Test
    void anInputThatCannotBeReadAtAllIsClosed() {
        Closing bytes = new Closing(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        });
        assertThatThrownBy(() -> RowInput.open(bytes, null))
                .isInstanceOf(HeymarketException.class)
                .hasRootCauseMessage("the disk is gone");
        assertThat(bytes.closed).isTrue();
    }
}
