package io.github.camelheymarket.row;

import io.github.camelheymarket.model.Json;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;

/** Inputs of two rows, of every kind. */
abstract class RowInputTestCase {

    static final Map<String, Object> ONE = Map.of("phone", "12025550143");

    static final Map<String, Object> TWO = Map.of("phone", "12025550144");

    static List<Object> values(Object body) {
        return items(body).stream().map(RowInput.Item::value).toList();
    }

    static List<RowInput.Item> items(Object body) {
        List<RowInput.Item> items = new ArrayList<>();
        try (RowInput input = RowInput.open(body, null)) {
            input.forEachRemaining(items::add);
        }
        return items;
    }

    /** Neither mark nor reset, as a socket's stream. */
    static InputStream socket(String text) {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    static List<Supplier<Object>> onceReadable() {
        return List.of(
                () -> List.of(ONE, TWO).iterator(),
                () -> Stream.of(ONE, TWO),
                () -> socket("[{\"a\":1},{\"a\":2}]"),
                () -> new StringReader("{\"a\":1}\n{\"a\":2}"),
                CloseableRows::new);
    }

    static List<Supplier<Object>> readableAgain() {
        return List.of(
                () -> List.of(ONE, TWO),
                () -> new Object[] {ONE, TWO},
                () -> (Iterable<Object>) () -> List.<Object>of(ONE, TWO).iterator(),
                () -> "[{\"a\":1},{\"a\":2}]",
                () -> "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8),
                () -> new ByteArrayInputStream("[{\"a\":1},{\"a\":2}]".getBytes(StandardCharsets.UTF_8)),
                () -> new InputStreamCache("[{\"a\":1},{\"a\":2}]".getBytes(StandardCharsets.UTF_8)),
                () -> new ReaderCache("\uFEFF{\"a\":1}{\"a\":2}"),
                () -> Json.mapper().createArrayNode().add("x").add("y"));
    }

    /** As a CSV parser: an iterable over an open file. */
    static final class CloseableRows implements Iterable<Object>, Closeable {
        final Iterator<Object> rows = List.<Object>of(ONE, TWO).iterator();
        final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public Iterator<Object> iterator() {
            return rows;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
