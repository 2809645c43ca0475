package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.check.EndpointUriCheck;
import io.github.camelheymarket.check.OptionWords;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.operation.ConsumerTable;
import io.github.camelheymarket.operation.OperationTable;
import io.github.camelheymarket.operation.OptionTable;
import io.github.camelheymarket.row.PhoneCheck;
import io.github.camelheymarket.row.UnknownFields;
import io.github.camelheymarket.sync.SyncMode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools and editors see of the component. */
class MetadataTest {

    private static DefaultCamelContext context;
    private static RuntimeCamelCatalog catalog;
    private static JsonNode json;

    @BeforeAll
    static void readTheCatalog() throws Exception {
        context = new TestContext();
        context.start();
        catalog = PluginHelper.getRuntimeCamelCatalog(context);
        json = new ObjectMapper().readTree(catalog.componentJSonSchema("heymarket"));
    }

    @AfterAll
    static void close() throws Exception {
        context.close();
    }

    @Test
    void theCatalogKnowsTheComponent() {
        assertThat(json.at("/component/scheme").asText()).isEqualTo("heymarket");
        assertThat(json.at("/component/syntax").asText()).isEqualTo("heymarket:resource/operation");
        assertThat(json.at("/component/title").asText()).isEqualTo("Heymarket");
        assertThat(json.at("/component/description").asText()).contains("Heymarket");
        assertThat(json.at("/component/groupId").asText()).isEqualTo("io.github.camelheymarket");
        assertThat(json.at("/component/artifactId").asText()).isEqualTo("camel-heymarket");
        assertThat(json.at("/component/producerOnly").asBoolean()).isFalse();
        assertThat(json.at("/component/consumerOnly").asBoolean()).isFalse();
    }

