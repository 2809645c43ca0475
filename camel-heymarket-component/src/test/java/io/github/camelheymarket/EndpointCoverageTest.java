package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No endpoint is without a test from a route in both profiles, whose requests {@link RouteTester} holds against the description
 * of the API.
 */
class EndpointCoverageTest {

    @Test
    void eachPlainEndpointHasACaseInBothProfiles() {
        Set<List<Object>> tested = PlainOperationsTest.cases()
                .map(Arguments::get)
                .map(pair -> List.of(((PlainCase) pair[0]).endpoint(), pair[1]))
                .collect(Collectors.toSet());

        for (ApiEndpoint endpoint : ApiEndpoint.plain()) {
            for (Profile profile : Profile.values()) {
                assertThat(tested)
                        .as("a case in PlainCase.ALL for %s", endpoint)
                        .contains(List.of(endpoint, profile));
            }
        }
        assertThat(isChecked(PlainOperationsTest.class)).isTrue();
    }

    @Test
    void eachOtherEndpointHasATestOfItsNameInBothProfiles() throws Exception {
        List<String> tests = testsInBothProfiles();

        assertThat(ApiEndpoint.values())
                .filteredOn(endpoint -> endpoint.form() == null)
                .allSatisfy(endpoint -> {
                    String name = endpoint.name().toLowerCase(Locale.ROOT).replace("_", "");
                    assertThat(tests)
                            .as(
                                    "a test %s…(Profile), with @ParameterizedTest and @EnumSource, in a class of this package with a "
                                            + "RouteTester that is an extension",
                                    name)
                            .anyMatch(test -> test.startsWith(name));
                });
    }

    @Test
    void eachEndpointIsInTheDescriptionOfTheApi() throws IOException {
        try (InputStream yaml = EndpointCoverageTest.class.getResourceAsStream("/openapi/heymarket.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(yaml).get("paths");
            assertThat(ApiEndpoint.values())
                    .allSatisfy(endpoint -> assertThat(Stream.of("{id}", "{contactID}")
                                    .map(id -> paths.path(endpoint.path()
                                                    .replace("{contactId}", "{contactID}")
                                                    .replace("{id}", id))
                                            .has(endpoint.method().name().toLowerCase(Locale.ROOT))))
                            .as(endpoint.name())
                            .contains(true));
        }
    }

    /** The names of the tests of this package that run in both profiles, in lower case. */
    private static List<String> testsInBothProfiles() throws IOException, URISyntaxException {
        Path folder = Path.of(EndpointCoverageTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(EndpointCoverageTest.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(EndpointCoverageTest::isChecked)
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(EndpointCoverageTest::isInBothProfiles)
                    .map(method -> method.getName().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(
                    EndpointCoverageTest.class.getPackageName() + "." + name,
                    false,
                    EndpointCoverageTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isChecked(Class<?> type) {
        return type != null
                && (isChecked(type.getSuperclass())
                        || Arrays.stream(type.getDeclaredFields())
                                .anyMatch(field -> field.getType() == RouteTester.class
                                        && field.isAnnotationPresent(RegisterExtension.class)));
    }

    private static boolean isInBothProfiles(Method method) {
        EnumSource source = method.getAnnotation(EnumSource.class);
        return method.isAnnotationPresent(ParameterizedTest.class)
                && source != null
                && source.names().length == 0
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Profile.class});
    }
}
