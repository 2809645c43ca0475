package io.github.camelheymarket.soak;

import io.github.camelheymarket.ChildJvm;
import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.Contact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * A route from contacts/changes in a process of its own, that can be killed. It writes down what it is given, at once: for
 * each exchange the change, id, rev, first name and time, for each poll that went well a line of its own.
 */
final class ChangesProcess {

    static final String POLL = "poll";

    private final Process process;

    /** @param options of the endpoint, each {@code name=value} */
    ChangesProcess(String baseUrl, String apiKey, Path deliveries, List<String> options) throws IOException {
        process = ChildJvm.with(
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-Dorg.slf4j.simpleLogger.log.io.github.camelheymarket=error")
                .run(ChangesProcess.class, baseUrl, apiKey, deliveries.toString(), String.join("&", options))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        deliveries.resolveSibling("process.log").toFile()))
                .start();
    }

    /** As by kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** In order. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    public static void main(String[] args) throws Exception {
        FileChannel deliveries =
                FileChannel.open(Path.of(args[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        DefaultCamelContext context = new DefaultCamelContext();
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(args[0]);
        configuration.setApiKey(args[1]);
        configuration.setRequestsPerMinute(0);
        configuration.setMaxRetries(1);
        configuration.setMaxRetryDelay(5);
        context.getRegistry().bind("polls", new DefaultPollingConsumerPollStrategy() {
            @Override
            public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
                write(deliveries, POLL);
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("heymarket:contacts/changes?pollStrategy=#polls&" + args[3])
                        .process(exchange -> write(deliveries, line(exchange)));
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
        context.start();
        Thread.currentThread().join();
    }

    private static String line(Exchange exchange) {
        Message message = exchange.getMessage();
        Contact contact = message.getBody(Contact.class);
        return message.getHeader(HeymarketConstants.RESULT_CHANGE) + " " + contact.getId() + " " + contact.getRev()
                + " " + contact.getFirst() + " " + System.currentTimeMillis();
    }

    private static synchronized void write(FileChannel deliveries, String line) {
        try {
            deliveries.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
