package io.github.camelheymarket;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All jars that the component needs in one, as a careless tool makes it: of the files of one name in several jars it keeps the
 * last.
 */
final class FatJar {

    private static final Pattern NEEDED = Pattern.compile(
            "(camel-(api|base|base-engine|bean|cloud|core-.*|direct|file|health|http.*|language|management-api|"
                    + "support|util.*|xml-.*)|httpc.*5.*|jackson-.*|libphonenumber|slf4j-.*)-[0-9].*\\.jar");
    private static final Pattern ENTRY =
            Pattern.compile("(?!META-INF/(MANIFEST\\.MF|.*\\.(SF|RSA|DSA))).*[^/]|.*\\.class");

    private final Path jar;
    private final Class<?> main;

    private FatJar(Path jar, Class<?> main) {
        this.jar = jar;
        this.main = main;
    }

    /**
     * @param jar written to
     * @param main the program in it
     * @param without names of files that it has none of
     */
    static FatJar pack(Path jar, Class<?> main, Set<String> without) throws IOException {
        List<Path> sources = sources();
        Map<String, Path> last = new LinkedHashMap<>();
        for (Path source : sources) {
            for (String name : names(source)) {
                if (ENTRY.matcher(name).matches() && !without.contains(name)) {
                    last.put(name, source);
                }
            }
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path source : sources) {
                write(source, last, out);
            }
            String program = main.getName().replace('.', '/') + ".class";
            out.putNextEntry(new ZipEntry(program));
            try (InputStream in = main.getClassLoader().getResourceAsStream(program)) {
                in.transferTo(out);
            }
        }
        return new FatJar(jar, main);
    }

    /** The component comes first, so that each file it has in common with another jar is that one's. */
    private static List<Path> sources() {
        String path = ChildJvm.classPath();
        List<Path> sources = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator)) {
            Path source = Path.of(entry);
            String name = source.getFileName().toString();
            boolean ours = Files.exists(source.resolve("META-INF/services/org/apache/camel/component/heymarket"))
                    || name.matches("camel-heymarket-[0-9].*(?<!tests)\\.jar");
            if (ours) {
                sources.add(0, source);
            } else if (NEEDED.matcher(name).matches()) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static List<String> names(Path source) throws IOException {
        if (Files.isDirectory(source)) {
            try (Stream<Path> files = Files.walk(source)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> source.relativize(file).toString().replace(File.separatorChar, '/'))
                        .toList();
            }
        }
        try (JarFile jar = new JarFile(source.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static void write(Path source, Map<String, Path> last, ZipOutputStream out) throws IOException {
        if (Files.isDirectory(source)) {
            for (String name : names(source)) {
                if (source.equals(last.get(name))) {
                    put(name, Files.newInputStream(source.resolve(name)), out);
                }
            }
            return;
        }
        try (JarFile jar = new JarFile(source.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(e -> e)::iterator) {
                if (source.equals(last.get(entry.getName()))) {
                    put(entry.getName(), jar.getInputStream(entry), out);
                }
            }
        }
    }

    private static void put(String name, InputStream content, OutputStream to) throws IOException {
        ZipOutputStream out = (ZipOutputStream) to;
        try (content) {
            out.putNextEntry(new ZipEntry(name));
            content.transferTo(out);
        }
    }

    /** What the program prints, and what it logs, line by line. */
    List<String> run(String... arguments) throws IOException, InterruptedException {
        Path output = jar.resolveSibling(jar.getFileName() + ".txt");
        Process process = ChildJvm.with()
                .run(jar.toString(), main, arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }
}
