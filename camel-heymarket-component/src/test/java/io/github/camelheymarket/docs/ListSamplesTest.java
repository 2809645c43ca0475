package io.github.camelheymarket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** Runs the samples about lists and changes. */
class ListSamplesTest extends DocSamplesTestCase {

    @Test
    void list() throws Exception {
        sandbox.seedMany(70, 1);

        start("list.yaml");
        Exchange done = template.request("direct:export", exchange -> {});

        assertThat(camel.getEndpoint("mock:contact", MockEndpoint.class).getExchanges())
                .hasSize(70);
        assertThat(done.getMessage().getHeader("CamelHeymarketResultComplete")).isEqualTo(true);
    }

    @Test
    void changes() throws Exception {
        sandbox.seedMany(20, 1);
        MockEndpoint stored = camel.getEndpoint("mock:store", MockEndpoint.class);
        stored.expectedMessageCount(20);

        start("changes.yaml");

        stored.assertIsSatisfied();
        assertThat(folder.resolve("out/changes.cursor")).exists();
    }

    @Test
    void export() throws Exception {
        sandbox.seedMany(70, 1);
        NotifyBuilder done = new NotifyBuilder(camel).whenCompleted(1).create();

        start("export.yaml");

        assertThat(done.matchesWaitTime()).isTrue();
        assertThat(folder.resolve("out/contacts.ndjson")).content().hasLineCount(70);
    }

    @Test
    void listToFile() throws Exception {
        sandbox.seedMany(70, 1);

        start("list-to-file.yaml");
        template.requestBody("direct:backup", (Object) null);

        assertThat(folder.resolve("out/contacts.ndjson")).content().hasLineCount(70);
    }

    @Test
    void pages() throws Exception {
        sandbox.seedMany(70, 1);

        start("pages.yaml");
        template.requestBody("direct:pages", (Object) null);

        assertThat(camel.getEndpoint("mock:page", MockEndpoint.class).getExchanges().stream()
                        .flatMap(page -> ((List<?>) page.getMessage().getBody()).stream())
                        .distinct())
                .hasSize(70);
    }
}
