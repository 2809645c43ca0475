package io.github.camelheymarket.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Contact;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a build of an application with the extension registers, seen from a build step beside it. */
class RegistrationTest {

    /** Through these the test, which has another class loader than the build, gets to know. */
    private static final String FEATURES = "seen-features";

    private static final String CLASSES = "seen-classes";
    private static final String PATTERNS = "seen-patterns";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addClasses(ComponentJar.class, ComponentJar.Names.class))
            .addBuildChainCustomizer(chain -> chain.addBuildStep(new Spy())
                    .consumes(FeatureBuildItem.class)
                    .consumes(ReflectiveClassBuildItem.class)
                    .consumes(NativeImageResourcePatternsBuildItem.class)
                    .produces(GeneratedResourceBuildItem.class)
                    .build());

    /** Writes down what the other build steps have produced. */
    static class Spy implements BuildStep {

        @Override
        public void execute(BuildContext build) {
            write(
                    build,
                    FEATURES,
                    build.consumeMulti(FeatureBuildItem.class).stream().map(FeatureBuildItem::getName));
            write(
                    build,
                    CLASSES,
                    build.consumeMulti(ReflectiveClassBuildItem.class).stream()
                            .filter(item -> item.isMethods() && item.isConstructors())
                            .flatMap(item -> item.getClassNames().stream()));
            write(
                    build,
                    PATTERNS,
                    build.consumeMulti(NativeImageResourcePatternsBuildItem.class).stream()
                            .flatMap(item -> item.getIncludePatterns().stream()));
        }

        private static void write(BuildContext build, String name, Stream<String> lines) {
            byte[] text = String.join("\n", lines.toList()).getBytes(StandardCharsets.UTF_8);
            build.produce(new GeneratedResourceBuildItem(name, text));
        }
    }

    private static List<String> seen(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFeatureIsThere() {
        assertThat(seen(FEATURES)).contains("camel-heymarket");
    }

    @Test
    void everyClassOfTheModelIsOpenToReflection() {
        List<String> model = ComponentJar.classesIn("model");

        assertThat(model).contains(Contact.class.getName());
        assertThat(model).isNotEmpty().allMatch(seen(CLASSES)::contains);
    }

    @Test
    void everyExceptionIsOpenToReflection() {
        assertThat(ComponentJar.classesIn("exception")).isNotEmpty().allMatch(seen(CLASSES)::contains);
    }

    @Test
    void theConfigurationIsOpenToReflection() {
        assertThat(seen(CLASSES)).contains("io.github.camelheymarket.HeymarketConfiguration");
    }

    @Test
    void everyServiceThatCamelLoadsByNameIsOpenToReflection() {
        List<String> services = ComponentJar.camelServices();

        assertThat(services).contains("io.github.camelheymarket.HeymarketComponent");
        assertThat(services).isNotEmpty().allMatch(seen(CLASSES)::contains);
    }

    @Test
    void theDescriptionOfTheOptionsIsInTheImage() {
        assertThat(seen(PATTERNS)).anyMatch("META-INF/io/github/camelheymarket/heymarket.json"::matches);
    }

    @Test
    void theTablesOfPhoneNumbersAreInTheImage() {
        assertThat(seen(PATTERNS)).anyMatch("com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_US"::matches);
    }
}
