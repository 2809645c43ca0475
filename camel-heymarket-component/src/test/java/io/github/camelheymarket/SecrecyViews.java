package io.github.camelheymarket;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.util.json.JsonObject;

/** The part of {@link SecrecyRun} that looks at a context from outside; each line begins with where it was seen. */
final class SecrecyViews {

    private final Consumer<Object> told;

    /** Most of what is seen again and again is the same. */
    private final Set<String> seen = new HashSet<>();

    SecrecyViews(Consumer<Object> told) {
        this.told = told;
    }

    private void tell(String line) {
        if (seen.add(line)) {
            told.accept(line);
        }
    }

    /** What is ours, which changes with each call. */
    void of(CamelContext context) {
        look(context, Set.of("endpoints", "consumers", "producers", "health"));
    }

    /** Also Camel's own beans, routes and processors: by far the most, and almost the same each time. */
    void whole(CamelContext context) {
        look(context, Set.of());
    }

    private void look(CamelContext context, Set<String> types) {
        context.getEndpoints().forEach(endpoint -> tell("ENDPOINT " + endpoint));
        context.getRoutes().forEach(route -> tell("ROUTE " + route + " " + route.getConsumer()));
        jmx(context, types);
        health(context);
        console(context);
        NamedThreads.with("").forEach(name -> tell("THREAD " + name));
    }

    private void jmx(CamelContext context, Set<String> types) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName name : server.queryNames(
                    new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",*"), null)) {
                if (!types.isEmpty() && !types.contains(name.getKeyProperty("type"))) {
                    continue;
                }
                tell("JMX " + name);
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    tell("JMX " + name.getKeyProperty("type") + " " + attribute.getName() + "="
                            + value(server, name, attribute.getName()));
                }
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(MBeanServer server, ObjectName name, String attribute) throws JMException {
        try {
            Object value = server.getAttribute(name, attribute);
            return value instanceof Object[] many ? Arrays.deepToString(many) : value;
        } catch (RuntimeMBeanException e) {
            // Camel has attributes that only some beans can answer.
            return e.getCause();
        }
    }

    private void health(CamelContext context) {
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context, "full")) {
            tell("HEALTH " + result.getCheck().getId() + " " + result.getState() + " "
                    + result.getMessage().orElse("") + " " + result.getDetails());
            result.getError().ifPresent(error -> failure("HEALTH", error));
        }
    }

    private void console(CamelContext context) {
        DevConsoleRegistry consoles = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        // Not "endpoint": Camel's own console shows the URI of every endpoint in its JSON as it was written, secrets
        // too.
        for (String id : List.of("heymarket", "consumer", "health")) {
            DevConsole console = consoles == null ? null : consoles.resolveById(id);
            if (console != null) {
                for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
                    Object text = console.call(type);
                    tell("CONSOLE " + id + " " + (text instanceof JsonObject json ? json.toJson() : text));
                }
            }
        }
    }

    /** With all its causes, as in a log. */
    void failure(String where, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        tell(where + " FAILED " + trace);
    }

    /** Whatever the component left in a folder. */
    void files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                tell("CURSOR " + file.getFileName() + " " + Files.readString(file));
            }
        }
    }
}
