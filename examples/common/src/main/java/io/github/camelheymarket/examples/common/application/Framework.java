package io.github.camelheymarket.examples.common.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs between the frameworks for the start of an application. */
enum Framework {
    SPRING_BOOT("Spring Boot", "SERVER_PORT", "Tomcat started on port (\\d+)", "/actuator/health"),
    QUARKUS("Quarkus", "QUARKUS_HTTP_PORT", "Listening on: http://[^:]+:(\\d+)", "/q/health");

    private final String title;
    private final String portVariable;
    private final Pattern portLine;
    private final String healthPath;

    Framework(String title, String portVariable, String portLine, String healthPath) {
        this.title = title;
        this.portVariable = portVariable;
        this.portLine = Pattern.compile(portLine);
        this.healthPath = healthPath;
    }

    /** @param name of the example, such as {@code spring-boot} */
    static Framework of(String name) {
        return Arrays.stream(values())
                .filter(framework -> framework.exampleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown example: " + name));
    }

    String exampleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    /** The environment variable for the port of the application, 0 for any free one. */
    String portVariable() {
        return portVariable;
    }

    String healthPath() {
        return healthPath;
    }

    /** The port in a line of the log; empty if the line has none. */
    Optional<Integer> port(String line) {
        Matcher matcher = portLine.matcher(line);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
