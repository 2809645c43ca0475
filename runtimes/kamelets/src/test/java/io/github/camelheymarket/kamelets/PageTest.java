package io.github.camelheymarket.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page about the Kamelets to what the other tests run. */
class PageTest {

    private static final Path PAGE = Path.of("../../docs/kamelets.md");

    @ParameterizedTest
    @MethodSource("io.github.camelheymarket.kamelets.DescriptorsTest#descriptors")
    void thePageShowsTheRouteThatIsTested(String descriptor) throws Exception {
        String route = KameletApp.route(descriptor.replaceAll("^heymarket-|\\.kamelet", ""))
                // Where the sandbox is.
                .replaceAll(" *baseUrl: .*\\n", "");

        assertThat(Files.readString(PAGE)).contains("```yaml\n" + route + "```");
    }

    @ParameterizedTest
    @MethodSource("io.github.camelheymarket.kamelets.DescriptorsTest#descriptors")
    void thePageNamesEachProperty(String descriptor) throws Exception {
        String page = Files.readString(PAGE);

        assertThat(DescriptorsTest.properties(descriptor))
                .allSatisfy(name -> assertThat(page).containsPattern("(?m)^\\|[^|]*`" + name + "`[^|]*\\|"));
    }
}
