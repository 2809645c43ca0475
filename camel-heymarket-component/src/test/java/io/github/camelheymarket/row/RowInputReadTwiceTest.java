package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelheymarket.exception.HeymarketConsumedInputException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An input that can be read once is rejected the second time; every other input is read as often as it is asked for (R6.3). */
class RowInputReadTwiceTest extends RowInputTestCase {

    @ParameterizedTest
    @MethodSource("onceReadable")
    void whatCanBeReadOnceIsRefusedTheSecondTime(Supplier<Object> input) {
        Object body = input.get();
        items(body);

        assertThatExceptionOfType(HeymarketConsumedInputException.class)
                .isThrownBy(() -> RowInput.open(body, null))
                .withMessageContaining(body.getClass().getTypeName())
                .withMessageContaining("stream caching");
    }

    @ParameterizedTest
    @MethodSource("onceReadable")
    void whatWasReadInPartIsRefusedToo(Supplier<Object> input) {
        Object body = input.get();
        try (RowInput rows = RowInput.open(body, null)) {
            rows.next();
        }

        assertThatExceptionOfType(HeymarketConsumedInputException.class).isThrownBy(() -> RowInput.open(body, null));
    }

    @ParameterizedTest
    @MethodSource("readableAgain")
    void whatCanBeReadAgainIs(Supplier<Object> input) {
        Object body = input.get();

        assertThat(values(body)).hasSize(2).isEqualTo(values(body));
    }

    @Test
    void aCacheThatSomebodyElseHasReadIsReadFromItsBegin() {
        InputStreamCache cache = new InputStreamCache("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(cache.readAllBytes()).isNotEmpty();

        assertThat(values(cache)).hasSize(1);
    }

    @Test
    void anIteratorFromWhichNothingWasTakenCanBeOpenedAgain() {
        Iterator<Object> iterator = List.<Object>of(ONE).iterator();
        RowInput.open(iterator, null).close();

        assertThat(values(iterator)).containsExactly(ONE);
    }

    @Test
    void anIterableAtItsEndIsRefusedAndNotAnEmptySuccess() {
        Iterator<Object> rows = List.<Object>of(ONE).iterator();
        Iterable<Object> body = () -> rows;
        items(body);

        assertThatExceptionOfType(HeymarketConsumedInputException.class).isThrownBy(() -> RowInput.open(body, null));
    }

    @Test
    void aStreamUsedElsewhereIsRefused() {
        Stream<Object> stream = Stream.of(ONE);
        assertThat(stream.count()).isEqualTo(1);

        assertThatExceptionOfType(HeymarketConsumedInputException.class).isThrownBy(() -> RowInput.open(stream, null));
    }

    @Test
    void filesAreReadAsOftenAsAsked(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("rows.ndjson"), "\uFEFF{\"a\":1}\n{\"a\":2}\n");
        GenericFile<File> camelFile = new GenericFile<>();
        camelFile.setFile(path.toFile());

        for (Object body : List.of(path, path.toFile(), camelFile, path)) {
            assertThat(values(body)).hasSize(2);
        }
        Files.delete(path);
        assertThat(path).doesNotExist();
    }
}
