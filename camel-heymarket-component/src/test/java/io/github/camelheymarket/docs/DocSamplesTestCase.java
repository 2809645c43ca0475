package io.github.camelheymarket.docs;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Samples of the pages, run against the sandbox. */
abstract class DocSamplesTestCase {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    final TestContext camel = new TestContext();

    final ProducerTemplate template = camel.createProducerTemplate();

    @BeforeEach
    void configure() {
        HeymarketComponent component = camel.getComponent("heymarket", HeymarketComponent.class);
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setApiSecretId(sandbox.secretId());
        component.getConfiguration().setApiSecretKey(sandbox.secretKey());
        camel.getPropertiesComponent()
                .addInitialProperty("inbox", folder.resolve("in").toString());
        camel.getPropertiesComponent()
                .addInitialProperty("outbox", folder.resolve("out").toString());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    void start(String sample) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(sample, sample(sample)));
        camel.start();
    }

    static String sample(String name) throws IOException {
        try (var file = DocSamplesTest.class.getResourceAsStream("/docs-samples/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
