package io.github.camelheymarket.quarkus.it;

import io.github.camelheymarket.exception.HeymarketNotFoundException;
import org.apache.camel.builder.RouteBuilder;

/** The application: what a user writes. */
public class Routes extends RouteBuilder {

    @Override
    public void configure() {
        onException(HeymarketNotFoundException.class).handled(true).setBody(simple("not found: ${exception.status}"));

        from("direct:create").to("heymarket:contacts/create");
        from("direct:load").to("heymarket:contacts/bulk-upsert").setBody(simple("${body.total}"));
        from("direct:get").to("heymarket:contacts/get").setBody(simple("${body.first} ${body.phone}"));
        from("direct:json").to("heymarket:contacts/get").transformDataType("heymarket:application-json");
    }
}
