package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is optional is not missed: a process without Micrometer, health, console and JMX does its work in silence. */
class WithoutOptionalLibrariesTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    @Test
    void routesRunWithoutThem() throws Exception {
        String classPath = Arrays.stream(ChildJvm.classPath().split(File.pathSeparator))
                .filter(entry -> !entry.matches(
                        ".*(micrometer|camel-health|camel-console|camel-management|HdrHistogram|LatencyUtils).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        Path output = folder.resolve("output.txt");

        Process process = ChildJvm.with()
                .run(classPath, Program.class, sandbox.baseUrl(), sandbox.apiKey())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).doesNotContain("NoClassDefFoundError", "WARN", "ERROR");
        assertThat(sandbox.findByPhone("12025550143")).isPresent();
        assertThat(sandbox.findByPhone("12025550144")).isPresent();
    }

    /** Runs in the other process. */
    static final class Program {

        public static void main(String[] args) throws Exception {
            absent("io.micrometer.core.instrument.MeterRegistry");
            absent("org.apache.camel.impl.health.AbstractHealthCheck");
            absent("org.apache.camel.impl.console.DefaultDevConsoleRegistry");
            absent("org.apache.camel.management.JmxManagementStrategy");
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                HeymarketConfiguration configuration = context.getComponent("heymarket", HeymarketComponent.class)
                        .getConfiguration();
                configuration.setBaseUrl(args[0]);
                configuration.setApiKey(args[1]);
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:create").to("heymarket:contacts/create");
                        from("direct:coalesce").to("heymarket:contacts/bulk-upsert?coalesce=true");
                    }
                });
                context.start();
                var template = context.createProducerTemplate();
                template.sendBody("direct:create", Map.of("phone", "12025550143"));
                template.sendBody("direct:coalesce", Map.of("phone", "12025550144"));
            }
        }

        private static void absent(String name) {
            try {
                Class.forName(name);
                throw new AssertionError(name + " is there, so that this shows nothing");
            } catch (ClassNotFoundException e) {
                // As it should be.
            }
        }
    }
}
