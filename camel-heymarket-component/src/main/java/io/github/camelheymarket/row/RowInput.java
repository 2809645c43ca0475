package io.github.camelheymarket.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketConsumedInputException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.JsonText;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a message body, one after the other and only once. One row is in memory at a time, whatever the length of the input.
 *
 * <p>Accepted are: one {@code Contact}, {@code Map} or JSON object; any {@link Iterable}, {@link Iterator},
 * {@link Stream} or array of rows; JSON (one object, an array, or NDJSON) as text, bytes, stream, reader or file; a list of
 * {@link Exchange} or {@link Message}, each of which carries its own row.
 *
 * <p>The {@link RowMapper} checks whether an element is a contact, so that one invalid element is one rejected row.
 */
public final class RowInput implements Iterator<RowInput.Item>, Closeable {

    private static final String ACCEPTED =
            "accepted are a Contact, a Map, JSON (an object, an array or NDJSON) as text, "
                    + "bytes, stream or file, and any Iterable, Iterator, Stream or array of those";

    private final Iterator<?> rows;
    private final @Nullable Closeable resource;
    private final @Nullable Object markWhenTaken;
    private long taken;

    private RowInput(Iterator<?> rows, @Nullable Closeable resource, @Nullable Object markWhenTaken) {
        this.rows = rows;
        this.resource = resource;
        this.markWhenTaken = markWhenTaken;
    }

    /**
     * One row.
     *
     * @param index in the input, from 0
     * @param value the row as it came
     * @param exchange the exchange that carries the row alone, in a list of exchanges or messages; else {@code null}
     */
    public record Item(long index, Object value, @Nullable Exchange exchange) {

        /** Only the index of the row. */
        @Override
        public String toString() {
            return "Item[" + index + "]";
        }
    }

    /**
     * @param body the body of the message
     * @param exchange may be {@code null}; the character set that it names is not that of JSON
     * @throws HeymarketValidationException {@code NOT_A_CONTACT} naming the body's type and what is accepted
     * @throws HeymarketConsumedInputException if the body can be read only once and was read before (R6.3)
     */
    public static RowInput open(@Nullable Object body, @Nullable Exchange exchange) {
        if (body instanceof Contact
                || body instanceof Map
                || body instanceof ObjectNode
                || body instanceof Exchange
                || body instanceof Message) {
            return again(List.of(body));
        }
        if (body instanceof ArrayNode array) {
            return again(array);
        }
        if (body instanceof Object[] array) {
            return again(Arrays.asList(array));
        }
        RowInput json = json(body);
        if (json != null) {
            return json;
        }
        if (body instanceof Iterator<?> iterator) {
            refuseIfRead(body);
            return new RowInput(iterator, closer(body), body);
        }
        if (body instanceof Stream<?> stream) {
            return once(stream);
        }
        if (body instanceof Iterable<?> iterable && !(body instanceof JsonNode)) {
            return iterable(iterable);
        }
        throw new HeymarketValidationException(
                RejectReason.NOT_A_CONTACT,
                null,
                "the body is not a contact: " + RowSource.type(body) + "; " + ACCEPTED,
                body);
    }

    private static RowInput again(Iterable<?> rows) {
        return new RowInput(rows.iterator(), null, null);
    }

    private static RowInput once(Stream<?> stream) {
        refuseIfRead(stream);
        ConsumedInputs.add(stream);
        try {
            return new RowInput(stream.iterator(), stream::close, null);
        } catch (IllegalStateException e) {
            throw consumed(stream);
        }
    }

    /**
     * A collection can be read any number of times. Other iterables may be one-shot: one that had rows the last time and has none now was
     * consumed, and so was one that has been closed.
     */
    private static RowInput iterable(Iterable<?> iterable) {
        if (iterable instanceof Collection) {
            return again(iterable);
        }
        boolean readBefore = ConsumedInputs.contains(iterable);
        if (readBefore && iterable instanceof AutoCloseable) {
            throw consumed(iterable);
        }
        Iterator<?> rows = iterable.iterator();
        if (readBefore && !rows.hasNext()) {
            throw consumed(iterable);
        }
        return new RowInput(rows, closer(iterable), iterable);
    }

