package io.github.camelheymarket.springboot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.springboot.ComponentOptions.Option;
import java.util.List;

/** What {@code src/generated} holds, from the options of the component. */
final class GeneratedSources {

    private static final String PACKAGE = "io.github.camelheymarket.springboot";
    private static final String PREFIX = "camel.component.heymarket";

    private GeneratedSources() {}

    static String properties(List<Option> options) {
        StringBuilder code = new StringBuilder();
        code.append("package ").append(PACKAGE).append(";\n\n");
        for (String type : ComponentOptions.imports(options)) {
            code.append("import ").append(type).append(";\n");
        }
        code.append("""
                import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
                import org.springframework.boot.context.properties.ConfigurationProperties;

                /**
                 * The options of the component, {@code null} where they were not set. Generated from the component's JSON by
                 * {@code GeneratedSourcesTest}.
                 */
                @ConfigurationProperties(HeymarketProperties.PREFIX)
                public class HeymarketProperties extends ComponentConfigurationPropertiesCommon {

                    static final String PREFIX = "%s";
                """.formatted(PREFIX));
        for (Option option : options) {
            code.append("\n    /** ").append(javadoc(option.description())).append(" */\n");
            code.append("    private ").append(field(option)).append(";\n");
        }
        code.append("\n    /** What was set, by the names that Camel knows. */\n");
        code.append("    Map<String, Object> given() {\n");
        code.append("        Map<String, Object> given = new LinkedHashMap<>();\n");
        for (Option option : options) {
            code.append("        given.put(\"%1$s\", %1$s);\n".formatted(option.name()));
        }
        code.append("        given.values().removeIf(Objects::isNull);\n        return given;\n    }\n");
        for (Option option : options) {
            code.append("""

                        public %1$s get%2$s() {
                            return %3$s;
                        }

                        public void set%2$s(%1$s %3$s) {
                            this.%3$s = %3$s;
                        }
                    """.formatted(option.simpleType(), option.capitalized(), option.name()));
        }
        return code.append("}\n").toString();
    }

    private static String field(Option option) {
        return option.simpleType() + " " + option.name();
    }

    private static String javadoc(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
    }

    /** By which editors complete the options. */
    static String metadata(List<Option> options) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.putArray("groups")
                .addObject()
                .put("name", PREFIX)
                .put("type", PACKAGE + ".HeymarketProperties")
                .put("sourceType", PACKAGE + ".HeymarketProperties");
        ArrayNode properties = root.putArray("properties");
        ArrayNode hints = root.putArray("hints");
        property(properties, "enabled", "java.lang.Boolean", "Whether the component is configured by these options.")
                .put("defaultValue", true);
        property(
                        properties,
                        "customizer.enabled",
                        "java.lang.Boolean",
                        "Whether these options are set on the component.")
                .put("defaultValue", true);
        for (Option option : options) {
            ObjectNode property = property(properties, option.dashed(), qualified(option), option.description());
            defaultValue(property, option);
            if (!option.values().isEmpty() && option.type().equals("String")) {
                ArrayNode values = hints.addObject()
                        .put("name", PREFIX + "." + option.dashed())
                        .putArray("values");
                option.values().forEach(value -> values.addObject().put("value", value));
            }
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(indent);
        return mapper.writer(printer).writeValueAsString(root) + "\n";
    }

    private static ObjectNode property(ArrayNode properties, String name, String type, String description) {
        return properties
                .addObject()
                .put("name", PREFIX + "." + name)
                .put("type", type)
                .put("description", description)
                .put("sourceType", PACKAGE + ".HeymarketProperties");
    }

    private static String qualified(Option option) {
        if (option.type().startsWith("java.util.Map<")) {
            return "java.util.Map<java.lang.String,java.lang.Object>";
        }
        String type = option.type();
        return type.contains(".") ? type : "java.lang." + type;
    }

    private static void defaultValue(ObjectNode property, Option option) {
        if (option.standard() == null) {
            return;
        }
        switch (option.type()) {
            case "Boolean" -> property.put("defaultValue", Boolean.valueOf(option.standard()));
            case "Integer" -> property.put("defaultValue", Integer.valueOf(option.standard()));
            case "Double" -> property.put("defaultValue", Double.valueOf(option.standard()));
            default -> property.put("defaultValue", option.standard());
        }
    }
}
