package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of each example that say where the contacts go. */
public final class AccountOptions {

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "How the sandbox behaves where Heymarket's documentation leaves it open: kind or hostile. "
                    + "Default: kind.")
    Profile profile;

    @Option(
            names = "--real",
            description = "Use Heymarket. HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or HEYMARKET_API_KEY, "
                    + "are the credentials; HEYMARKET_BASE_URL is another address than Heymarket's own.")
    boolean real;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Use the API at this address, such as a sandbox that runs. Credentials as with --real.")
    String baseUrl;

    public Profile profile() {
        return profile == null ? Profile.KIND : profile;
    }

    public boolean usesSandbox() {
        return !real && baseUrl == null;
    }

    /**
     * @param file the contacts, {@code null} for invented people
     * @throws InputException when the options do not go together, or there is no such file
     */
    public void check(Path file) {
        if (!usesSandbox() && profile != null) {
            throw new InputException(
                    "--profile is about the program's own sandbox, which --real and --base-url do without.");
        }
        if (!usesSandbox() && file == null) {
            throw new InputException(
                    "Name a FILE: without one the contacts are invented people, who belong in no account.");
        }
        if (file != null && (!Files.isReadable(file) || Files.isDirectory(file))) {
            throw new InputException("There is no file " + file + ".");
        }
    }

    /**
     * @param environment may have the credentials of the real API
     * @param requestsPerMinute the limit of the sandbox, 0 for none
     */
    public HeymarketAccount account(Map<String, String> environment, int requestsPerMinute) {
        return usesSandbox()
                ? HeymarketAccount.sandbox(profile(), requestsPerMinute)
                : HeymarketAccount.api(baseUrl, environment);
    }
}
