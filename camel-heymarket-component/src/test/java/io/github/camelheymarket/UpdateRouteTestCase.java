package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes to contacts/update. */
abstract class UpdateRouteTestCase {

    static final String UPDATE = "heymarket:contacts/update";

    static final String PHONE = "12025550143";

    static final String OTHER = "12025550144";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    SandboxContact stored(String phone) {
        return routes.sandbox().findByPhone(phone).orElseThrow();
    }

    void nothingWasWritten(SandboxContact mara) {
        assertThat(routes.sandbox().findById(mara.id())).contains(mara);
        assertThat(routes.sandbox().requests("PUT", "/")).isEmpty();
    }
}
