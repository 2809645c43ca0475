package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.console.DevConsole;
import org.junit.jupiter.api.Test;

/** What is written looks the same whatever language the machine speaks. */
class LocaleTest {

    /** In Turkish, I has another small letter; in Arabic, there are other digits. */
    private static final Pattern ASKS_THE_MACHINE = Pattern.compile(
            "String\\.format\\(\\s*+(?!Locale\\.|java\\.util\\.Locale)|\\.formatted\\(|\\.printf\\(\\s*+(?!Locale\\.)|\\.to(?:Lower|Upper)Case\\(\\)"
                    + "|String::to(?:Lower|Upper)Case|NumberFormat\\.get\\w*\\(\\)|new DecimalFormat\\(\"[^\"]*\"\\)"
                    + "|Locale\\.getDefault");

    @Test
    void noProgramAsksTheMachineForItsLanguage() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        Set<String> places = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("/src/main/java/"))
                    .toList()) {
                if (ASKS_THE_MACHINE.matcher(Files.readString(file)).find()) {
                    places.add(root.relativize(file).toString());
                }
            }
        }
        assertThat(places).isEmpty();
    }

    @Test
    void theDeveloperConsoleHasPlainDigits() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try (TestContext context = new TestContext()) {
            assertThat(String.format("%d", 1)).isEqualTo("١");
            HeymarketConfiguration configuration =
                    context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setApiKey("key");
            context.start();
            context.getEndpoint("heymarket:contacts/count", HeymarketEndpoint.class)
                    .client();
            HeymarketDevConsole console = new HeymarketDevConsole();
            console.setCamelContext(context);

            assertThat(console.call(DevConsole.MediaType.TEXT))
                    .asString()
                    .contains("Calls: 0, of which 0 failed")
                    .matches("(?s)[^\\u0660-\\u0669]*");
        } finally {
            Locale.setDefault(before);
        }
    }
}
