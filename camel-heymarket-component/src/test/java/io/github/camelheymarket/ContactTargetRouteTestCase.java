package io.github.camelheymarket;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes that work on one contact. */
abstract class ContactTargetRouteTestCase {

    static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static long id(Message message) {
        return message.getBody(Contact.class).getId();
    }
}
