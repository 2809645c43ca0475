package io.github.camelheymarket.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.util.VersionInfo;

/** Where the figures come from. */
record Machine(Setting setting, long seconds) {

    String describe() throws IOException {
        VersionInfo http =
                VersionInfo.loadVersionInfo("org.apache.hc.client5", getClass().getClassLoader());
        return "\nMeasured on " + LocalDate.now(ZoneOffset.UTC) + " with the setting `" + setting + "`, in "
                + Math.round(seconds / 60.0) + " minutes, on " + processor() + " with "
                + Runtime.getRuntime().availableProcessors() + " processors for this machine (load "
                + Report.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) + " at the end), "
                + System.getProperty("os.name") + ", JDK " + Runtime.version() + ", Camel "
                + new DefaultCamelContext().getVersion() + ", HttpClient "
                + (http == null ? "5" : http.getRelease()) + ", Jackson "
                + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION
                + ", camel-rest-openapi 4.17.0, JMH 1.37.\n";
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        return !Files.exists(info)
                ? System.getProperty("os.arch")
                : Files.readAllLines(info).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
    }
}
