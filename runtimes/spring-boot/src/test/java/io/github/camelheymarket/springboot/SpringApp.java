package io.github.camelheymarket.springboot;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A Spring Boot application with nothing of its own but what a test adds. */
final class SpringApp {

    private static final String ENVIRONMENT = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    /** What stands for the user's application. */
    @EnableAutoConfiguration
    static class Application {}

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Object> environment = new LinkedHashMap<>();
    private Class<?>[] sources = {Application.class};
    private WebApplicationType type = WebApplicationType.NONE;

    SpringApp() {
        with("logging.level.root", "warn");
        with("spring.main.banner-mode", "off");
    }

    /** With the sandbox as the API, and its credential. */
    SpringApp at(HeymarketSandbox sandbox) {
        return with("camel.component.heymarket.base-url", sandbox.baseUrl())
                .with("camel.component.heymarket.api-secret-id", sandbox.secretId())
                .with("camel.component.heymarket.api-secret-key", sandbox.secretKey());
    }

    SpringApp with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** An environment variable. */
    SpringApp withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    SpringApp withSources(Class<?>... more) {
        sources = new Class<?>[more.length + 1];
        sources[0] = Application.class;
        System.arraycopy(more, 0, sources, 1, more.length);
        return this;
    }

    SpringApp onTheWeb() {
        type = WebApplicationType.SERVLET;
        return with("server.port", 0).with("server.address", "127.0.0.1");
    }

    ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(sources)
                .web(type)
                .properties(properties)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(ENVIRONMENT, new SystemEnvironmentPropertySource(ENVIRONMENT, environment)))
                .run();
    }

    static HeymarketComponent component(ConfigurableApplicationContext spring) {
        return spring.getBean(CamelContext.class).getComponent("heymarket", HeymarketComponent.class);
    }

    static HeymarketConfiguration options(ConfigurableApplicationContext spring) {
        return component(spring).getConfiguration();
    }

    static ProducerTemplate template(ConfigurableApplicationContext spring) {
        return spring.getBean(ProducerTemplate.class);
    }
}
