package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Conversation;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a jar of all jars whose service files were not merged, what the component gives does not become its toString(). */
class LostServiceFileTest {

    private static final String LOADERS = "META-INF/services/org/apache/camel/TypeConverterLoader";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    @Test
    void bodiesAreConvertedAndTheLogNamesWhatWasLost() throws Exception {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        sandbox.seed(Seed.phone("12025550143").first("Mara"));
        Path output = folder.resolve("output.txt");

        Process process = ChildJvm.with()
                .run(classPathWithoutTheFile(), Program.class, sandbox.baseUrl(), sandbox.apiKey())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output))
                .contains("WARN", LOADERS, "AppendingTransformer", "ServicesResourceTransformer");
    }

    private String classPathWithoutTheFile() throws IOException {
        Path whole = Path.of("target/classes").toAbsolutePath();
        Path copy = folder.resolve("classes");
        try (Stream<Path> files = Files.walk(whole)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(whole.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (!file.endsWith(LOADERS)) {
                    Files.copy(file, to);
                }
            }
        }
        return Arrays.stream(ChildJvm.classPath().split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().equals(whole) ? copy.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs in the other process. */
    static final class Program {

        public static void main(String[] args) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                HeymarketConfiguration configuration = context.getComponent("heymarket", HeymarketComponent.class)
                        .getConfiguration();
                configuration.setBaseUrl(args[0]);
                configuration.setApiKey(args[1]);
                context.start();
                var template = context.createProducerTemplate();
                Object contact = template.requestBodyAndHeader(
                        "heymarket:contacts/lookup", null, HeymarketConstants.PHONE, "12025550143");
                Object result =
                        template.requestBody("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "12025550144")));
                Object status = template.requestBodyAndHeader(
                        "heymarket:contacts/status", null, HeymarketConstants.PHONE, "12025550143");
                Object event =
                        new Conversation(io.github.camelheymarket.model.Json.object(Map.of("id", 7, "status", "open")));
                check(contact instanceof Contact, contact);
                check(result instanceof BulkResult, result);
                var converter = context.getTypeConverter();
                for (Object body : List.of(contact, result, status, event)) {
                    String text = converter.mandatoryConvertTo(String.class, body);
                    check(text.startsWith("{\"") && text.endsWith("}"), text);
                    byte[] bytes = converter.mandatoryConvertTo(byte[].class, body);
                    check(new String(bytes, StandardCharsets.UTF_8).equals(text), text);
                    try (InputStream stream = converter.mandatoryConvertTo(InputStream.class, body)) {
                        check(Arrays.equals(stream.readAllBytes(), bytes), text);
                    }
                    check(converter.mandatoryConvertTo(JsonNode.class, body).isObject(), text);
                }
            }
        }

        private static void check(boolean good, Object what) {
            if (!good) {
                throw new AssertionError(what);
            }
        }
    }
}
