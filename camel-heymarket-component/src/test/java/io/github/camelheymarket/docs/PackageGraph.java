package io.github.camelheymarket.docs;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The packages of the component and which of them each uses, read from its classes. */
final class PackageGraph {

    private static final String ROOT = "io.github.camelheymarket";
    /** The package of the classes that Camel uses, which has no name of its own. */
    private static final String TOP = "(root)";

    /** What almost every package uses. */
    private static final Set<String> EVERYWHERE = Set.of("spi", "model", "exception");

    private final SortedMap<String, SortedSet<String>> uses = new TreeMap<>();

    private PackageGraph() {}

    static PackageGraph ofTheComponent() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return of(new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/camelheymarket/sandbox/"))
                    .importPackages(ROOT));
        });
    }

    private static PackageGraph of(JavaClasses classes) {
        PackageGraph graph = new PackageGraph();
        for (JavaClass user : classes) {
            SortedSet<String> used = graph.uses.computeIfAbsent(name(user), name -> new TreeSet<>());
            for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (isOurs(target) && !name(target).equals(name(user))) {
                    used.add(name(target));
                }
            }
        }
        return graph;
    }

    /** Without what Camel's plugin wrote about the options, which stands in the root and is read below it. */
    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                && !type.getSimpleName().endsWith("Configurer")
                && !type.getSimpleName().endsWith("UriFactory");
    }

    private static String name(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? TOP : below.substring(1).split("\\.")[0];
    }

    /** A line for each package with the packages that it uses. */
    String table() {
        StringBuilder table = new StringBuilder("| Package | Uses |\n| --- | --- |\n");
        uses.forEach((user, used) -> table.append(
                "| `%s` | %s |%n".formatted(user, used.isEmpty() ? "–" : "`" + String.join("` `", used) + "`")));
        return table.toString();
    }

    /** The source of the picture. It has no arrow from one package to another that a longer way of arrows leads to. */
    String source() {
        StringBuilder source =
                new StringBuilder("# The packages of the component: an arrow leads from a package to one that "
                        + "it uses. Generated: PicturesTest says how.\n...@styles\ndirection: down\n\n");
        uses.keySet()
                .forEach(name -> source.append("%s: {class: %s}%n"
                        .formatted(
                                quoted(name),
                                EVERYWHERE.contains(name) ? "public" : name.equals(TOP) ? "open" : "package")));
        source.append('\n');
        forEachArrow((user, used) -> source.append("%s -> %s%n".formatted(quoted(user), quoted(used))));
        return source.toString();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private void forEachArrow(BiConsumer<String, String> arrow) {
        for (Map.Entry<String, SortedSet<String>> entry : uses.entrySet()) {
            for (String used : entry.getValue()) {
                boolean led = entry.getValue().stream().anyMatch(other -> !other.equals(used) && leads(other, used));
                if (!led) {
                    arrow.accept(entry.getKey(), used);
                }
            }
        }
    }

    private boolean leads(String from, String to) {
        return uses.getOrDefault(from, new TreeSet<>()).stream().anyMatch(next -> next.equals(to) || leads(next, to));
    }
}
