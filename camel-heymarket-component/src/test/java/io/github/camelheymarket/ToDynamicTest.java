package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code toD} with an id in the URI: one endpoint serves all ids. */
class ToDynamicTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private SandboxContact mara;
    private SandboxContact ines;

    @BeforeEach
    void startRoute() {
        HeymarketSandbox sandbox = routes.sandbox(Profile.KIND);
        mara = sandbox.seed(Seed.phone("12025550143").first("Mara"));
        ines = sandbox.seed(Seed.phone("12025550144").first("Ines"));
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").toD("heymarket:contacts/get?contactId=${header.who}&notFound=null");
            }
        });
    }

    private Message get(Object who) {
        Exchange exchange = routes.send("direct:one", sent -> sent.getMessage().setHeader("who", who));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    @Test
    void eachExchangeGetsItsOwnContact() {
        for (SandboxContact contact : List.of(mara, ines)) {
            assertThat(get(contact.id()).getBody(Contact.class).getFirst()).isEqualTo(contact.first());
            assertThat(get(contact.uuid()).getBody(Contact.class).getFirst()).isEqualTo(contact.first());
        }
    }

    @Test
    void oneEndpointServesAllIds() {
        get(mara.id());
        get(ines.id());
        get(ines.uuid());

        assertThat(routes.context().getEndpoints())
                .filteredOn(HeymarketEndpoint.class::isInstance)
                .hasSize(1);
    }

    @Test
    void theHeaderThatCarriesTheIdIsGoneAfterwards() {
        assertThat(get(mara.id()).getHeaders()).doesNotContainKey(HeymarketConstants.CONTACT_ID);
    }

    @Test
    void aHeaderOfTheUsersWinsAndStays() {
        Exchange exchange = routes.send("direct:one", sent -> {
            sent.getMessage().setHeader("who", mara.id());
            sent.getMessage().setHeader(HeymarketConstants.CONTACT_ID, ines.id());
        });

        assertThat(exchange.getMessage().getBody(Contact.class).getFirst()).isEqualTo("Ines");
        assertThat(exchange.getMessage().getHeader(HeymarketConstants.CONTACT_ID))
                .isEqualTo(ines.id());
    }
}