    /** @return {@code null} if the body is not a text, file or stream */
    private static @Nullable RowInput json(@Nullable Object body) {
        if (body instanceof WrappedFile<?> file) {
            Object content = JsonBody.content(file);
            return content == null || content == body ? null : json(content);
        }
        if (body instanceof CharSequence text) {
            return json(new StringReader(text.toString()), true, body);
        }
        if (body instanceof byte[] bytes) {
            return json(JsonText.reader(new ByteArrayInputStream(bytes)), true, body);
        }
        if (body instanceof File || body instanceof Path) {
            Path path = body instanceof File file ? file.toPath() : (Path) body;
            try {
                return json(JsonText.reader(Files.newInputStream(path)), true, body);
            } catch (IOException e) {
                throw new HeymarketException("the input file cannot be opened", e);
            }
        }
        if (body instanceof StreamCache cache) {
            return cached(cache);
        }
        if (body instanceof ByteArrayInputStream stream && ConsumedInputs.contains(stream)) {
            stream.reset();
            return json(JsonText.reader(stream), false, body);
        }
        if (body instanceof InputStream || body instanceof Reader) {
            refuseIfRead(body);
            ConsumedInputs.add(body);
            return json(body instanceof InputStream stream ? JsonText.reader(stream) : (Reader) body, true, body);
        }
        return null;
    }

    private static RowInput json(Reader source, boolean owned, Object body) {
        JsonRows rows = JsonRows.open(withoutMark(source), owned, body);
        return new RowInput(rows, rows, null);
    }

    /** A stream cache belongs to the exchange: it is reset, never closed. */
    private static RowInput cached(StreamCache cache) {
        cache.reset();
        Reader source;
        if (cache instanceof InputStream stream) {
            source = JsonText.reader(stream);
        } else if (cache instanceof Reader reader) {
            source = reader;
        } else {
            source = JsonText.reader(new ByteArrayInputStream(JsonBody.bytes(cache)));
        }
        RowInput rows = json(source, false, cache);
        return new RowInput(rows.rows, cache::reset, null);
    }

    /** Leaves out a byte order mark, which Jackson would reject. Reads nothing yet: a failure belongs to the reader of the rows. */
    private static Reader withoutMark(Reader reader) {
        return new PushbackReader(reader, 1) {
            private boolean begun;

            @Override
            public int read(char[] into, int from, int length) throws IOException {
                if (!begun) {
                    begun = true;
                    int first = read();
                    if (first >= 0 && first != '\uFEFF') {
                        unread(first);
                    }
                }
                return super.read(into, from, length);
            }
        };
    }

    private static void refuseIfRead(Object body) {
        if (ConsumedInputs.contains(body)) {
            throw consumed(body);
        }
    }

    private static HeymarketConsumedInputException consumed(Object body) {
        return new HeymarketConsumedInputException(
                "the body, " + RowSource.type(body)
                        + ", can be read only once and was already read: for redelivery use a List or a file, or enable stream caching");
    }

    private static @Nullable Closeable closer(Object body) {
        if (!(body instanceof AutoCloseable closeable)) {
            return null;
        }
        return () -> {
            try {
                closeable.close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        };
    }

    /** The values of the rows, in the same pass as this iterator. */
    public Iterator<Object> values() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return RowInput.this.hasNext();
            }

            @Override
            public Object next() {
                return RowInput.this.next().value();
            }
        };
    }

    /** @throws HeymarketValidationException {@code BROKEN_JSON} naming line and column; it ends the run */
    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Item next() {
        Object row = rows.next();
        if (taken == 0 && markWhenTaken != null) {
            ConsumedInputs.add(markWhenTaken);
        }
        long index = taken++;
        if (row instanceof Exchange exchange) {
            return new Item(index, exchange.getMessage().getBody(), exchange);
        }
        return row instanceof Message message
                ? new Item(index, message.getBody(), message.getExchange())
                : new Item(index, row, null);
    }

    /** Closes the input if it can be closed. A failure to close is only logged. */
    @Override
    public void close() {
        IOHelper.close(resource);
    }
}
