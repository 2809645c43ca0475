package io.github.camelheymarket.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeymarketConverterTest {

    private DefaultCamelContext context;
    private TypeConverter converter;

    @BeforeEach
    void registerTheConverters() throws Exception {
        context = new TestContext();
        context.build();
        context.getTypeConverterRegistry().addTypeConverters(new HeymarketConverter());
        converter = context.getTypeConverter();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    /** Contacts with known and unknown members, numbers of every size, texts of every alphabet, nested deep. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsLostOnAnyWayAndBack(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            Contact contact = new Contact(object(random, 0));
            for (Class<?> form : List.of(
                    Map.class, String.class, byte[].class, InputStream.class, JsonNode.class, ObjectNode.class)) {
                Object converted = converter.convertTo(form, contact);
                Contact back = converter.convertTo(Contact.class, converted);

                assertThat(back).as("%s of %s", form, contact.json()).isEqualTo(contact);
                assertThat(back.json().toString()).isEqualTo(contact.json().toString());
            }
        }
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = Json.mapper().createObjectNode();
        for (int i = random.nextInt(6); i >= 0; i--) {
            object.set((random.nextBoolean() ? "phone" : "zu\u017ein\u00e9 ") + i, node(random, depth));
        }
        return object;
    }

    private static JsonNode node(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 7 : 9)) {
            case 0 -> Json.mapper().nullNode();
            case 1 -> Json.integer(random.nextLong());
            case 2 -> Json.integer(random.nextInt());
            case 3 -> Json.node("n", new BigInteger(80, random).add(BigInteger.TWO.pow(80)));
            case 4 -> Json.node("n", new BigDecimal(new BigInteger(70, random), 1 + random.nextInt(30)));
            case 5 -> Json.node("n", random.nextBoolean());
            case 6 -> Json.node("n", "\u0000\"\\ \uD83D\uDE00 " + random.nextInt());
            case 7 -> object(random, depth + 1);
            default -> {
                ArrayNode array = Json.mapper().createArrayNode();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    array.add(node(random, depth + 1));
                }
                yield array;
            }
        };
    }

    @Test
    void aMapHasPlainJavaValues() {
        Contact contact =
                HeymarketConverter.toContact("{\"id\":5,\"custom\":{\"81\":\"gold\"},\"tags\":[{\"tag_id\":9}]}");

        assertThat(HeymarketConverter.toMap(contact))
                .isEqualTo(Map.of("id", 5, "custom", Map.of("81", "gold"), "tags", List.of(Map.of("tag_id", 9))));
    }

    @Test
    void aMapMayHoldDatesAndTheLike() {
        Contact contact = HeymarketConverter.toContact(Map.of("custom", Map.of(81, LocalDate.of(2024, 2, 3))));

        assertThat(contact.getCustom()).containsEntry("81", "2024-02-03");
    }

    @Test
    void aConvertedContactSharesNothingWithItsSource() {
        ObjectNode json = Json.mapper().createObjectNode().put("first", "Mara");
        Contact contact = HeymarketConverter.toContact(json);
        json.put("first", "Bo");

        assertThat(contact.getFirst()).isEqualTo("Mara");
        HeymarketConverter.toObjectNode(contact).put("first", "Bo");
        assertThat(contact.getFirst()).isEqualTo("Mara");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mara", "[{\"first\":\"Mara\"}]", "{\"first\":\"Mara\"", "\"Mara\"", "{} {}", "null"})
    void whatIsNotOneJsonObjectIsRefusedWithoutBeingShown(String text) {
        for (Object source : List.of(text, text.getBytes())) {
            TypeConversionException refusal = catchThrowableOfType(
                    TypeConversionException.class, () -> converter.mandatoryConvertTo(Contact.class, source));

            assertThat(refusal).hasMessageContaining("not one JSON object").hasMessageContaining("Contact");
            for (Throwable t = refusal; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("Mara");
            }
        }
    }

    @Test
    void aMapWithAValueWithoutAJsonFormIsRefusedByName() {
        TypeConversionException refusal = catchThrowableOfType(
                TypeConversionException.class,
                () -> converter.mandatoryConvertTo(Contact.class, Map.of("photo", new byte[] {1}, "first", "Mara")));

        assertThat(refusal).hasMessageContaining("'photo'");
        assertThat(refusal.getMessage()).doesNotContain("Mara");
    }

    @Test
    void aStatusConvertsWithAllItsMembers() throws Exception {
        ObjectNode json = (ObjectNode) Json.mapper().readTree("{\"id\":5,\"blocked\":false,\"odd\":[1.10]}");
        ContactStatus status = new ContactStatus(json);

        assertThat(converter.convertTo(JsonNode.class, status)).isEqualTo(json);
        assertThat(converter.convertTo(String.class, status)).isEqualTo(json.toString());
        assertThat(converter.convertTo(byte[].class, status))
                .isEqualTo(json.toString().getBytes());
        assertThat((Object) converter.convertTo(Map.class, status))
                .isEqualTo(Map.of("id", 5, "blocked", false, "odd", List.of(new BigDecimal("1.10"))));
    }

    @Test
    void aResultConvertsWithItsCountsAndRows() throws Exception {
        RowResult created = RowResult.builder(0, Outcome.CREATED)
                .key("phone:***43")
                .contact(700012L, null)
                .answer(200, "r-1", 1)
                .build();
        RowResult rejected = RowResult.builder(1, Outcome.REJECTED)
                .reason("NO_KEY: nothing to match by", "phone")
                .build();
        BulkResult result = BulkResult.builder(ResultStore.of(List.of(created, rejected)))
                .requests(3, 1, 2)
                .columns(Set.of("rev", "id"), Set.of())
                .dryRun(true)
                .build();
        JsonNode expected = Json.mapper().readTree("""
                        {"total":2,"unsuccessful":1,"counts":{"CREATED":1,"REJECTED":1},"requests":3,"extraRequests":1,
                         "splitCalls":2,"optInsWithheld":0,"consentNotCarriedOver":false,"consentAtRisk":false,"ignoredColumns":["id","rev"],"unusedMapKeys":[],"dryRun":true,"problems":[
                          {"index":1,"key":null,"outcome":"REJECTED","contactId":null,"uuid":null,
                           "reason":"NO_KEY: nothing to match by","field":"phone","status":null,"requestId":null,
                           "attempts":0,"mergedWith":null}],"rows":[
                          {"index":0,"key":"phone:***43","outcome":"CREATED","contactId":700012,"uuid":null,
                           "reason":null,"field":null,"status":200,"requestId":"r-1","attempts":1,"mergedWith":null},
                          {"index":1,"key":null,"outcome":"REJECTED","contactId":null,"uuid":null,
                           "reason":"NO_KEY: nothing to match by","field":"phone","status":null,"requestId":null,
                           "attempts":0,"mergedWith":null}]}""");

        assertThat(converter.convertTo(JsonNode.class, result)).isEqualTo(expected);
        assertThat(Json.mapper().readTree(converter.convertTo(String.class, result)))
                .isEqualTo(expected);
        assertThat(Json.mapper().readTree(converter.convertTo(byte[].class, result)))
                .isEqualTo(expected);
        assertThat((Object) converter.convertTo(Map.class, result))
                .isEqualTo(Json.mapper().convertValue(expected, Map.class));
        assertThat(converter.convertTo(JsonNode.class, rejected))
                .isEqualTo(expected.get("rows").get(1));
        assertThat((Map<?, ?>) converter.convertTo(Map.class, created))
                .hasSize(11)
                .extracting("contactId")
                .isEqualTo(700012);
        assertThat(converter.convertTo(String.class, created)).contains("\"outcome\":\"CREATED\"");
        assertThat(converter.convertTo(byte[].class, created)).isNotEmpty();
    }
}
