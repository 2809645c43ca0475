package io.github.camelheymarket.quarkus.deployment;

import io.github.camelheymarket.HeymarketComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The component on the class path: a jar, or a directory while Maven builds up to the tests only. */
final class ComponentJar {

    private static final String ROOT = "io/github/camelheymarket/";
    private static final String COMPONENT = ROOT + "HeymarketComponent.class";
    private static final String SERVICES = "META-INF/services/org/apache/camel";

    private ComponentJar() {}

    /** The names of all classes in the package and those below it, inner ones too. */
    static List<String> classesIn(String folder) {
        return files(
                root -> root.resolve(ROOT + folder),
                (root, file) -> Stream.of(root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replace(file.getFileSystem().getSeparator(), ".")));
    }

    /**
     * The classes that Camel's files of services name as {@code class=...}. The loaders of converters are not among them:
     * Camel Quarkus makes them while it builds.
     */
    static List<String> camelServices() {
        return files(
                root -> root.resolve(SERVICES),
                (root, file) -> lines(file)
                        .filter(line -> line.startsWith("class="))
                        .map(line -> line.substring("class=".length()).strip()));
    }

    interface Names {
        Stream<String> in(Path root, Path file);
    }

    private static List<String> files(Function<Path, Path> folder, Names names) {
        try {
            URI component = HeymarketComponent.class
                    .getClassLoader()
                    .getResource(COMPONENT)
                    .toURI();
            if (component.getScheme().equals("file")) {
                String path = Path.of(component).toString();
                return walk(Path.of(path.substring(0, path.length() - COMPONENT.length())), folder, names);
            }
            try (FileSystem jar = FileSystems.newFileSystem(component, Map.of())) {
                return walk(jar.getPath("/"), folder, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> walk(Path root, Function<Path, Path> folder, Names names) throws IOException {
        try (Stream<Path> files = Files.walk(folder.apply(root))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> names.in(root, file))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
