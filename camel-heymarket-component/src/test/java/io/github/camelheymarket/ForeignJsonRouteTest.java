package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON from outside: in its own encoding whatever the exchange says, never repaired, and no member of it twice. */
class ForeignJsonRouteTest {

    private static final String UPSERT = "heymarket:contacts/bulk-upsert";
    private static final String SYNC = "heymarket:contacts/sync?mode=upsert";
    private static final String CREATE = "heymarket:contacts/create";
    private static final String PHONE = "12025550143";
    private static final String ZOE = "{\"phone\":\"" + PHONE + "\",\"first\":\"Zo\u00EB\"}";
    private static final String TWICE =
            "{\"phone\":\"" + PHONE + "\",\"is_opted_out\":true,\"is_opted_out\":false,\"first\":\"Mara\"}";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    /** A form in which a message carries bytes. */
    private record Form(String name, Function<byte[], Object> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("bytes", bytes -> bytes),
                new Form("stream", ByteArrayInputStream::new),
                new Form("one byte at a time", ForeignJsonRouteTest::slow),
                new Form("cache", InputStreamCache::new));
    }

    private static InputStream slow(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(1, length));
            }
        };
    }

    private List<SandboxContact> stored() {
        return List.copyOf(routes.sandbox().contacts());
    }

    private Exchange send(String uri, Object body) {
        return routes.send(uri, body, Exchange.CONTENT_TYPE, "application/json; charset=ISO-8859-1");
    }

    private Exchange sendIn(String charset, String uri, Object body) {
        String from = "direct:charset" + Math.abs(uri.hashCode());
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).setProperty(Exchange.CHARSET_NAME, constant(charset)).to(uri);
            }
        });
        return routes.send(from, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json; charset=" + charset);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theCharacterSetOfTheExchangeIsNotThatOfItsJson(Form form) {
        for (String uri : List.of(UPSERT, SYNC, CREATE)) {
            stored().forEach(contact -> routes.sandbox().reset());
            Exchange exchange = sendIn("ISO-8859-1", uri, form.of().apply(ZOE.getBytes(StandardCharsets.UTF_8)));

            assertThat(exchange.getException()).isNull();
            assertThat(stored()).extracting(SandboxContact::first).as(uri).containsExactly("Zo\u00EB");
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bytesThatAreNotUtf8AreNeverRepaired(Form form) {
        for (String uri : List.of(UPSERT, SYNC, CREATE)) {
            Exchange exchange = sendIn("UTF-8", uri, form.of().apply(ZOE.getBytes(StandardCharsets.ISO_8859_1)));

            assertThat(exchange.getException()).as(uri).isNotNull();
            assertThat(exchange.getException())
                    .hasMessageContaining("not UTF-8")
                    .hasMessageContaining("convertBodyTo");
            assertThat(stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void theFirstBytesTellTheEncoding(String charset) {
        routes.ok(UPSERT, ZOE.getBytes(Charset.forName(charset)));

        assertThat(stored()).extracting(SandboxContact::first).containsExactly("Zo\u00EB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void aByteOrderMarkIsPassedOver(String charset) {
        routes.ok(CREATE, ("\uFEFF" + ZOE).getBytes(Charset.forName(charset)));

        assertThat(stored()).extracting(SandboxContact::first).containsExactly("Zo\u00EB");
    }

    @Test
    void aSurrogateThatWasWrittenAsUtf8IsNotUtf8() {
        byte[] bytes = ZOE.replace("\u00EB", "??????").getBytes(StandardCharsets.UTF_8);
        byte[] cesu = {(byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) 0xED, (byte) 0xB8, (byte) 0x80};
        System.arraycopy(cesu, 0, bytes, new String(bytes, StandardCharsets.US_ASCII).indexOf("?"), cesu.length);

        assertThat(send(UPSERT, bytes).getException()).hasMessageContaining("not UTF-8");
    }

    @Test
    void rowsBeforeAByteThatDoesNotFitAreStoredAndThePlaceIsTold() {
        String good = "{\"phone\":\"12025550144\",\"first\":\"Ines\"}\n";
        byte[] bytes = (good + ZOE).getBytes(StandardCharsets.ISO_8859_1);

        Exception failure = send(UPSERT, bytes).getException();

        assertThat(failure).isInstanceOf(HeymarketStoppedException.class).hasMessageContaining("after 1 rows (line 2)");
        assertThat(stored()).extracting(SandboxContact::first).containsExactly("Ines");
    }

    @Test
    void aFileInAnotherCharacterSetThatIsMarshalledToJsonKeepsItsNames() throws Exception {
        Files.writeString(folder.resolve("people.txt"), "Zo\u00EB", StandardCharsets.ISO_8859_1);
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?charset=ISO-8859-1&initialDelay=0")
                        .convertBodyTo(String.class)
                        .process(exchange -> exchange.getMessage()
                                .setBody(List.of(Map.of(
                                        "phone",
                                        PHONE,
                                        "first",
                                        exchange.getMessage().getBody()))))
                        .process(exchange -> exchange.getMessage()
                                .setBody(new com.fasterxml.jackson.databind.ObjectMapper()
                                        .writeValueAsBytes(exchange.getMessage().getBody())))
                        .to(UPSERT)
                        .to("mock:done");
            }
        });
        MockEndpoint done = routes.context().getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);
        done.assertIsSatisfied();

        assertThat(stored()).extracting(SandboxContact::first).containsExactly("Zo\u00EB");
    }

    @ParameterizedTest
    @ValueSource(strings = {UPSERT, CREATE})
    void aFileIsReadAsJsonWhateverItsEndpointSays(String uri) throws Exception {
        Files.writeString(folder.resolve("people.json"), ZOE);
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?charset=ISO-8859-1&initialDelay=0")
                        .to(uri)
                        .to("mock:done");
            }
        });
        MockEndpoint done = routes.context().getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);
        done.assertIsSatisfied();

        assertThat(stored()).extracting(SandboxContact::first).containsExactly("Zo\u00EB");
    }

    @Test
    void theRawCallDoesNotRepairEither() {
        String call = "heymarket:api/call?method=POST&path=/v2/contact";

        String zoe = "{\"first\":\"Zo\u00EB\",\"contact_channels\":[{\"channel_type\":\"phone\",\"channel_id\":\""
                + PHONE + "\"}]}";

        Exchange exchange = sendIn("ISO-8859-1", call, zoe.getBytes(StandardCharsets.UTF_8));

        assertThat(exchange.getException()).isNull();
        assertThat(stored()).extracting(SandboxContact::first).containsExactly("Zo\u00EB");
        assertThat(send(call, ZOE.getBytes(StandardCharsets.ISO_8859_1)).getException())
                .isInstanceOf(HeymarketValidationException.class);
    }

    static Stream<Form> duplicates() {
        List<Form> forms = new ArrayList<>(forms().toList());
        forms.add(new Form("text", bytes -> new String(bytes, StandardCharsets.UTF_8)));
        forms.add(new Form("reader", bytes -> new StringReader(new String(bytes, StandardCharsets.UTF_8))));
        forms.add(new Form("texts in a list", bytes -> List.of(new String(bytes, StandardCharsets.UTF_8))));
        forms.add(new Form("bytes in a list", bytes -> List.of(bytes)));
        return forms.stream();
    }

    @ParameterizedTest
    @MethodSource("duplicates")
    void aRowWithAMemberThatStandsTwiceIsRejectedByName(Form form) {
        for (String uri : List.of(UPSERT, SYNC)) {
            HeymarketPartialException failure = routes.failure(
                    HeymarketPartialException.class, uri, form.of().apply(TWICE.getBytes(StandardCharsets.UTF_8)));

            RowResult row = failure.getResult() == null
                    ? failure.getReport().getResult().getProblems().get(0)
                    : failure.getResult().getProblems().get(0);
            assertThat(row.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(row.reason()).startsWith("DUPLICATE_MEMBER").contains("'is_opted_out' twice");
            assertThat(stored()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"phone\":\"12025550144\"}\n%s\n{\"phone\":\"12025550145\"}",
                "[{\"phone\":\"12025550144\"},%s,{\"phone\":\"12025550145\"}]"
            })
    void theOtherRowsGoOnAndTheRowIsNamed(String json) {
        HeymarketPartialException failure =
                routes.failure(HeymarketPartialException.class, UPSERT, json.formatted(TWICE));

        BulkResult result = failure.getResult();
        assertThat(result.count(Outcome.CREATED)).isEqualTo(2);
        assertThat(result.getProblems()).hasSize(1);
        assertThat(result.getProblems().get(0).index()).isEqualTo(1);
    }

    @Test
    void aMemberOfCustomThatStandsTwiceIsRejected() {
        HeymarketPartialException failure = routes.failure(
                HeymarketPartialException.class,
                UPSERT,
                "[{\"phone\":\"" + PHONE + "\",\"custom\":{\"a\":\"1\",\"a\":\"2\"}}]");

        assertThat(failure.getResult().getProblems().get(0).reason()).contains("'a' twice");
    }

    @Test
    void aRejectedRowIsHandedOnWithBothValues() {
        MockEndpoint rejected = routes.context().getEndpoint("mock:rejected", MockEndpoint.class);
        routes.ok(UPSERT + "?failOnPartial=false&rejectedUri=mock:rejected", "[" + TWICE + "]");

        assertThat(rejected.getExchanges()).hasSize(1);
        assertThat(rejected.getExchanges().get(0).getMessage().getBody(String.class))
                .contains("\"is_opted_out\":true", "\"is_opted_out\":false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heymarket:contacts/create",
                "heymarket:contacts/update",
                "heymarket:contacts/set-status",
                "heymarket:contacts/delete",
                "heymarket:contacts/get",
                "heymarket:contacts/lookup",
                "heymarket:contacts/status",
                "heymarket:contacts/search",
                "heymarket:contacts/bulk-upsert?coalesce=true"
            })
    void everyOperationRefusesAMemberThatStandsTwice(String uri) {
        routes.sandbox().seed(Seed.phone(PHONE));
        String json = "{\"phone\":\"" + PHONE + "\",\"status\":\"unsubscribed\",\"phone\":\"12025550199\"}";

        for (Object body : List.of(json, json.getBytes(StandardCharsets.UTF_8))) {
            Exception failure = routes.send(uri, body).getException();

            assertThat(failure).as(uri).isNotNull();
            assertThat(failure.getMessage()).contains("'phone' twice");
        }
        assertThat(routes.calls()).isEmpty();
    }

    @Test
    void aBulkDeleteRefusesTheRow() {
        routes.sandbox().seed(Seed.phone(PHONE));

        HeymarketPartialException failure = routes.failure(
                HeymarketPartialException.class,
                "heymarket:contacts/bulk-delete",
                "[{\"phone\":\"" + PHONE + "\",\"phone\":\"12025550199\"}]");

        assertThat(failure.getResult().getProblems().get(0).reason()).contains("'phone' twice");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aTextThatWasCutInsideACharacterRejectsItsRowAlone() {
        HeymarketPartialException failure = routes.failure(
                HeymarketPartialException.class,
                UPSERT,
                List.of(
                        Map.of("phone", PHONE, "first", "Mara \uD83D"),
                        Map.of("phone", "12025550144", "first", "Ines")));

        assertThat(failure.getResult().getProblems())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.REJECTED);
        assertThat(stored()).extracting(SandboxContact::first).containsExactly("Ines");
    }
}
