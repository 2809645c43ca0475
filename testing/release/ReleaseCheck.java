import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks a folder to which a release was deployed for what Maven Central asks of it, and for what every jar must have. With two
 * folders it checks that both have the same files, byte for byte. Run by {@code java ReleaseCheck.java FOLDER [FOLDER]}.
 */
public final class ReleaseCheck {

    private static final List<String> POM_MEMBERS =
            List.of("name", "description", "url", "licenses", "developers", "scm");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Path> artifacts = new TreeMap<>();
    private final boolean signed;

    private ReleaseCheck(boolean signed) {
        this.signed = signed;
    }

    public static void main(String[] arguments) throws Exception {
        boolean signed = List.of(arguments).contains("--signed");
        List<Path> folders =
                Stream.of(arguments).filter(a -> !a.startsWith("--")).map(Path::of).toList();
        ReleaseCheck check = new ReleaseCheck(signed);
        check.check(folders.get(0));
        if (folders.size() > 1) {
            check.compare(folders.get(0), folders.get(1));
        }
        check.faults.forEach(System.err::println);
        System.out.println(check.artifacts.size() + " artifacts, " + check.faults.size() + " faults");
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private void check(Path folder) throws Exception {
        for (Path pom : files(folder, ".pom")) {
            artifacts.put(pom.getParent().getParent().getFileName().toString(), pom);
        }
        if (artifacts.isEmpty()) {
            faults.add("There is no POM in " + folder);
        }
        for (Map.Entry<String, Path> artifact : artifacts.entrySet()) {
            Document pom = read(artifact.getValue());
            pom(artifact.getKey(), pom);
            if (!"pom".equals(text(pom.getDocumentElement(), "packaging"))) {
                jars(artifact.getKey(), artifact.getValue());
            }
            if (signed) {
                signatures(artifact.getValue().getParent());
            }
        }
        bom();
    }

    /** What a child inherits need not be in its own POM. */
    private void pom(String name, Document pom) throws Exception {
        Element own = pom.getDocumentElement();
        Path parentPom = child(own, "parent") == null
                ? null
                : artifacts.get(text((Element) child(own, "parent"), "artifactId"));
        for (String member : POM_MEMBERS) {
            boolean there = child(own, member) != null;
            for (Path next = parentPom; !there && next != null && !member.equals("name"); ) {
                Element inherited = read(next).getDocumentElement();
                there = child(inherited, member) != null;
                Node further = child(inherited, "parent");
                next = further == null ? null : artifacts.get(text((Element) further, "artifactId"));
            }
            if (!there) {
                faults.add(name + ": the POM has no " + member);
            }
        }
    }

    private void jars(String name, Path pom) throws IOException {
        String base = pom.toString().substring(0, pom.toString().length() - ".pom".length());
        for (String kind : List.of("", "-sources", "-javadoc")) {
            Path jar = Path.of(base + kind + ".jar");
            if (!Files.exists(jar)) {
                faults.add(name + ": there is no " + (kind.isEmpty() ? "jar" : kind.substring(1) + " jar"));
            } else if (kind.isEmpty()) {
                jar(name, jar);
            }
        }
    }

    private void jar(String name, Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            for (String entry : List.of("Automatic-Module-Name", "Implementation-Version", "Implementation-Title")) {
                String value = manifest.getValue(entry);
                if (value == null || value.contains("${")) {
                    faults.add(name + ": the manifest has no " + entry);
                }
            }
            for (String entry : List.of("META-INF/LICENSE", "META-INF/NOTICE")) {
                if (jar.getEntry(entry) == null) {
                    faults.add(name + ": the jar has no " + entry);
                }
            }
        }
    }

    private void signatures(Path folder) throws IOException {
        for (Path file : files(folder, "")) {
            String name = file.getFileName().toString();
            boolean isArtifact = name.endsWith(".jar") || name.endsWith(".pom");
            if (isArtifact && !Files.exists(file.resolveSibling(name + ".asc"))) {
                faults.add(name + " is not signed");
            }
        }
    }

    /** The BOM has every jar that is published, and says of the project what the parent says. */
    private void bom() throws Exception {
        Path file = artifacts.get("camel-heymarket-bom");
        Path parent = artifacts.get("camel-heymarket-parent");
        if (file == null || parent == null) {
            faults.add("There is no camel-heymarket-bom or camel-heymarket-parent");
            return;
        }
        Element bom = read(file).getDocumentElement();
        Set<String> listed = new TreeSet<>();
        var nodes = bom.getElementsByTagName("dependency");
        for (int i = 0; i < nodes.getLength(); i++) {
            listed.add(text((Element) nodes.item(i), "artifactId"));
        }
        Set<String> published = new TreeSet<>();
        for (Map.Entry<String, Path> artifact : artifacts.entrySet()) {
            if (!"pom".equals(text(read(artifact.getValue()).getDocumentElement(), "packaging"))) {
                published.add(artifact.getKey());
            }
        }
        if (!listed.equals(published)) {
            faults.add("The BOM lists " + listed + ", and published are " + published);
        }
        Element root = read(parent).getDocumentElement();
        for (String member : List.of("version", "url", "licenses", "developers", "scm")) {
            if (!words(child(bom, member)).equals(words(child(root, member)))) {
                faults.add("camel-heymarket-bom: its " + member + " is not that of the parent");
            }
        }
    }

    private static String words(Node node) {
        return node == null ? "" : node.getTextContent().replaceAll("\\s+", " ");
    }

    private void compare(Path one, Path other) throws Exception {
        Map<String, String> first = digests(one);
        Map<String, String> second = digests(other);
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        for (String name : names) {
            if (!String.valueOf(first.get(name)).equals(second.get(name))) {
                faults.add("Two builds differ in " + name);
            }
        }
        System.out.println(names.size() + " files compared");
    }

    /** By the name without the time of a snapshot. */
    private static Map<String, String> digests(Path folder) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files(folder, "")) {
            String name = file.getFileName().toString();
            if (name.endsWith(".jar") || name.endsWith(".pom")) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(
                        name.replaceFirst("-\\d{8}\\.\\d{6}-\\d+", "-SNAPSHOT"),
                        HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static Document read(Path pom) throws Exception {
        try (InputStream in = Files.newInputStream(pom)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static Node child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node;
            }
        }
        return null;
    }

    private static String text(Element parent, String name) {
        Node node = child(parent, name);
        return node == null ? null : node.getTextContent().trim();
    }
}
