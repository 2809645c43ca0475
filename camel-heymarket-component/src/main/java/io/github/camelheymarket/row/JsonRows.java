package io.github.camelheymarket.row;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Counted;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a JSON text, one at a time: an object, an array, or objects one after the other (NDJSON), depending on the first token. At
 * most one row is in memory.
 */
final class JsonRows implements Iterator<Object>, Closeable {

    /** Without the check that nothing follows a value, because in a sequence another value follows. */
    private static final ObjectReader ONE_VALUE =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    /** The current token; {@code null} if the next one has not been read. */
    private @Nullable JsonToken token;

    private boolean inArray;
    private long delivered;
    private @Nullable Object next;
    private @Nullable HeymarketException fault;

    private JsonRows(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @param owned whether closing the rows closes the source
     * @param body the body that the source belongs to, for exceptions
     * @throws HeymarketValidationException {@code NOT_A_CONTACT} if the text begins with neither an object nor an array
     */
    static JsonRows open(Reader source, boolean owned, Object body) {
        try {
            JsonParser parser = Json.mapper().createParser(source);
            parser.configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, owned);
            JsonRows rows = new JsonRows(parser);
            try {
                rows.begin(body);
            } catch (IOException | RuntimeException | Error e) {
                parser.close();
                throw e;
            }
            return rows;
        } catch (IOException e) {
            throw unreadable(0, e);
        }
    }

    private void begin(Object body) throws IOException {
        String problem = " that is not JSON";
        try {
            token = parser.nextToken();
            problem = token == null ? " that is empty" : " that is neither a JSON object nor an array of them";
        } catch (JsonProcessingException e) {
            token = null;
        } catch (CharacterCodingException e) {
            throw encoding(0, e);
        }
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            throw RowSource.notAContact(body, problem);
        }
    }

    @Override
    public boolean hasNext() {
        if (fault != null) {
            throw fault;
        }
        if (next == null) {
            try {
                advance();
            } catch (JsonProcessingException e) {
                fault = broken(e);
                throw fault;
            } catch (CharacterCodingException e) {
                fault = encoding(delivered, e);
                throw fault;
            } catch (IOException e) {
                fault = unreadable(delivered, e);
                throw fault;
            }
        }
        return next != null;
    }

    private void advance() throws IOException {
        if (token == null) {
            token = parser.nextToken();
        }
        while (token == JsonToken.START_ARRAY && !inArray || token == JsonToken.END_ARRAY) {
            inArray = token == JsonToken.START_ARRAY;
            token = parser.nextToken();
        }
        if (token != null) {
            try {
                next = row(token);
            } catch (NumberFormatException e) {
                throw Json.hugeNumber(parser.currentLocation());
            }
        }
    }

    /** A row with a duplicate member is passed on as text, with both values, so that only this row is rejected later. */
    private Object row(JsonToken first) throws IOException {
        if (!first.isStructStart()) {
            return ONE_VALUE.readTree(parser);
        }
        try (TokenBuffer row = new TokenBuffer(parser)) {
            row.forceUseOfBigDecimal(true);
            row.copyCurrentStructure(parser);
            try (JsonParser copy = row.asParser()) {
                return ONE_VALUE.readTree(copy);
            } catch (JsonProcessingException e) {
                if (JsonText.duplicateMember(e) == null) {
                    throw e;
                }
                return text(row);
            }
        }
    }

    private static String text(TokenBuffer row) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = Json.mapper().createGenerator(text);
                JsonParser copy = row.asParser()) {
            // TokenBuffer.serialize fails for an integer of more than 64 bits.
            copy.nextToken();
            generator.copyCurrentStructure(copy);
        }
        return text.toString();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object row = Objects.requireNonNull(next, "next");
        next = null;
        token = null;
        delivered++;
        return row;
    }

    /** Contains neither the message of the parser nor its exception, because both may quote personal data. */
    private HeymarketValidationException broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String position = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new HeymarketValidationException(
                RejectReason.BROKEN_JSON,
                null,
                "the input is not valid JSON" + position + ", after " + Counted.of(delivered, "row"),
                null);
    }

    private HeymarketValidationException encoding(long rows, IOException e) {
        return new HeymarketValidationException(
                RejectReason.BAD_ENCODING,
                null,
                "the input, after " + Counted.of(rows, "row") + " (line "
                        + parser.currentLocation().getLineNr() + "), is not " + JsonText.encoding(e),
                null);
    }

    private static HeymarketException unreadable(long delivered, IOException e) {
        return new HeymarketException("the input could not be read further after " + Counted.of(delivered, "row"), e);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
