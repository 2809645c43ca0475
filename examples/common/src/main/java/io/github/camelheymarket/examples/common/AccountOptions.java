package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of all examples that choose the account. */
public final class AccountOptions {

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "How the sandbox behaves where Heymarket's documentation is open: kind or hostile. "
                    + "Default: kind.")
    Profile profile;

    @Option(
            names = "--real",
            description = "Use Heymarket. HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or HEYMARKET_API_KEY, "
                    + "are the credentials; HEYMARKET_BASE_URL replaces Heymarket's address.")
    boolean real;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Use the API at this address, such as a running sandbox. Credentials as with --real.")
    String baseUrl;

    public Profile profile() {
        return profile == null ? Profile.KIND : profile;
    }

    public boolean usesSandbox() {
        return !real && baseUrl == null;
    }

    /**
     * @param file the contacts, {@code null} for invented people
     * @throws InputException if the options contradict each other, or the file does not exist
     */
    public void check(Path file) {
        if (!usesSandbox() && profile != null) {
            throw new InputException(
                    "--profile is for the embedded sandbox, and cannot be used with --real or --base-url.");
        }
        if (!usesSandbox() && file == null) {
            throw new InputException("A FILE is required: invented people must not get into a real account.");
        }
        if (file != null && (!Files.isReadable(file) || Files.isDirectory(file))) {
            throw new InputException("The file " + file + " does not exist.");
        }
    }

    /**
     * @param environment may have the credentials of the real API
     * @param requestsPerMinute the limit of the sandbox, 0 for no limit
     */
    public HeymarketAccount account(Map<String, String> environment, int requestsPerMinute) {
        return usesSandbox()
                ? HeymarketAccount.sandbox(profile(), requestsPerMinute)
                : HeymarketAccount.api(baseUrl, environment);
    }
}
