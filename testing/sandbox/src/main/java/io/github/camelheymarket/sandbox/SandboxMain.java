package io.github.camelheymarket.sandbox;

import java.io.PrintStream;
import java.util.Optional;

/** Starts a sandbox from the command line; {@code --help} tells the options. Exits with 2 when the command line is wrong. */
public final class SandboxMain {
    private SandboxMain() {}

    /** Runs until the process is stopped. */
    public static void main(String[] args) throws InterruptedException {
        Optional<HeymarketSandbox> sandbox;
        try {
            sandbox = start(System.out, args);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(e instanceof IllegalArgumentException ? 2 : 1);
            return;
        }
        if (sandbox.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox.get()::close));
            Thread.currentThread().join();
        }
    }

    /** The started sandbox; empty if only the help was asked for. */
    static Optional<HeymarketSandbox> start(PrintStream out, String... args) {
        SandboxArguments arguments = SandboxArguments.parse(args);
        if (arguments.help()) {
            out.print(SandboxArguments.HELP);
            return Optional.empty();
        }
        HeymarketSandbox sandbox = arguments.builder().start();
        arguments.fields().forEach(title -> out.println("field " + sandbox.defineField(title) + "   " + title));
        arguments.tags().forEach(label -> out.println("tag " + sandbox.defineTag(label) + "   " + label));
        sandbox.seedMany(arguments.contacts(), 1);
        out.println("contacts     " + sandbox.contactCount());
        out.println("base URL     " + sandbox.baseUrl());
        out.println("page         " + sandbox.pageUrl());
        out.println("secret id    " + sandbox.secretId());
        out.println("secret key   " + sandbox.secretKey());
        out.println("API key      " + sandbox.apiKey());
        if (sandbox.madeCertificate()) {
            out.println("trust store  " + sandbox.trustStorePath() + " (PKCS12, password "
                    + sandbox.trustStorePassword() + ")");
        }
        return Optional.of(sandbox);
    }
}
