package io.github.camelheymarket.supplychain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The bill of materials of one artifact, as the build has just written it. */
final class Bill {

    static final Path ROOT = root();
    private static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    private static final String OURS = "io.github.camelheymarket";

    private final JsonNode json;
    private final Map<String, JsonNode> components = new HashMap<>();
    private final Map<String, List<String>> dependencies = new HashMap<>();

    private Bill(Path file) {
        try {
            json = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        json.path("components")
                .forEach(each -> components.put(each.path("bom-ref").asText(), each));
        json.path("dependencies").forEach(each -> {
            List<String> on = new ArrayList<>();
            each.path("dependsOn").forEach(ref -> on.add(ref.asText()));
            dependencies.put(each.path("ref").asText(), on);
        });
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Of every artifact that this build has packaged, examples left out. */
    static List<Bill> all() {
        try (Stream<Path> files = Files.walk(ROOT, 5)) {
            return files.filter(file -> file.endsWith(Path.of("target", "bom.json")))
                    .filter(file -> !file.startsWith(ROOT.resolve("examples")))
                    .sorted()
                    .map(Bill::new)
                    // Of a POM alone there is a bill too.
                    .filter(bill -> !bill.foreign().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode artifactNode() {
        return json.path("metadata").path("component");
    }

    String artifact() {
        return artifactNode().path("name").asText();
    }

    /** What others have made. */
    List<JsonNode> foreign() {
        return components.values().stream()
                .filter(each -> !OURS.equals(each.path("group").asText()))
                .toList();
    }

    /** {@code group:artifact} to the kilobytes of its jar and of all that it needs. */
    Map<String, Long> weights() {
        Map<String, Long> weights = new HashMap<>();
        for (String direct : dependencies.get(artifactNode().path("bom-ref").asText())) {
            weights.put(name(components.get(direct)), kilobytes(reachable(List.of(direct))));
        }
        return weights;
    }

    /** Of all that an application gets with the artifact, without what is optional. */
    long weight() {
        List<String> required = dependencies.get(artifactNode().path("bom-ref").asText()).stream()
                .filter(ref ->
                        !"optional".equals(components.get(ref).path("scope").asText()))
                .toList();
        return kilobytes(reachable(required));
    }

    static String name(JsonNode component) {
        return component.path("group").asText() + ":" + component.path("name").asText();
    }

    private Set<String> reachable(List<String> from) {
        Set<String> reached = new LinkedHashSet<>(from);
        Deque<String> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            for (String ref : dependencies.getOrDefault(next.pop(), List.of())) {
                if (reached.add(ref)) {
                    next.add(ref);
                }
            }
        }
        return reached;
    }

    private long kilobytes(Set<String> refs) {
        long bytes = 0;
        for (String ref : refs) {
            bytes += size(components.get(ref));
        }
        return Math.round(bytes / 1024.0);
    }

    private static long size(JsonNode component) {
        String group = component.path("group").asText();
        if (group.equals(OURS)) {
            return 0;
        }
        String name = component.path("name").asText();
        String version = component.path("version").asText();
        String purl = component.path("purl").asText();
        String classifier = purl.contains("classifier=") ? "-" + purl.replaceAll(".*classifier=([^&]*).*", "$1") : "";
        Path folder = REPOSITORY.resolve(group.replace('.', '/')).resolve(name).resolve(version);
        try {
            return Files.size(folder.resolve(name + "-" + version + classifier + ".jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
