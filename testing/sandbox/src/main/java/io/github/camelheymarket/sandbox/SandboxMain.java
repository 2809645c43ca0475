package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Starts a sandbox from the command line; {@code --help} tells the options. Exits with 2 when the command line is wrong, and with 1
 * when the sandbox cannot start or an event was not received.
 */
public final class SandboxMain {
    private static final String SERVER_LOG = "org.slf4j.simpleLogger.log.org.eclipse.jetty";

    private SandboxMain() {}

    /** Runs until the process is stopped. */
    public static void main(String[] args) throws InterruptedException {
        if (System.getProperty(SERVER_LOG) == null) {
            System.setProperty(SERVER_LOG, "warn");
        }
        try {
            SandboxArguments arguments = SandboxArguments.parse(args);
            if (arguments.webhook().delivers() && !arguments.help()) {
                System.exit(deliver(System.out, arguments) ? 0 : 1);
            }
            Optional<HeymarketSandbox> sandbox = start(System.out, arguments);
            if (sandbox.isPresent()) {
                Runtime.getRuntime().addShutdownHook(new Thread(sandbox.get()::close));
                Thread.currentThread().join();
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(e instanceof IllegalArgumentException ? 2 : 1);
        }
    }

    /** Whether each event of the command line was received. */
    static boolean deliver(PrintStream out, SandboxArguments arguments) {
        SandboxSettings settings = arguments.builder().settings;
        return arguments.webhook().deliver(new SandboxWebhook(() -> settings), out);
    }

    /** The started sandbox; empty if only the help was asked for. */
    static Optional<HeymarketSandbox> start(PrintStream out, SandboxArguments arguments) {
        if (arguments.help()) {
            out.print(SandboxArguments.HELP);
            return Optional.empty();
        }
        HeymarketSandbox sandbox = arguments.builder().start();
        arguments.webhook().applyTo(sandbox.webhook());
        arguments.fields().forEach(title -> out.println("field " + sandbox.defineField(title) + "   " + title));
        arguments.tags().forEach(label -> out.println("tag " + sandbox.defineTag(label) + "   " + label));
        sandbox.seedMany(arguments.contacts(), 1);
        out.println("contacts       " + sandbox.contactCount());
        out.println("base URL       " + sandbox.baseUrl());
        out.println("page           " + sandbox.pageUrl());
        out.println("secret id      " + sandbox.secretId());
        out.println("secret key     " + sandbox.secretKey());
        out.println("API key        " + sandbox.apiKey());
        out.println("webhook token  " + sandbox.webhook().token());
        if (sandbox.madeCertificate()) {
            out.println("trust store    " + sandbox.trustStorePath() + " (PKCS12, password "
                    + sandbox.trustStorePassword() + ")");
        }
        return Optional.of(sandbox);
    }
}
