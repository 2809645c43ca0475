package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whose data must not be printed. */
final class SecrecyPerson {

    static final String PHONE = "12025550143";
    static final String EMAIL = "mara@example.org";
    static final String LAST_NAME = "Lindqvist";

    private SecrecyPerson() {}

    /** An answer that repeats what was sent. */
    static String echo(String name) {
        return "{\"error_code\":\"bad_data\",\"field\":\"phone\",\"message\":\"the phone " + PHONE + " of " + name
                + " <" + EMAIL + ">, (202) 555-0143, is not good\"}";
    }

    static SandboxContact seed(HeymarketSandbox sandbox) {
        return sandbox.seed(Seed.phone(PHONE).first("Mara").last(LAST_NAME).email(EMAIL));
    }

    static Map<String, Object> row(Object... more) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("phone", PHONE);
        row.put("first", "Mara");
        row.put("last", LAST_NAME);
        row.put("email", EMAIL);
        for (int i = 0; i < more.length; i += 2) {
            row.put((String) more[i], more[i + 1]);
        }
        return row;
    }
}
