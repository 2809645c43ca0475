package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.time.InstantSource;

/** How a sandbox starts. */
public final class SandboxBuilder {
    SandboxSettings settings = SandboxSettings.of(Profile.HOSTILE);
    String host = "localhost";
    int port;
    int requestsPerMinute;
    InstantSource clock = InstantSource.system();
    boolean recordBodies = true;
    int maxRecorded = 100_000;
    boolean tls;
    Path keyStore;
    String keyStorePassword;

    SandboxBuilder() {}

    /** Sets all switches; before {@link #set}, which changes single ones. Default hostile. */
    public SandboxBuilder profile(Profile profile) {
        return settings(SandboxSettings.of(profile));
    }

    /** Sets all switches. */
    public SandboxBuilder settings(SandboxSettings all) {
        settings = all;
        return this;
    }

    /**
     * Sets one switch.
     *
     * @throws IllegalArgumentException if it has no such value; the message names those it has
     */
    public SandboxBuilder set(Switch question, String value) {
        settings = settings.with(question, value);
        return this;
    }

    /** Sets a number switch; 0 means no limit. */
    public SandboxBuilder set(Switch question, int value) {
        return set(question, Integer.toString(value));
    }

    /** Sets a yes/no switch. */
    public SandboxBuilder set(Switch question, boolean value) {
        return set(question, value ? "YES" : "NO");
    }

    /** Interface to listen on, default localhost. */
    public SandboxBuilder host(String value) {
        host = value;
        return this;
    }

    /** Port, default 0: a free one. */
    public SandboxBuilder port(int value) {
        port = value;
        return this;
    }

    /** Requests that each credential has in any 60 seconds, default 0: no limit. */
    public SandboxBuilder requestsPerMinute(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("requestsPerMinute must be 0 (no limit) or more");
        }
        requestsPerMinute = value;
        return this;
    }

    /** Time of created and updated, of the age of JWTs and of the request limit; a {@code Clock} is one. Default system time. */
    public SandboxBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /** Whether bodies and answers are kept in the request log, default true; false keeps long runs small. */
    public SandboxBuilder recordBodies(boolean value) {
        recordBodies = value;
        return this;
    }

    /** Most requests kept in the log, default 100,000; older ones go. */
    public SandboxBuilder maxRecorded(int value) {
        maxRecorded = value;
        return this;
    }

    /** HTTPS with a certificate for localhost, made at the start; needs the JDK's keytool. */
    public SandboxBuilder tls() {
        tls = true;
        return this;
    }

    /** HTTPS with the key in this PKCS12 file. */
    public SandboxBuilder tls(Path pkcs12, String password) {
        keyStore = pkcs12;
        keyStorePassword = password;
        return tls();
    }

    /**
     * Starts the sandbox.
     *
     * @throws IllegalStateException if the port is taken or the certificate cannot be made
     */
    public HeymarketSandbox start() {
        return new HeymarketSandbox(this);
    }
}