    @Test
    void everyOptionAndHeaderIsDescribed() {
        for (String part : List.of("properties", "componentProperties", "headers")) {
            assertThat(json.path(part).size()).as(part).isPositive();
            json.path(part).properties().forEach(entry -> {
                String description = entry.getValue().path("description").asText();
                assertThat(description).as(part + " " + entry.getKey()).hasSizeGreaterThan(8);
                // What Camel describes is as it is.
                if (!EndpointUriCheck.isAboutPolling(entry.getKey())
                        && !entry.getKey().equals("healthCheckConsumerEnabled")) {
                    assertThat(description).as(part + " " + entry.getKey()).endsWith(".");
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"properties", "componentProperties"})
    void whatIsSecretIsMarkedSo(String part) {
        Set<String> secret = json.path(part).properties().stream()
                .filter(entry -> entry.getValue().path("secret").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(secret)
                .containsExactly("apiKey", "apiSecretId", "apiSecretKey", "webhookToken", "webhookTokenSecondary");
    }

    @Test
    void everyHeaderConstantIsInTheCatalogAndNoOther() throws Exception {
        List<String> constants = new ArrayList<>();
        for (var field : HeymarketConstants.class.getFields()) {
            assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
            constants.add((String) field.get(null));
        }
        assertThat(names("headers")).containsExactlyInAnyOrderElementsOf(constants);
        assertThat(constants).allMatch(name -> name.startsWith("CamelHeymarket"));
    }

    @Test
    void everyHeaderSaysInOrOutAndForWhichOperations() {
        json.path("headers").properties().forEach(entry -> {
            List<String> labels =
                    Arrays.asList(entry.getValue().path("label").asText().split(","));
            assertThat(labels.get(0))
                    .as(entry.getKey())
                    .isEqualTo(entry.getKey().matches("CamelHeymarket(Result|Event).*") ? "out" : "in");
            assertThat(labels.size()).as(entry.getKey()).isGreaterThan(1);
            assertThat(entry.getValue().path("javaType").asText())
                    .as(entry.getKey())
                    .isNotBlank();
            if (labels.get(0).equals("in") && !labels.get(1).startsWith("plain operations")) {
                assertThat(OperationTable.names()).as(entry.getKey()).containsAll(labels.subList(1, labels.size()));
            }
        });
    }

    @Test
    void everyOptionOfAnOperationIsInTheCatalog() {
        for (String operation : OperationTable.names()) {
            assertThat(names("properties")).as(operation).containsAll(OptionTable.to(operation));
        }
        for (String consumer : ConsumerTable.names()) {
            assertThat(names("properties")).as(consumer).containsAll(OptionTable.from(consumer));
        }
    }

    @Test
    void everyOptionOfTheCatalogIsUsedBySomeOperationOrByAll() {
        Set<String> ofCamel = Set.of(
                "resource",
                "operation",
                "lazyStartProducer",
                "bridgeErrorHandler",
                "exceptionHandler",
                "exchangePattern");
        assertThat(names("properties")).allSatisfy(option -> {
            boolean used = OptionTable.isForAllCalls(option)
                    || !OptionTable.usersTo(option).isEmpty()
                    || !OptionTable.usersFrom(option).isEmpty()
                    || EndpointUriCheck.isAboutPolling(option);
            assertThat(used || ofCamel.contains(option)).as(option).isTrue();
        });
    }

    @Test
    void thePathListsAllOperations() {
        List<String> resources = words("/properties/resource/enum");
        List<String> operations = words("/properties/operation/enum");
        Set<String> all = new TreeSet<>(OperationTable.names());
        all.addAll(ConsumerTable.names());
        for (String name : all) {
            assertThat(resources).contains(name.substring(0, name.indexOf('/')));
            assertThat(operations).contains(name.substring(name.indexOf('/') + 1));
        }
        assertThat(operations).allMatch(operation -> all.stream().anyMatch(name -> name.endsWith("/" + operation)));
    }

    @Test
    void aUriMayHaveTheWordsOfTheCatalogAndNoOther() {
        Set<String> withWords = new TreeSet<>();
        json.path("properties").properties().forEach(option -> {
            if (option.getValue().has("enum") && option.getValue().has("configurationClass")) {
                withWords.add(option.getKey());
                for (String word : words("/properties/" + option.getKey() + "/enum")) {
                    OptionWords.check(Map.of(option.getKey(), word));
                }
                assertThatThrownBy(() -> OptionWords.check(Map.of(option.getKey(), "nonsense")))
                        .hasMessageStartingWith("The option " + option.getKey() + " must be one of ");
            }
        });
        assertThat(withWords).contains("apiVersion", "consentCheck", "mode", "strategy", "ackMode", "method");
    }

    @Test
    void theWordsOfAnOptionAreTheConstantsThatItsOperationsKnow() {
        Map<String, Enum<?>[]> constants = Map.of(
                "phoneCheck", PhoneCheck.values(),
                "unknownFields", UnknownFields.values(),
                "tagMode", TagMode.values(),
                "consentCheck", ConsentCheck.values(),
                "mode", SyncMode.values());
        constants.forEach((option, values) -> assertThat(words("/properties/" + option + "/enum"))
                .as(option)
                .containsExactlyElementsOf(Stream.of(values)
                        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList()));
    }

    @Test
    void theOptionsOfTheSchedulerAreThoseOfCamelsPollingEndpoint() {
        Set<String> polling = new TreeSet<>();
        for (Field field : ScheduledPollEndpoint.class.getDeclaredFields()) {
            if (field.isAnnotationPresent(UriParam.class)) {
                polling.add(field.getName());
            }
        }
        assertThat(names("properties").stream().filter(EndpointUriCheck::isAboutPolling))
                .containsExactlyInAnyOrderElementsOf(polling);
    }

    @Test
    void theCatalogChecksProperties() {
        EndpointValidationResult good = validated("pageSize", "50");
        EndpointValidationResult bad = validated("pageSizze", "50");
        EndpointValidationResult worse = validated("pageSize", "fifty");
        assertThat(good.isSuccess()).isTrue();
        assertThat(bad.getUnknown()).contains("pageSizze");
        assertThat(worse.isSuccess()).isFalse();
    }

    @Test
    void theUriFactoryKnowsTheSecretsAndTheRenames() {
        var factory = context.getCamelContextExtension().getEndpointUriFactory("heymarket");
        assertThat(factory.secretPropertyNames())
                .containsExactlyInAnyOrder(
                        "apiKey", "apiSecretId", "apiSecretKey", "webhookToken", "webhookTokenSecondary");
        assertThat(factory.multiValuePrefixes()).containsEntry("map", "map.");
    }

    @Test
    void noOptionBringsAPhoneIntoAUri() {
        assertThat(names("properties"))
                // It says how phones are checked, and holds none.
                .filteredOn(name -> !name.equals("phoneCheck"))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("phone"));
    }

    private static EndpointValidationResult validated(String option, String value) {
        return catalog.validateProperties(
                "heymarket", Map.of("resource", "contacts", "operation", "list", option, value));
    }

    private static List<String> names(String part) {
        return json.path(part).properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> words(String pointer) {
        return StreamSupport.stream(json.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
