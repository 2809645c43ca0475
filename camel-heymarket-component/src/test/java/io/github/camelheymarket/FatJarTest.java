package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A jar of all jars whose files of one name overwrote each other: nothing that the component gives becomes its toString(). */
class FatJarTest {

    private static final String CONVERTERS = "META-INF/services/org/apache/camel/TypeConverterLoader";
    private static final String PLUGINS = "META-INF/services/org.apache.camel.spi.ContextServicePlugin";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(sandbox -> sandbox.profile(Profile.KIND));

    @TempDir
    Path folder;

    private List<String> run(Set<String> without, String... arguments) throws Exception {
        return FatJar.pack(folder.resolve("all.jar"), FatJarProgram.class, without)
                .run(arguments);
    }

    @Test
    void aContextThatNeverHasTheComponentConvertsContacts() throws Exception {
        List<String> lines = run(Set.of());

        assertThat(lines).contains("early {\"id\":7}", "late LinkedHashMap {\"id\":7}");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("WARN", CONVERTERS));
    }

    @Test
    void aContextThatGetsTheComponentLateConvertsAllItGives() throws Exception {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        sandbox.defineField("Membership");

        List<String> lines = run(Set.of(), sandbox.baseUrl(), sandbox.apiKey());

        assertConverted(lines);
    }

    /** The other file is one that hardly any jar has, and yet it may be lost. */
    @Test
    void theComponentLoadsTheConvertersWhereBothFilesAreLost() throws Exception {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        sandbox.defineField("Membership");

        List<String> lines = run(Set.of(PLUGINS, CONVERTERS), sandbox.baseUrl(), sandbox.apiKey());

        assertConverted(lines);
    }

    private static void assertConverted(List<String> lines) {
        assertThat(lines)
                .contains("late LinkedHashMap {\"id\":7}")
                .anySatisfy(line -> assertThat(line).startsWith("bulk LinkedHashMap {\"total\":1,"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("found LinkedHashMap {\"").contains("12025550143"))
                .anySatisfy(line -> assertThat(line).startsWith("list [{\"").contains("12025550143"))
                .anySatisfy(line -> assertThat(line).startsWith("page [{\"").contains("12025550143"))
                .anySatisfy(line -> assertThat(line).startsWith("fields [{\"").contains("\"title\":\"Membership\""))
                .anySatisfy(line -> assertThat(line).contains("WARN", CONVERTERS));
    }
}
