package io.github.camelheymarket.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** The program under test: all routes and lanes in one context. It goes on where it was killed. */
final class RoutesProgram {

    private static final long SAMPLE_MILLIS = 10_000;

    private RoutesProgram() {}

    /** @param args folder, seed, requests per minute, base URL, secret id, secret key, port and token of the webhook */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path path = folder.resolve("journal");
        Workload workload =
                new Workload(Long.parseLong(args[1]), folder.resolve("ledgers").toString());
        Map<Lane, Integer> positions = Journal.positions(path, workload);
        Journal journal = new Journal(path);
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(args[3]);
        configuration.setApiSecretId(args[4]);
        configuration.setApiSecretKey(args[5]);
        configuration.setWebhookToken(args[7]);
        configuration.setRequestsPerMinute(Integer.parseInt(args[2]));
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("localhost");
        server.setBindPort(Integer.parseInt(args[6]));
        context.addService(new VertxPlatformHttpServer(server));
        context.addRoutes(new Routes(folder, journal));
        context.start();
        journal.write("start", ProcessHandle.current().pid());
        for (Lane lane : Lane.values()) {
            new Thread(
                            new LaneThread(
                                    lane,
                                    workload,
                                    context.createProducerTemplate(),
                                    journal,
                                    folder,
                                    positions.get(lane)),
                            "lane-" + lane)
                    .start();
        }
        sample(journal);
    }

    /** The parent kills this program; where the parent itself is killed, nobody reads the journal any more. */
    private static void sample(Journal journal) throws InterruptedException {
        long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
        while (parent
                == ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L)) {
            Thread.sleep(SAMPLE_MILLIS);
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            journal.write("sample", heap >> 10, threads, files);
        }
        System.exit(1);
    }
}
