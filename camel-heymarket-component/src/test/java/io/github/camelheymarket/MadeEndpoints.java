package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows what endpoints are made of before anything checks it. What the values are good for is not asked, so a complaint may follow. */
final class MadeEndpoints implements BeforeEachCallback, AfterEachCallback {

    private final TestContext context = new TestContext();
    private final List<HeymarketConfiguration> made = new ArrayList<>();

    @Component("heymarket")
    private static final class Looking extends HeymarketComponent {

        private final List<HeymarketConfiguration> made;

        Looking(List<HeymarketConfiguration> made) {
            this.made = made;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            HeymarketEndpoint endpoint = (HeymarketEndpoint) super.createEndpoint(uri, remaining, parameters);
            made.add(endpoint.getConfiguration());
            return endpoint;
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        context.addComponent("heymarket", new Looking(made));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        context.stop();
    }

    TestContext context() {
        return context;
    }

    /** Of the first endpoint. */
    HeymarketConfiguration first() {
        assertThat(made).as("an endpoint").isNotEmpty();
        return made.get(0);
    }

    String value(String option) {
        return value(first(), option);
    }

    static String value(HeymarketConfiguration configuration, String option) {
        PropertyConfigurerGetter getter = new HeymarketConfigurationConfigurer();
        return (String) getter.getOptionValue(configuration, option, false);
    }

    void uri(String uri) {
        try {
            context.getEndpoint(uri);
        } catch (RuntimeException e) {
            // Looked at by what was made.
        }
    }

    /** A route to an operation, whose other options may follow a question mark. */
    void yaml(String operation, String option, String value) {
        String others =
                operation.contains("?") ? operation.substring(operation.indexOf('?') + 1) : "lazyStartProducer=false";
        load("- from:\n    uri: direct:a\n    steps:\n      - to:\n          uri: heymarket:"
                + operation.replaceFirst("\\?.*", "")
                + "\n          parameters:\n            '" + option + "': '" + value.replace("'", "''") + "'\n"
                + others.replaceAll("([^=&]+)=([^&]+)&?", "            $1: $2\n"));
    }

    void load(String route) {
        try {
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(
                            ResourceHelper.fromBytes("route.yaml", route.getBytes(StandardCharsets.UTF_8)))) {
                context.addRoutes(builder);
            }
            context.start();
        } catch (Exception e) {
            // Looked at by what was made.
        }
    }
}
