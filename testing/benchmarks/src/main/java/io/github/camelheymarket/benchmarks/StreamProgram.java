package io.github.camelheymarket.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Lists contacts and upserts unchanged rows in a small heap, and reads the same answers with Jackson alone. */
final class StreamProgram {

    private static final int PAGE = 1_000;
    private static final int WARM_UP = 10_000;
    /** What is smaller is measured several times. */
    private static final int LARGE = 100_000;

    private static final int TIMES = 5;
    /** The resolution of the CPU time of a process, in seconds. */
    private static final double TICK = 0.01;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpClient5Peer plain;
    private long seen;

    private StreamProgram(String url) {
        plain = new HttpClient5Peer(url);
    }

    private interface Work {
        void run(int size) throws Exception;
    }

    /** @param args the URL of the stub, and the sizes */
    public static void main(String[] args) throws Exception {
        StreamProgram program = new StreamProgram(args[0]);
        program.start(args[0]);
        int[] sizes = Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray();
        program.measure("list", sizes, program::list);
        program.measure("list-plain", sizes, program::readList);
        program.measure("bulk", sizes, program::upsert);
        program.measure("bulk-plain", sizes, program::readSearches);
        System.exit(0);
    }

    private void start(String url) throws Exception {
        String account = "apiKey=" + CamelPeer.KEY + "&requestsPerMinute=0&baseUrl=" + url;
        context.disableJMX();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .to("heymarket:contacts/list?pageSize=" + PAGE + "&" + account)
                        .process(exchange -> {
                            for (Iterator<?> all = exchange.getMessage().getBody(Iterator.class); all.hasNext(); ) {
                                all.next();
                                seen++;
                            }
                        });
                from("direct:bulk").to("heymarket:contacts/bulk-upsert?" + account);
            }
        });
        context.start();
    }

    private void measure(String name, int[] sizes, Work work) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            work.run(WARM_UP);
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int size : sizes) {
            int times = size < LARGE ? TIMES : 1;
            double[] seconds = new double[times];
            double cpu = 0;
            long bytes = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                long cpuStart = system.getProcessCpuTime();
                work.run(size);
                cpu += (system.getProcessCpuTime() - cpuStart) / 1e9;
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(seconds);
            ChildJvm.print(name + " " + size + " seconds", seconds[times / 2]);
            ChildJvm.print(name + " " + size + " cpu", Math.max(cpu, TICK) / times);
            ChildJvm.print(
                    name + " " + size + " bytes", (threads.getThreadAllocatedBytes(thread) - bytes) / (double) times);
        }
    }

    private void list(int size) throws Exception {
        plain.call("POST", StubAnswers.TOTAL, LongNode.valueOf(size));
        seen = 0;
        send("direct:list", null);
        if (seen != size) {
            throw new IllegalStateException(seen + " contacts of " + size);
        }
    }

    private void readList(int size) throws Exception {
        plain.call("POST", StubAnswers.TOTAL, LongNode.valueOf(size));
        for (int page = 0; page <= (size + PAGE - 1) / PAGE; page++) {
            plain.drain(
                    "/v2/contacts/list",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("limit", PAGE)
                            .put("page", page)
                            .put("ascending", false));
        }
    }

    private void upsert(int size) throws Exception {
        Iterator<Map<String, String>> rows = IntStream.range(0, size)
                .mapToObj(i -> Peer.contact(StubAnswers.KNOWN, i))
                .iterator();
        send("direct:bulk", rows);
    }

    private void readSearches(int size) throws Exception {
        for (int from = 0; from < size; from += StubAnswers.PAGE) {
            List<String> phones = Peer.phones(StubAnswers.KNOWN, from);
            plain.drain("/v2/contacts/search", Peer.searchBody(phones));
        }
    }

    private void send(String route, Object body) throws Exception {
        org.apache.camel.Exchange done = context.createProducerTemplate()
                .send(route, exchange -> exchange.getMessage().setBody(body));
        if (done.getException() != null) {
            throw done.getException();
        }
    }
}
