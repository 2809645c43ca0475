package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.RetryPicture;
import io.github.camelheymarket.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each drawing in docs/images is made from its source in docs/pictures, and two of the sources are made from the code. With
 * {@code -Dheymarket.docs.write} it writes these two instead of comparing them; the drawings are made by {@code site/run}.
 */
class PicturesTest {

    private static final String STALE_SOURCE = "The code has changed. Write the source of the picture anew with\n"
            + "./mvnw -pl camel-heymarket-component -am test -Dtest=PicturesTest -Dsurefire.failIfNoSpecifiedTests=false "
            + "-Dheymarket.docs.write\nthen make the picture with site/run pictures, and commit both.";
    private static final String STALE_PICTURE =
            "The source of this picture, or how pictures are made, has changed. Make it "
                    + "anew with\nsite/run pictures\nand commit it.";

    private static final Path SOURCES = Repository.ROOT.resolve("docs/pictures");
    private static final Path IMAGES = Repository.ROOT.resolve("docs/images");
    private static final Path SITE = Repository.ROOT.resolve("site");
    private static final Path CLASSES =
            Repository.ROOT.resolve("camel-heymarket-component/src/main/java/io/github/camelheymarket");

    private static final Pattern CLASS = Pattern.compile("\\b([a-z]+/(?:\\\\n)?[A-Z]\\w+|Heymarket[A-Z]\\w+)");
    private static final Pattern VERSION = Pattern.compile("\"@terrastruct/d2\": \"([^\"]+)\"");

    static List<String> pictures() {
        return names(SOURCES, ".d2").filter(name -> !name.equals("styles")).toList();
    }

    private static Stream<String> names(Path folder, String end) {
        return Stream.of(folder.toFile().list())
                .filter(name -> name.endsWith(end))
                .map(name -> name.substring(0, name.length() - end.length()))
                .sorted();
    }

    private static Path source(String name) {
        return SOURCES.resolve(name + ".d2");
    }

    @Test
    void thePackagesAreThoseOfTheCode() throws IOException {
        isMadeFromTheCode("packages", PackageGraph.ofTheComponent().source());
    }

    @Test
    void theRetriesAreThoseOfTheCode() throws IOException {
        isMadeFromTheCode("retries", RetryPicture.source());
    }

    private static void isMadeFromTheCode(String name, String source) throws IOException {
        if (System.getProperty("heymarket.docs.write") != null) {
            Files.writeString(source(name), source);
        } else {
            assertThat(Repository.read(source(name))).as(STALE_SOURCE).isEqualTo(source);
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void eachPictureIsMadeFromItsSource(String name) {
        String picture = Repository.read(IMAGES.resolve(name + ".svg"));

        assertThat(picture.lines().findFirst())
                .as(STALE_PICTURE)
                .contains("<!-- " + name + ".d2 " + digest(name) + " -->");
    }

    /** What site/pictures.mjs writes into a picture. */
    private static String digest(String name) {
        Matcher version = VERSION.matcher(Repository.read(SITE.resolve("package.json")));
        assertThat(version.find()).isTrue();
        return HexFormat.of()
                .formatHex(Digest.of(Repository.read(source(name))
                        + Repository.read(source("styles"))
                        + Repository.read(SITE.resolve("pictures.mjs"))
                        + version.group(1)));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void eachClassOfAPictureIsThere(String name) {
        List<String> classes = CLASS.matcher(Repository.read(source(name)))
                .results()
                .map(match -> match.group(1).replace("\\n", "") + ".java")
                .toList();

        assertThat(classes).allSatisfy(file -> assertThat(CLASSES.resolve(file)).exists());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theTourShowsEachPicture(String name) {
        assertThat(Repository.read(Repository.ROOT.resolve("docs/tour.md"))).contains("(images/" + name + ".svg)");
    }
}
