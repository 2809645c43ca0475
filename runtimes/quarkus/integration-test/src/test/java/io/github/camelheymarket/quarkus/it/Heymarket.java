package io.github.camelheymarket.quarkus.it;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A sandbox that starts before the application, which gets its address. */
public class Heymarket implements QuarkusTestResourceLifecycleManager {

    private HeymarketSandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = HeymarketSandbox.builder().start();
        return Map.of(
                "camel.component.heymarket.baseUrl", sandbox.baseUrl(),
                "camel.component.heymarket.apiSecretId", sandbox.secretId(),
                "camel.component.heymarket.apiSecretKey", sandbox.secretKey());
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(sandbox, new TestInjector.MatchesType(HeymarketSandbox.class));
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
