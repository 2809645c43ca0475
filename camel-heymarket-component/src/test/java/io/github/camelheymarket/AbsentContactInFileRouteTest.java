package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message of camel-file gives its file as soon as its body is null. */
class AbsentContactInFileRouteTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    private final BlockingQueue<Message> found = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theBodyIsNullAndNotTheFile(Profile profile) throws Exception {
        routes.sandbox(profile);
        Files.writeString(folder.resolve("id.txt"), "999999");
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0")
                        .setHeader("kept", constant("yes"))
                        .to("heymarket:contacts/lookup?contactId=999999&notFound=null")
                        .process(exchange -> found.add(exchange.getMessage()));
            }
        });

        Message message = found.poll(1, TimeUnit.MINUTES);

        assertThat(message).isNotNull();
        assertThat(message.getBody()).isNull();
        assertThat(message.getHeaders())
                .containsEntry("kept", "yes")
                .containsEntry("CamelFileName", "id.txt")
                .containsEntry(HeymarketConstants.RESULT_FOUND, false);
    }
}
