package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.endpoint.Events;
import io.github.camelheymarket.sandbox.endpoint.Routes;
import io.github.camelheymarket.sandbox.endpoint.State;
import io.github.camelheymarket.sandbox.fault.Faults;
import io.github.camelheymarket.sandbox.http.Credentials;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.http.RequestLog;
import io.github.camelheymarket.sandbox.http.SandboxHandler;
import io.github.camelheymarket.sandbox.messaging.Workspace;
import io.github.camelheymarket.sandbox.page.PageHandler;
import io.github.camelheymarket.sandbox.page.PageState;
import io.github.camelheymarket.sandbox.page.Traffic;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stand-in for the API of Heymarket: real HTTP, a state that calls change, and the contract's strictness. Where the
 * contract leaves a question open, a {@link Switch} answers it; a {@link Profile} is a full set of answers.
 *
 * <pre>{@code
 * try (HeymarketSandbox sandbox = HeymarketSandbox.builder().profile(Profile.KIND).start()) {
 *     sandbox.seed(Seed.phone("12025550143").first("Mara"));
 *     // call sandbox.baseUrl() with sandbox.secretId() and sandbox.secretKey()
 * }
 * }</pre>
 *
 * Safe for use by several threads. Snapshots it gives out never change.
 */
public final class HeymarketSandbox extends SandboxAccount implements AutoCloseable {
    private final SandboxBuilder builder;
    private final Workspace workspace = new Workspace();
    private final Faults faults = new Faults();
    private final RequestLog log;
    private final SandboxHandler handler;
    private final Traffic traffic = new Traffic(contacts, InstantSource.system());
    private final PageHandler page;
    private final SandboxServer server;
    private final SandboxWebhook webhook = new SandboxWebhook(this::settings);
    private final SandboxMessaging messaging;
    private volatile SandboxSettings settings;

    HeymarketSandbox(SandboxBuilder builder) {
        this.builder = builder;
        settings = builder.settings;
        log = new RequestLog(builder.maxRecorded, builder.recordBodies);
        State state = new State(contacts, catalog, workspace, webhook::happened, builder.clock);
        messaging = new SandboxMessaging(workspace, this::now, () -> new Events(state, settings));
        Routes routes = new Routes(state, () -> settings);
        handler = new SandboxHandler(builder.clock, () -> settings, routes, faults, log, builder.requestsPerMinute);
        log.timed(traffic);
        page = new PageHandler(
                handler,
                new PageState(contacts, catalog, workspace, faults, log, new PageControls(this)),
                traffic,
                builder.host);
        server = new SandboxServer(builder, page);
    }

    /** A sandbox with the profile hostile, on a free port of the loopback interface. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** Address to use as the API's base URL, without a slash at the end. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** Address of the page on which people look at this sandbox and operate it. */
    public String pageUrl() {
        return baseUrl() + "/";
    }

    public int port() {
        return server.port();
    }

    /** Trust store (PKCS12) with the certificate the sandbox made for itself; only after {@code builder().tls()}. */
    public Path trustStorePath() {
        return server.certificate().trustStore();
    }

    public String trustStorePassword() {
        return server.certificate().password();
    }

    /** Whether it runs on HTTPS with a certificate of its own making. */
    boolean madeCertificate() {
        return builder.tls && builder.keyStore == null;
    }

    /** Id of the first API Secret. */
    public String secretId() {
        return Credentials.FIRST.id();
    }

    /** Key of the first API Secret. */
    public String secretKey() {
        return Credentials.FIRST.key();
    }

    /** Id of the second API Secret, as there is one while keys are rolled (C2.3). */
    public String secondSecretId() {
        return Credentials.SECOND.id();
    }

    /** Key of the second API Secret. */
    public String secondSecretKey() {
        return Credentials.SECOND.key();
    }

    /** The legacy team API key. */
    public String apiKey() {
        return Credentials.API_KEY;
    }

    /** Requests that each credential has in 60 seconds, 0 for no limit. */
    int requestsPerMinute() {
        return builder.requestsPerMinute;
    }

    /** All switches as they are. */
    @Override
    public SandboxSettings settings() {
        return settings;
    }

    /** Sets all switches. */
    public synchronized void settings(SandboxSettings all) {
        settings = all;
    }

    /** Sets all switches to those of a profile. */
    public void profile(Profile profile) {
        settings(SandboxSettings.of(profile));
    }

    /**
     * Sets one switch.
     *
     * @throws IllegalArgumentException if it has no such value; the message names those it has
     */
    public synchronized void set(Switch question, String value) {
        settings = settings.with(question, value);
    }

    /** Sets a number switch; 0 means no limit. */
    public void set(Switch question, int value) {
        set(question, Integer.toString(value));
    }

    /** Sets a yes/no switch. */
    public void set(Switch question, boolean value) {
        set(question, value ? "YES" : "NO");
    }

    /** Back to the start: no contacts, fields, tags, requests, faults; the builder's switches. Listeners stay. */
    public void reset() {
        faults.clear();
        contacts.clear();
        catalog.clear();
        workspace.clear();
        log.clear();
        traffic.clear();
        log.recordBodies(builder.recordBodies);
        handler.clearLimit();
        webhook.reset();
        settings(builder.settings);
    }

    /** Faults for the requests to come. */
    public Faults faults() {
        return faults;
    }

    /** The requests, in the order they arrived. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** The requests of that method whose path starts with the prefix. */
    public List<RecordedRequest> requests(String method, String pathPrefix) {
        return requests().stream()
                .filter(r -> r.method().equals(method) && r.path().startsWith(pathPrefix))
                .toList();
    }

    /** How many requests came since the last clear, also those no longer kept. */
    public long requestCount() {
        return log.total();
    }

    public void clearRequests() {
        log.clear();
    }

    /** Whether bodies and answers are recorded from now on. */
    public void recordBodies(boolean value) {
        log.recordBodies(value);
    }

    /**
     * Calls the listener with each request, before its client sees the answer.
     *
     * @return takes the listener away again
     */
    public Runnable onRequest(Consumer<RecordedRequest> listener) {
        return log.onRequest(listener);
    }

    /** Lists, templates, conversations and messages. */
    public SandboxMessaging messaging() {
        return messaging;
    }

    /** Delivers events to a receiver under test. */
    public SandboxWebhook webhook() {
        return webhook;
    }

    /** How many requests the limit has refused with 429. */
    public long rateLimited() {
        return handler.rateLimited();
    }

    /** Stops the server; held requests go on first. */
    @Override
    public void close() {
        faults.clear();
        page.close();
        server.close();
        webhook.unsubscribe();
    }

    @Override
    void seeded() {
        traffic.seeded();
    }

    @Override
    Instant now() {
        boolean seconds = settings.is(Switch.UPDATED_RESOLUTION, "SECONDS");
        return builder.clock
                .instant()
                .minusSeconds(settings.number(Switch.CLOCK_BEHIND))
                .truncatedTo(seconds ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    }
}
