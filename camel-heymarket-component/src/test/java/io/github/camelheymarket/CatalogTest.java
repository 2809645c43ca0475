package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What editors and Camel's Maven plugin do: ask Camel's catalog, to which the component was added by name and class. */
class CatalogTest {

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog(true);

    @BeforeAll
    static void addTheComponent() {
        CATALOG.addComponent("heymarket", HeymarketComponent.class.getName());
    }

    @Test
    void findsTheDescriptionInTheJar() {
        ComponentModel model = CATALOG.componentModel("heymarket");

        assertThat(model.getArtifactId()).isEqualTo("camel-heymarket");
        assertThat(model.getJavaType()).isEqualTo(HeymarketComponent.class.getName());
    }

    /** Camel's Maven plugin has no option for further components. */
    @Test
    void aCatalogThatWasToldNothingFindsTheDescriptionOnTheClassPath() {
        CamelCatalog untold = new DefaultCamelCatalog();

        assertThat(untold.validateEndpointProperties("heymarket:contacts/bulk-upsert?bulkSzie=50")
                        .getUnknown())
                .containsExactly("bulkSzie");
        assertThat(untold.validateEndpointProperties("heymarket:contacts/bulk-upsert?bulkSize=50")
                        .isSuccess())
                .isTrue();
    }

    @Test
    void acceptsARightUri() {
        EndpointValidationResult result =
                validate("heymarket:contacts/bulk-upsert?bulkSize=50&matchBy=email&map.Town=custom");

        assertThat(result.isSuccess())
                .as("%s", result.summaryErrorMessage(false))
                .isTrue();
    }

    @Test
    void namesAMisspeltOption() {
        EndpointValidationResult result = validate("heymarket:contacts/bulk-upsert?bulkSzie=50");

        assertThat(result.getUnknown()).containsExactly("bulkSzie");
    }

    @Test
    void namesAnOptionOfTheWrongType() {
        assertThat(validate("heymarket:contacts/bulk-upsert?bulkSize=many").getInvalidInteger())
                .containsOnlyKeys("bulkSize");
        assertThat(validate("heymarket:contacts/update?merge=perhaps").getInvalidBoolean())
                .containsOnlyKeys("merge");
    }

    @Test
    void namesAResourceThatThereIsNot() {
        assertThat(validate("heymarket:kontacts/list").getInvalidEnum()).containsEntry("resource", "kontacts");
    }

    @Test
    void offersTheWordsOfAnEnumeration() {
        Map<String, EndpointOptionModel> options = CATALOG.componentModel("heymarket").getEndpointOptions().stream()
                .collect(Collectors.toMap(EndpointOptionModel::getName, option -> option));

        assertThat(options.get("tagMode").getEnums()).containsExactlyInAnyOrder("add", "replace");
        assertThat(options.get("mode").getEnums()).contains("upsert", "mirror");
        assertThat(options.get("apiVersion").getEnums()).containsExactlyInAnyOrder("auto", "v1", "v2");
    }

    private static EndpointValidationResult validate(String uri) {
        return CATALOG.validateEndpointProperties(uri);
    }
}
