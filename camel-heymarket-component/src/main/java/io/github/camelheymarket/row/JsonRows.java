package io.github.camelheymarket.row;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of a JSON text, one at a time: an object, an array, or objects one after the other (NDJSON), told apart by the
 * first token. Never more than one row is in memory.
 */
final class JsonRows implements Iterator<Object>, Closeable {

    /** Without the check that nothing follows a value: in a sequence something does. */
    private static final ObjectReader ONE_VALUE =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    /** The token to go on from; {@code null} where the next one has not been read. */
    private JsonToken token;

    private boolean inArray;
    private long delivered;
    private JsonNode next;
    private HeymarketException fault;

    private JsonRows(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @param source an {@link InputStream} or a {@link Reader}
     * @param owned whether closing the rows closes the source
     * @param body what the source was made of, for the error
     * @throws HeymarketValidationException {@code NOT_A_CONTACT} where the text begins with neither object nor array
     */
    static JsonRows open(Closeable source, boolean owned, Object body) {
        try {
            JsonParser parser = source instanceof Reader reader
                    ? Json.mapper().createParser(reader)
                    : Json.mapper().createParser((InputStream) source);
            parser.configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, owned);
            JsonRows rows = new JsonRows(parser);
            rows.begin(body);
            return rows;
        } catch (IOException e) {
            throw unreadable(0, e);
        }
    }

    private void begin(Object body) throws IOException {
        String problem = " that is not JSON";
        try {
            token = parser.nextToken();
            problem = token == null ? " that is empty" : " that holds neither a JSON object nor an array of them";
        } catch (JsonProcessingException e) {
            token = null;
        }
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            parser.close();
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
            next = ONE_VALUE.readTree(parser);
        }
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JsonNode row = next;
        next = null;
        token = null;
        delivered++;
        return row;
    }

    /** Neither the parser's message nor the exception itself: both may quote a person's data. */
    private HeymarketValidationException broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new HeymarketValidationException(
                RejectReason.BROKEN_JSON,
                null,
                "the input is not valid JSON" + place + ", after " + delivered + " rows",
                null);
    }

    private static HeymarketException unreadable(long delivered, IOException e) {
        return new HeymarketException("the input could not be read on after " + delivered + " rows", e);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
