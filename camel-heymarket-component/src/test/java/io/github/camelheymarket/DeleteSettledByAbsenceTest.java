package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delete whose answer was lost, and that finds nobody the second time, succeeded (R3.4). */
class DeleteSettledByAbsenceTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @CsvSource({"HOSTILE, STATUS_404", "HOSTILE, STATUS_400", "KIND, STATUS_404", "KIND, STATUS_400"})
    void doesNotBringTheTextOfTheErrorIntoTheBody(Profile profile, String absent) {
        HeymarketSandbox sandbox = routes.sandbox(profile);
        sandbox.set(Switch.NOT_FOUND_DELETE, absent);
        long id = sandbox.seed(Seed.phone("12025550143").first("Mara")).id();
        sandbox.faults().add(Fault.resetAfterApply().on("DELETE", "/v1/contact/"));

        Message message = routes.ok("heymarket:contacts/delete", null, HeymarketConstants.CONTACT_ID, id);

        assertThat(sandbox.contacts()).isEmpty();
        assertThat(message.getBody(String.class)).isNullOrEmpty();
    }
}
