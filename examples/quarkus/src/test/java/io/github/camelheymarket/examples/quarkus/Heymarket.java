package io.github.camelheymarket.examples.quarkus;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A sandbox and a folder that exist before the application, which gets their addresses. */
public class Heymarket implements QuarkusTestResourceLifecycleManager {

    private HeymarketSandbox sandbox;
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory(Path.of("target"), "contacts-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sandbox = HeymarketSandbox.builder().start();
        return Map.of(
                "inbox", folder.resolve("inbox").toString(),
                "outbox", folder.resolve("outbox").toString(),
                "inbox.quiet", "100",
                "changes.delay", "200",
                "quarkus.http.test-port", "0",
                "camel.component.heymarket.base-url", sandbox.baseUrl(),
                "camel.component.heymarket.api-secret-id", sandbox.secretId(),
                "camel.component.heymarket.api-secret-key", sandbox.secretKey());
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(sandbox, new TestInjector.MatchesType(HeymarketSandbox.class));
        test.injectIntoFields(folder, new TestInjector.MatchesType(Path.class));
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
