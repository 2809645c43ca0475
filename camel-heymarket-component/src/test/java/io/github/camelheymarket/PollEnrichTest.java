package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address book asked for in the middle of a route. */
class PollEnrichTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @ParameterizedTest
    @EnumSource
    void eachTimeItIsTheWholeAddressBookOfNow(Profile profile) {
        routes.sandbox(profile).seedMany(45, 4);
        List<Object> listed = new ArrayList<>();
        enrich("heymarket:contacts/list", listed);

        Exchange first = routes.send("direct:enrich", exchange -> {});
        assertThat(first.getException()).isNull();
        assertThat(ids(listed)).containsExactlyInAnyOrderElementsOf(storedIds());

        routes.sandbox().seed(Seed.phone("12025550143"));
        listed.clear();
        routes.send("direct:enrich", exchange -> {});
        assertThat(ids(listed)).hasSize(46).containsExactlyInAnyOrderElementsOf(storedIds());
    }

    @Test
    void aConsumerTemplateGetsItInOneExchange() {
        routes.sandbox(Profile.HOSTILE).seedMany(5, 4);
        String text = routes.context()
                .createConsumerTemplate()
                .receiveBody("heymarket:contacts/list?outputFormat=ndjson&contactsPerExchange=0", String.class);
        assertThat(text.lines()).hasSize(5);
    }

    @Test
    void theWalkEndsWithTheExchange() {
        routes.sandbox(Profile.HOSTILE).seedMany(300, 4);
        AtomicReference<Iterator<?>> body = new AtomicReference<>();
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:half").pollEnrich("heymarket:contacts/list").process(exchange -> {
                    body.set(exchange.getMessage().getBody(Iterator.class));
                    body.get().next();
                });
            }
        });

        routes.send("direct:half", exchange -> {});

        assertThatIllegalStateException().isThrownBy(() -> body.get().hasNext());
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay=5", "maxMessagesPerPoll=5", "contactsPerExchange=5", "repeatCount=1"})
    void whatIsAboutASchedulerOrSomeAtATimeIsRefused(String option) {
        ProducerTemplate template = routes.context().createProducerTemplate();
        enrich("heymarket:contacts/list?" + option, new ArrayList<>());
        assertThatThrownBy(() -> template.sendBody("direct:enrich", null))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining(option.substring(0, option.indexOf('=')));
    }

    private void enrich(String uri, List<Object> listed) {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:enrich").pollEnrich(uri).process(RouteTester.drain(listed));
            }
        });
    }

    private static List<Long> ids(List<Object> listed) {
        return listed.stream().map(each -> ((Contact) each).getId()).toList();
    }

    private List<Long> storedIds() {
        return routes.sandbox().contacts().stream().map(SandboxContact::id).toList();
    }
}
