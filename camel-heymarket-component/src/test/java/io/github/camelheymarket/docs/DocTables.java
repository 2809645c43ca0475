package io.github.camelheymarket.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.operation.ConsumerTable;
import io.github.camelheymarket.operation.OperationTable;
import io.github.camelheymarket.operation.OptionTable;
import io.github.camelheymarket.spi.ApiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the component page, in AsciiDoc, from the component's JSON and the table of operations. */
final class DocTables {

    private static final String JSON = "/META-INF/io/github/camelheymarket/heymarket.json";
    private static final String ALL = "all";

    private final JsonNode component;

    private DocTables(JsonNode component) {
        this.component = component;
    }

    static DocTables load() {
        try {
            return new DocTables(new ObjectMapper().readTree(DocTables.class.getResource(JSON)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name, description, default and type of everything that can be set on the component. */
    String componentOptions() {
        return table(
                "2,6,1,2",
                List.of("Name", "Description", "Default", "Type"),
                grouped(component.path("componentProperties"), "property", false));
    }

    String pathOptions() {
        return table(
                "2,6,2,2",
                List.of("Name", "Description", "Values", "Type"),
                entries(component.path("properties"), "path").stream()
                        .map(option -> row(
                                "*" + option.getKey() + "* (required)",
                                text(option.getValue()),
                                values(option.getValue()),
                                type(option.getValue())))
                        .toList());
    }

    /** As {@link #componentOptions()}, and the operations that use each one. */
    String queryOptions() {
        return table(
                "2,6,1,2,3",
                List.of("Name", "Description", "Default", "Type", "Used by"),
                grouped(component.path("properties"), "parameter", true));
    }

    /** The label of a header is {@code in} or {@code out} and then the operations. */
    String headers() {
        return table(
                "3,2,1,3,6",
                List.of("Name", "Type", "In or out", "Operations", "Description"),
                entries(component.path("headers"), "header").stream()
                        .map(header -> {
                            String[] label =
                                    header.getValue().path("label").asText().split(",", 2);
                            return row(
                                    "`" + header.getKey() + "`",
                                    type(header.getValue()),
                                    label[0],
                                    label[1].replace(",", ", "),
                                    text(header.getValue()));
                        })
                        .toList());
    }

    String operations() {
        return table(
                "3,3,3,2,5,3",
                List.of("URI", "v2", "v1", "Kind", "Options of its own", "Known from"),
                OperationTable.names().stream()
                        .map(name -> row(
                                "`heymarket:" + name + "`"
                                        + (ApiEndpoint.deprecation(name).isPresent() ? " (deprecated)" : ""),
                                endpoint(name, ApiVersion.v2),
                                endpoint(name, ApiVersion.v1),
                                kind(name),
                                OptionTable.to(name).stream()
                                        .map(option -> option.equals("map") ? "map.*" : option)
                                        .map(option -> "`" + option + "`")
                                        .collect(Collectors.joining(", ")),
                                Confidence.of(name)))
                        .toList());
    }

    String consumers() {
        return table(
                "3,2,7",
                List.of("URI", "Default delay", "Options of its own"),
                ConsumerTable.names().stream()
                        .map(name -> row(
                                "`" + (ConsumerTable.isPushed(name) ? "webhook:" : "") + "heymarket:" + name + "`",
                                ConsumerTable.isPushed(name)
                                        ? "–"
                                        : ConsumerTable.defaultDelay(name).toSeconds() + " s",
                                OptionTable.from(name).stream()
                                        .map(option -> "`" + option + "`")
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    private static String endpoint(String operation, ApiVersion version) {
        if (ApiEndpoint.versions(operation).isEmpty()) {
            return operation.equals("api/call") ? "any method and path" : "several";
        }
        return ApiEndpoint.of(operation, version)
                .map(endpoint -> "`+" + endpoint.method() + " " + endpoint.path() + "+`")
                .orElse("–");
    }

    private static String kind(String operation) {
        List<CallKind> kinds = ApiEndpoint.versions(operation).stream()
                .map(version -> ApiEndpoint.of(operation, version).orElseThrow().kind())
                .distinct()
                .toList();
        return kinds.isEmpty()
                ? operation.equals("api/call") ? "by the method" : "a job of many calls"
                : kinds.stream()
                        .map(kind -> kind.name().toLowerCase().replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> grouped(JsonNode options, String kind, boolean users) {
        List<String> rows = new ArrayList<>();
        String group = null;
        for (Map.Entry<String, JsonNode> option : entries(options, kind)) {
            JsonNode value = option.getValue();
            if (!value.path("group").asText().equals(group)) {
                group = value.path("group").asText();
                rows.add((users ? "5" : "4") + "+h| " + group + "\n");
            }
            String name = "*" + option.getKey() + (value.path("prefix").isMissingNode() ? "" : ".*") + "*"
                    + (value.path("secret").asBoolean() ? " (secret)" : "")
                    + (value.path("autowired").asBoolean() ? " (autowired)" : "");
            String description = text(value) + (values(value).isEmpty() ? "" : " Values: " + values(value) + ".");
            String standard = code(value.path("defaultValue").asText(""));
            rows.add(
                    users
                            ? row(name, description, standard, type(value), users(option.getKey(), value))
                            : row(name, description, standard, type(value)));
        }
        return rows;
    }

    private static String users(String option, JsonNode value) {
        List<String> users = new ArrayList<>(OptionTable.usersTo(option));
        OptionTable.usersFrom(option).forEach(name -> users.add("from " + name));
        if (users.isEmpty()) {
            String label = value.path("label").asText();
            return label.startsWith("consumer") ? "all from" : label.startsWith("producer") ? "all to" : ALL;
        }
        return String.join(", ", users);
    }

    private static List<Map.Entry<String, JsonNode>> entries(JsonNode options, String kind) {
        return options.properties().stream()
                .filter(option -> option.getValue().path("kind").asText().equals(kind))
                .toList();
    }

    private static String values(JsonNode option) {
        List<String> values = new ArrayList<>();
        option.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
        return String.join(", ", values);
    }

    private static String text(JsonNode option) {
        return option.path("description").asText().strip();
    }

    private static String type(JsonNode option) {
        if (option.path("type").asText().equals("duration")) {
            return "Duration";
        }
        return option.path("javaType").asText().replaceAll("<.*", "").replaceAll("[a-z0-9]+\\.", "");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            row.append(("| " + cell.replace("|", "\\|")).stripTrailing()).append('\n');
        }
        return row.toString();
    }

    private static String table(String columns, List<String> head, List<String> rows) {
        return "[width=\"100%\",cols=\"" + columns + "\",options=\"header\"]\n|===\n"
                + head.stream().map(name -> "| " + name).collect(Collectors.joining(" ")) + "\n\n"
                + String.join("\n", rows) + "|===\n";
    }
}
