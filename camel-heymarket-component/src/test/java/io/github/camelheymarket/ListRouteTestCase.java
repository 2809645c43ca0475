package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes to contacts/list. */
abstract class ListRouteTestCase {

    static final String LIST = "heymarket:contacts/list";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    List<Object> listed(String uri) {
        List<Object> listed = new ArrayList<>();
        routes.okThen(uri, RouteTester.drain(listed), null);
        return listed;
    }

    List<Long> storedIds() {
        return routes.sandbox().contacts().stream().map(SandboxContact::id).toList();
    }
}
