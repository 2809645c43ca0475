package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of the examples with a table: either a sandbox and an embedded database, or Heymarket and a database of the user. */
public final class DatabaseOptions {

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "kind",
            description = "How the sandbox behaves where Heymarket's documentation is open: kind or hostile. "
                    + "Default: kind.")
    private Profile profile;

    @Option(
            names = "--real",
            description = "Use Heymarket. HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or HEYMARKET_API_KEY, "
                    + "are the credentials; HEYMARKET_BASE_URL replaces Heymarket's address.")
    private boolean real;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "With --real: the PostgreSQL, jdbc:postgresql://..., with PGUSER and PGPASSWORD of the "
                    + "environment.")
    private String database;

    public Profile profile() {
        return profile;
    }

    public boolean isReal() {
        return real;
    }

    /** {@code null} for an embedded one. */
    public String database() {
        return database;
    }

    /** @throws InputException if a sandbox would get real people, or a real account invented ones */
    public void check() {
        if (real != (database != null)) {
            throw new InputException(
                    "--real and --database require each other: your rows must not get into the sandbox, nor invented "
                            + "people into a real account.");
        }
        checkUrl(database);
    }

    /** @throws InputException if it is not the address of a PostgreSQL */
    public static void checkUrl(String database) {
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw new InputException("--database must be an address such as jdbc:postgresql://localhost:5432/crm.");
        }
    }

    /** @param environment may have the credentials of the real API */
    public HeymarketAccount account(Map<String, String> environment) {
        return real ? HeymarketAccount.api(null, environment) : HeymarketAccount.sandbox(profile);
    }
}
