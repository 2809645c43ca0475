package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.page.Controls;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.List;

/** Lets the page operate a sandbox. */
record PageControls(HeymarketSandbox sandbox) implements Controls {
    @Override
    public SandboxSettings settings() {
        return sandbox.settings();
    }

    @Override
    public void settings(SandboxSettings all) {
        sandbox.settings(all);
    }

    @Override
    public int requestsPerMinute() {
        return sandbox.requestsPerMinute();
    }

    @Override
    public void reset() {
        sandbox.reset();
    }

    @Override
    public void seed(int count) {
        sandbox.seedMore(count);
    }

    @Override
    public void seedDifficult() {
        sandbox.seedDifficult();
    }

    @Override
    public void receive(String phone, String text) {
        sandbox.messaging().receive(phone, text);
    }

    @Override
    public List<Integer> deliver(String url, WebhookEvent event) {
        return sandbox.webhook().deliver(url, event);
    }
}
