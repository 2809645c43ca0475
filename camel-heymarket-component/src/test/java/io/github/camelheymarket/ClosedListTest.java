package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import java.io.Closeable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.camel.ConsumerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R7.1: a list that was closed says so, instead of looking like a short one. */
class ClosedListTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @BeforeEach
    void seed() {
        for (int i = 0; i < 5; i++) {
            routes.sandbox().seed(Seed.phone(String.format(Locale.ROOT, "120255501%02d", i)));
        }
    }

    private static String uri(String options) {
        return "heymarket:contacts/list" + options;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?apiVersion=v1", "?outputFormat=map", "?outputFormat=flat", "?apiVersion=v2&pageSize=2"})
    void aListTakenOutOfItsExchangeIsAnErrorThatNamesTheRemedy(String options) {
        Object body = routes.context().createProducerTemplate().requestBody(uri(options), (Object) null);

        assertThatIllegalStateException()
                .isThrownBy(() -> ((Iterator<?>) body).hasNext())
                .withMessageContaining("exchange")
                .withMessageContaining("paging=page");
        assertThatIllegalStateException().isThrownBy(() -> ((Iterator<?>) body).next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?outputFormat=ndjson", "?outputFormat=ndjson&apiVersion=v1"})
    void aStreamOfLinesTakenOutOfItsExchangeIsAnErrorToo(String options) {
        Object body = routes.context().createProducerTemplate().requestBody(uri(options), (Object) null);

        assertThatThrownBy(((InputStream) body)::readAllBytes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exchange");
    }

    @Test
    void aListThatAConsumerTemplateHandsOutIsAnErrorToo() throws Exception {
        try (ConsumerTemplate consumer = routes.context().createConsumerTemplate()) {
            Object body = consumer.receiveBody(uri(""));

            assertThatIllegalStateException().isThrownBy(() -> ((Iterator<?>) body).hasNext());
        }
    }

    @Test
    void aListThatIsHalfReadDoesNotLookShort() {
        List<Iterator<?>> kept = new ArrayList<>();
        routes.okThen(
                uri(""),
                exchange -> {
                    Iterator<?> list = exchange.getMessage().getBody(Iterator.class);
                    list.next();
                    kept.add(list);
                },
                null);

        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get(0).hasNext())
                .withMessageContaining("1 of its contacts read");
    }

    @Test
    void aListThatWasReadToItsEndStaysAtItsEnd() {
        List<Iterator<?>> kept = new ArrayList<>();
        routes.okThen(
                uri(""),
                exchange -> {
                    Iterator<?> list = exchange.getMessage().getBody(Iterator.class);
                    list.forEachRemaining(contact -> {});
                    kept.add(list);
                },
                null);

        assertThat(kept.get(0).hasNext()).isFalse();
    }

    @Test
    void aListThatTheRouteClosesItselfIsAnError() {
        routes.okThen(
                uri(""),
                exchange -> {
                    Iterator<?> list = exchange.getMessage().getBody(Iterator.class);
                    ((Closeable) list).close();
                    assertThatIllegalStateException().isThrownBy(list::next);
                },
                null);
    }
}
