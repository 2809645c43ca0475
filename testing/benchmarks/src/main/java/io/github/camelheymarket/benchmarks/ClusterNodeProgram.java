package io.github.camelheymarket.benchmarks;

import java.io.OutputStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** A node whose threads send as many requests as the shared budget allows, until the standard input ends. */
final class ClusterNodeProgram {

    private static final int THREADS = 4;

    private ClusterNodeProgram() {}

    /** @param properties {@code name=value}, for camel-main */
    public static void main(String[] properties) throws Exception {
        Main camel = new Main();
        for (String property : properties) {
            String[] pair = property.split("=", 2);
            camel.addInitialProperty(pair[0], pair[1]);
        }
        camel.start();
        ProducerTemplate template = camel.getCamelContext().createProducerTemplate();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                while (true) {
                    template.requestBody("heymarket:contacts/count", (Object) null);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        System.out.println("started");
        System.in.transferTo(OutputStream.nullOutputStream());
        // Halted, as calls are in progress.
        Runtime.getRuntime().halt(0);
    }
}
