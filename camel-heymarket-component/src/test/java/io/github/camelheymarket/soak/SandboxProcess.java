package io.github.camelheymarket.soak;

import io.github.camelheymarket.ChildJvm;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A sandbox in a process of its own, so that the heap under test is the component's alone. */
final class SandboxProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final String baseUrl;
    private final String apiKey;

    SandboxProcess(Profile profile) throws IOException {
        process = ChildJvm.with("-Xmx2g")
                .run(SandboxProcess.class, profile.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        baseUrl = output.readLine();
        apiKey = output.readLine();
        if (apiKey == null) {
            throw new IOException("the sandbox did not start");
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    String apiKey() {
        return apiKey;
    }

    /** How many requests it has answered. */
    long requests() throws IOException {
        process.getOutputStream().write('?');
        process.getOutputStream().flush();
        return Long.parseLong(output.readLine());
    }

    /** The other process ends when its input does, and so also when this one is killed. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(slow -> process.destroyForcibly())
                .join();
    }

    public static void main(String[] args) throws IOException {
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                .profile(Profile.named(args[0]))
                .recordBodies(false)
                .maxRecorded(1_000)
                .start()) {
            System.out.println(sandbox.baseUrl());
            System.out.println(sandbox.apiKey());
            while (System.in.read() >= 0) {
                System.out.println(sandbox.requestCount());
            }
        }
    }
}
