package io.github.camelheymarket.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.model.HeymarketMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data types that a route names, found and applied by Camel. */
class DataTypeTest {

    private static final String PHONE = "12025550143";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestContext context = new TestContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:json").transformDataType(new DataType("heymarket:application-json"));
                from("direct:cloudevents").transformDataType(new DataType("heymarket:application-cloudevents"));
                from("direct:contract").outputType("heymarket:application-json").setBody(body());
                from("direct:both")
                        .transformDataType(new DataType("heymarket:application-json"))
                        .transformDataType(new DataType("heymarket:application-cloudevents"));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aContactBecomesJsonWithEveryMember() throws Exception {
        Message json = send("direct:json", contact());

        assertThat(json.getBody()).isInstanceOf(String.class);
        assertThat(read(json)).isEqualTo(contact().json());
        assertThat(json.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    @Test
    void theOutputTypeOfARouteDoesTheSame() throws Exception {
        assertThat(read(send("direct:contract", contact()))).isEqualTo(contact().json());
    }

    @Test
    void eventsMapsAndCollectionsBecomeJson() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phone", PHONE);
        map.put("inbox_id", 12);
        map.put("note", null);

        assertThat(read(send("direct:json", message())).path("text").asText()).isEqualTo("Hello");
        assertThat(read(send("direct:json", map)))
                .isEqualTo(JSON.readTree("{\"phone\":\"12025550143\",\"inbox_id\":12,\"note\":null}"));
        assertThat(read(send("direct:json", List.of(contact(), map))))
                .hasSize(2)
                .first()
                .isEqualTo(contact().json());
        assertThat(send("direct:json", List.of()).getBody()).isEqualTo("[]");
        assertThat(send("direct:json", 7L).getBody()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}", "no JSON at all"})
    void textStaysAsItIs(String text) {
        assertThat(send("direct:json", text).getBody()).isEqualTo(text);
    }

    @Test
    void aBodyThatIsNotThereStaysSo() {
        assertThat(send("direct:json", null).getBody()).isNull();
    }

    @Test
    void aListWithoutAKnownEndIsRefusedWithARemedy() {
        assertThat(failure("direct:json", List.of(contact()).iterator()))
                .hasMessageContaining("split the body")
                .hasMessageContaining("outputFormat=ndjson");
    }

    @Test
    void whatHasNoJsonFormIsRefusedByItsTypeAlone() {
        record Stranger(String name) {}

        assertThat(failure("direct:json", new Stranger("Mara"))).hasMessageContaining("Stranger has no JSON form");
        assertThat(failure("direct:json", new Stranger("Mara")).getMessage()).doesNotContain("Mara");
    }

    @Test
    void anEventGetsTheHeadersOfCloudEvents() throws Exception {
        Message event = send("direct:cloudevents", message(), headers());

        assertThat(event.getHeaders())
                .containsEntry("CamelCloudEventVersion", "1.0")
                .containsEntry("CamelCloudEventType", "com.heymarket.message_received")
                .containsEntry("CamelCloudEventSource", "heymarket/webhook/41")
                .containsEntry("CamelCloudEventID", "message_received:7:2026-05-02T09:14:31Z")
                .containsEntry("CamelCloudEventSubject", "message/7")
                .containsEntry("CamelCloudEventTime", "2026-05-02T09:14:31Z")
                .containsEntry("Content-Type", "application/json");
        assertThat(read(event).path("text").asText()).isEqualTo("Hello");
    }

    @Test
    void afterTheOtherDataTypeTheHeadersAreTheSame() {
        Message event = send("direct:both", message(), headers());

        assertThat(event.getHeader("CamelCloudEventSubject")).isEqualTo("message/7");
        assertThat(event.getHeader("CamelCloudEventType")).isEqualTo("com.heymarket.message_received");
    }

    @Test
    void noHeaderHoldsAPhone() {
        Map<String, Object> headers = headers();
        headers.put("CamelHeymarketEventType", "target_opt_out");
        headers.remove("CamelHeymarketEventKey");

        for (Message event : List.of(
                send("direct:cloudevents", Map.of("phone", PHONE), headers),
                send("direct:cloudevents", conversation(), headers),
                send("direct:cloudevents", contact()))) {
            assertThat(event.getHeaders().toString()).doesNotContain("5550143");
        }
    }

    /** Out, in, out are three events, although nothing in them may differ. */
    @Test
    void twoEventsOfConsentHaveTwoIds() {
        Map<String, Object> headers = headers();
        headers.put("CamelHeymarketEventType", "target_opt_out");
        headers.remove("CamelHeymarketEventKey");

        Object first =
                send("direct:cloudevents", Map.of("phone", PHONE), headers).getHeader("CamelCloudEventID");
        Object second =
                send("direct:cloudevents", Map.of("phone", PHONE), headers).getHeader("CamelCloudEventID");

        assertThat(first).isNotNull().isNotEqualTo(second);
    }

    @Test
    void aContactIsNamedByItsIdAndRevision() {
        Message event = send("direct:cloudevents", contact());

        assertThat(event.getHeaders())
                .containsEntry("CamelCloudEventType", "com.heymarket.contact")
                .containsEntry("CamelCloudEventSource", "heymarket/contacts")
                .containsEntry("CamelCloudEventID", "contact:41:3")
                .containsEntry("CamelCloudEventSubject", "contact/41")
                .containsEntry("CamelCloudEventTime", "2026-05-02T09:14:31Z");
    }

    @Test
    void aTimeThatIsNoneAndASubjectOfAnEarlierEventAreNotPassedOn() {
        Map<String, Object> headers = headers();
        headers.put("CamelHeymarketEventTime", "yesterday");
        headers.put("CamelCloudEventSubject", "message/1");
        headers.remove("CamelHeymarketEventId");

        Message event = send("direct:cloudevents", message(), headers);

        assertThat(event.getHeader("CamelCloudEventTime", String.class)).matches("\\d{4}-.*T.*Z");
        assertThat(event.getHeaders()).doesNotContainKey("CamelCloudEventSubject");
    }

    private Message send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    private Message send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = template.request(uri, in -> {
            in.getMessage().setBody(body);
            headers.forEach(in.getMessage()::setHeader);
        });
        if (exchange.getException() != null) {
            throw new CamelExecutionException("refused", exchange, exchange.getException());
        }
        return exchange.getMessage();
    }

    private Throwable failure(String uri, Object body) {
        Throwable failure = catchThrowable(() -> send(uri, body));
        while (failure != null && !(failure instanceof IllegalArgumentException)) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("CamelHeymarketEventType", "message_received");
        headers.put("CamelHeymarketEventId", "7");
        headers.put("CamelHeymarketEventTime", "2026-05-02T09:14:31Z");
        headers.put("CamelHeymarketEventKey", "message_received:7:2026-05-02T09:14:31Z");
        headers.put("CamelHeymarketEventWebhookId", "41");
        return headers;
    }

    private static Contact contact() {
        return new Contact(object("{'id':41,'rev':3,'phone':'12025550143','first':'Mara',"
                + "'updated':'2026-05-02T09:14:31Z','score':0.250,'unheard_of':{'a':[1,null]}}"));
    }

    private static HeymarketMessage message() {
        return new HeymarketMessage(object("{'id':7,'text':'Hello','phone':'12025550143'}"));
    }

    private static Conversation conversation() {
        return new Conversation(object("{'id':880,'target':'12025550143'}"));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) io.github.camelheymarket.model.Json.mapper().readTree(json.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode read(Message message) throws Exception {
        return io.github.camelheymarket.model.Json.mapper().readTree(message.getBody(String.class));
    }
}
