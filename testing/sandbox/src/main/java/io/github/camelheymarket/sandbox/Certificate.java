package io.github.camelheymarket.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A self-signed certificate for localhost, made by the JDK's keytool in a temporary directory that {@link #close} removes. */
final class Certificate implements AutoCloseable {
    private static final String PASSWORD = "sandbox-store";

    private final Path directory;

    private Certificate(Path directory) {
        this.directory = directory;
    }

    static Certificate create() {
        try {
            Certificate certificate = new Certificate(Files.createTempDirectory("heymarket-sandbox"));
            certificate.generate();
            return certificate;
        } catch (IOException e) {
            throw new IllegalStateException("The sandbox cannot write its certificate", e);
        }
    }

    Path keyStore() {
        return directory.resolve("key.p12");
    }

    Path trustStore() {
        return directory.resolve("trust.p12");
    }

    String password() {
        return PASSWORD;
    }

    private void generate() throws IOException {
        Path exported = directory.resolve("certificate.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "sandbox",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                keyStore().toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "sandbox",
                "-file",
                exported.toString(),
                "-keystore",
                keyStore().toString());
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "sandbox",
                "-file",
                exported.toString(),
                "-keystore",
                trustStore().toString());
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while keytool was at work", e);
        }
    }

    @Override
    public void close() {
        try {
            for (String name : List.of("key.p12", "trust.p12", "certificate.pem")) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new IllegalStateException("The sandbox cannot remove its certificate", e);
        }
    }
}
