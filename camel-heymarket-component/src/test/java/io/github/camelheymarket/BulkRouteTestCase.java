package io.github.camelheymarket;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes to a sandbox that take many rows. */
abstract class BulkRouteTestCase {

    static final String UPSERT = "heymarket:contacts/bulk-upsert";

    static final String PHONE = "12025550143";

    static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static BulkResult result(Message message) {
        return message.getBody(BulkResult.class);
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static String phone(int i) {
        return "1202555" + String.format(Locale.ROOT, "01%02d", i);
    }

    SandboxContact stored(String phone) {
        return routes.sandbox().findByPhone(phone).orElseThrow();
    }
}
