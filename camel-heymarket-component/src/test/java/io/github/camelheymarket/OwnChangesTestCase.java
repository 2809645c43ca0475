package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Routes with {@code skipOwn=true}, and writes of the same application. */
abstract class OwnChangesTestCase extends ChangesTestCase {

    static final String UPSERT = "heymarket:contacts/bulk-upsert";

    final ChangesRig begun(String options) {
        sandbox.set(Switch.SEARCH_LAG, 0);
        ChangesRig rig = rig().start("skipOwn=true" + (options.isEmpty() ? "" : "&" + options));
        rig.poll();
        pass(60);
        return rig;
    }

    static Exchange send(ChangesRig rig, String uri, Object body) {
        try (ProducerTemplate template = rig.context().createProducerTemplate()) {
            Exchange exchange = template.send(uri, e -> e.getMessage().setBody(body));
            assertThat(exchange.getException()).isNull();
            return exchange;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Map<String, Object> row(SandboxContact contact, String first) {
        return Map.of("phone", contact.phone(), "first", first);
    }

    static void upsert(ChangesRig rig, SandboxContact contact, String first) {
        send(rig, UPSERT, List.of(row(contact, first)));
    }

    final SandboxContact now(SandboxContact contact) {
        return sandbox.findById(contact.id()).orElseThrow();
    }
}
