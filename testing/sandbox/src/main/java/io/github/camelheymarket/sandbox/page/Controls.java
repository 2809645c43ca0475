package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.List;

/** What the page can do to the sandbox. */
public interface Controls {
    SandboxSettings settings();

    void settings(SandboxSettings all);

    /** Requests that each credential has in 60 seconds, 0 for no limit. */
    int requestsPerMinute();

    /** Back to the start. */
    void reset();

    /** Adds invented contacts. */
    void seed(int count);

    /** Adds contacts whose names are hard to show and to store. */
    void seedDifficult();

    /** A message of that phone comes in. */
    void receive(String phone, String text);

    /** Delivers an event, and gives the status of each answer. */
    List<Integer> deliver(String url, WebhookEvent event);
}
