package io.github.camelheymarket.docs;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.spi.Sleeper;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A context for each test, for routes with {@code http:}, with {@code heymarket:} or with both, against a sandbox. */
final class FromHttpContext implements BeforeEachCallback, AfterEachCallback {

    private final HeymarketSandboxExtension sandboxes;
    private DefaultCamelContext camel;
    private ProducerTemplate template;

    FromHttpContext(HeymarketSandboxExtension sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        camel = new TestContext();
        template = camel.createProducerTemplate();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        camel.stop();
    }

    DefaultCamelContext camel() {
        return camel;
    }

    ProducerTemplate template() {
        return template;
    }

    MockEndpoint mock(String name) {
        return camel.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    void startPlain() throws Exception {
        start(new PlainHttpRoutes(token()));
    }

    void startMoved() throws Exception {
        start(new MovedRoutes());
    }

    void start(RouteBuilder... routes) throws Exception {
        start(sandboxes.sandbox(), routes);
    }

    void start(HeymarketSandbox sandbox, RouteBuilder... routes) throws Exception {
        HeymarketConfiguration configuration =
                camel.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setApiSecretId(sandbox.secretId());
        configuration.setApiSecretKey(sandbox.secretKey());
        camel.getPropertiesComponent().addInitialProperty("heymarket", sandbox.baseUrl());
        // The looks of a create of unknown outcome are seconds apart.
        camel.getRegistry().bind("sleeper", (Sleeper) duration -> {});
        for (RouteBuilder each : routes) {
            camel.addRoutes(each);
        }
        camel.start();
    }

    PlainHttpToken token() {
        return token(sandboxes.sandbox());
    }

    static PlainHttpToken token(HeymarketSandbox sandbox) {
        return new PlainHttpToken(sandbox.secretId(), sandbox.secretKey());
    }
}
