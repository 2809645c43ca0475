package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.client.AnswerClass;
import io.github.camelheymarket.metrics.HeymarketMeters;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dashboard and the alert rules ask only for what the component gives. */
class MonitoringTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private static final String DASHBOARD = "docs/monitoring/heymarket-dashboard.json";
    private static final String RULES = "docs/monitoring/heymarket-alerts.yaml";

    private static final Pattern METRIC = Pattern.compile("(camel_heymarket_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(?:=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(camel_heymarket_\\w+)\\{([^}]*)} ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    /** The labels of each metric that Prometheus gets. */
    private static final Map<String, Set<String>> EMITTED = new TreeMap<>();

    @BeforeAll
    static void scrape() throws Exception {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (TestContext camel = new TestContext()) {
            camel.getRegistry().bind("meters", meters);
            HeymarketConfiguration configuration =
                    camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setBaseUrl(HEYMARKET.sandbox().baseUrl());
            configuration.setApiSecretId(HEYMARKET.sandbox().secretId());
            configuration.setApiSecretKey(HEYMARKET.sandbox().secretKey());
            configuration.setMaxRetryDelay(1);
            camel.start();
            HEYMARKET.sandbox().faults().add(Fault.status(503));
            try (ProducerTemplate template = camel.createProducerTemplate()) {
                template.requestBody("heymarket:contacts/count", (Object) null);
            }
            matches(SAMPLE, meters.scrape())
                    .forEach(sample -> EMITTED.computeIfAbsent(sample.group(1), name -> new TreeSet<>())
                            .addAll(matches(LABEL, sample.group(2))
                                    .map(label -> label.group(1))
                                    .toList()));
        }
    }

    @Test
    void eachMetricAndLabelIsOneThatTheComponentEmits() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (String expression : expressions()) {
            Set<String> labels = new TreeSet<>();
            matches(METRIC, expression).forEach(metric -> {
                Set<String> known = EMITTED.getOrDefault(metric.group(1), Set.of());
                labels.addAll(known);
                if (known.isEmpty()) {
                    unknown.add(metric.group(1));
                }
                matches(MATCHER, metric.group(2) == null ? "" : metric.group(2))
                        .filter(matcher -> !known.contains(matcher.group(1)))
                        .forEach(matcher -> unknown.add(metric.group()));
            });
            matches(GROUPING, expression)
                    .flatMap(grouping -> Arrays.stream(grouping.group(1).split(", ")))
                    .filter(label -> !labels.contains(label))
                    .forEach(label -> unknown.add("by " + label + " in " + expression));
        }

        assertThat(expressions()).hasSizeGreaterThan(20);
        assertThat(unknown).isEmpty();
    }

    @Test
    void eachStatusAndExceptionIsOneThatThereIs() throws IOException {
        Set<String> statuses = new TreeSet<>();
        Arrays.stream(AnswerClass.values()).forEach(answer -> statuses.add(answer.label()));
        List<String> unknown = new ArrayList<>();
        for (String expression : expressions()) {
            matches(MATCHER, expression)
                    .flatMap(matcher -> Arrays.stream(matcher.group(2).split("\\|"))
                            .filter(value -> !isKnown(matcher.group(1), value, statuses)))
                    .forEach(unknown::add);
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void theDashboardShowsEachMeter() throws IOException {
        String all = String.join("\n", dashboard());

        assertThat(List.of(
                        HeymarketMeters.REQUESTS,
                        HeymarketMeters.RETRIES,
                        HeymarketMeters.CALLS,
                        HeymarketMeters.BUDGET_WAIT,
                        HeymarketMeters.BUDGET_LEFT))
                .allSatisfy(meter -> assertThat(all).contains(meter.replace('.', '_')));
    }

    @Test
    void thePageTellsOfEachAlert() {
        String page = Repository.read(Repository.ROOT.resolve("docs/operations.md"));

        assertThat(matches(Pattern.compile("alert: (\\w+)"), Repository.read(Repository.ROOT.resolve(RULES))))
                .hasSize(8)
                .allSatisfy(alert -> assertThat(page).contains("| `" + alert.group(1) + "` |"));
    }

    private static boolean isKnown(String label, String value, Set<String> statuses) {
        return switch (label) {
            case "status" -> statuses.contains(value);
            case "error" -> value.equals("none") || isException(value);
            case "camelContext" -> value.equals("$context");
            default -> false;
        };
    }

    private static boolean isException(String name) {
        try {
            Class.forName("io.github.camelheymarket.exception." + name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>(dashboard());
        // An expression ends with the next key.
        matches(
                        Pattern.compile("(?s) expr: (.*?)\\n +(?:for|labels):"),
                        Repository.read(Repository.ROOT.resolve(RULES)))
                .forEach(rule -> expressions.add(rule.group(1)));
        return expressions;
    }

    private static List<String> dashboard() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper()
                .readTree(Repository.ROOT.resolve(DASHBOARD).toFile())
                .get("panels")) {
            panel.get("targets")
                    .forEach(target -> expressions.add(target.get("expr").asText()));
        }
        return expressions;
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
