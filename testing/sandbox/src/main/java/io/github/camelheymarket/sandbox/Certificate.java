package io.github.camelheymarket.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** A self-signed certificate for localhost, made by the JDK's keytool in a temporary directory that {@link #close} removes. */
final class Certificate implements AutoCloseable {
    private static final String PASSWORD = "sandbox-store";
    private static final String ALIAS = "sandbox";

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
        keytool(
                "-genkeypair",
                "-alias",
                ALIAS,
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
                keyStore().toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        try (OutputStream out = Files.newOutputStream(trustStore())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    ALIAS,
                    KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray())
                            .getCertificate(ALIAS));
            trusted.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sandbox cannot copy its certificate", e);
        }
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
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
            for (Path file : List.of(keyStore(), trustStore())) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new IllegalStateException("The sandbox cannot remove its certificate", e);
        }
    }
}
