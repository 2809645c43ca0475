package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON from outside: in its own encoding whatever the exchange says, never repaired, and no member of it twice. */
class ForeignJsonRouteTest extends ForeignJsonRouteTestCase {

    private static final String CREATE = "heymarket:contacts/create";

    private static final String ZOE = "{\"phone\":\"" + PHONE + "\",\"first\":\"Zo\u00EB\"}";

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
    void rowsBeforeAByteThatDoesNotFitAreStoredAndThePlaceIsReported() {
        String good = "{\"phone\":\"12025550144\",\"first\":\"Ines\"}\n";
        byte[] bytes = (good + ZOE).getBytes(StandardCharsets.ISO_8859_1);

        Exception failure = send(UPSERT, bytes).getException();

        assertThat(failure).isInstanceOf(HeymarketStoppedException.class).hasMessageContaining("after 1 row (line 2)");
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
