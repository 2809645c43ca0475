package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** camel-webhook is optional: routes that receive no events need it not, and others fail with the dependency to add. */
class WithoutCamelWebhookTest {

    @TempDir
    Path folder;

    @Test
    void theRestWorksWithoutItAndEventsTellWhatToAdd() throws Exception {
        String classPath = ChildJvm.classPath();
        String without = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("camel-webhook") && !entry.contains("camel-platform-http"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).isNotEqualTo(classPath);
        Path out = folder.resolve("out.txt");

        Process process = ChildJvm.with()
                .run(without, WithoutCamelWebhookTest.class)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();

        assertThat(process.waitFor()).as(out.toString()).isZero();
        assertThat(Files.readString(out))
                .contains("count: started")
                .contains("events: heymarket:events/receive needs camel-webhook, and an HTTP server such as "
                        + "camel-platform-http: add both as dependencies");
    }

    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.start();
            System.out.println("count: " + start(context, "direct:in", "heymarket:contacts/count?apiKey=k"));
            System.out.println("events: " + start(context, "heymarket:events/receive?webhookToken=t", "log:never"));
        }
    }

    private static String start(DefaultCamelContext context, String from, String to) {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).to(to);
                }
            });
            return "started";
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getMessage();
        }
    }
}
