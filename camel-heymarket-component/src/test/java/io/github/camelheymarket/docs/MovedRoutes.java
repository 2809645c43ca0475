package io.github.camelheymarket.docs;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import org.apache.camel.builder.RouteBuilder;

/** What becomes of the {@link PlainHttpRoutes}. */
class MovedRoutes extends RouteBuilder {

    @Override
    public void configure() {
        refused();
        create();
        update();
        show();
        load();
        list();
        delete();
        stop();
    }

    void refused() {
        // tag::refused[]
        onException(HeymarketBadRequestException.class, HeymarketValidationException.class)
                .handled(true)
                .setHeader("reason", simple("${exception.message}"))
                .to("mock:refused");
        // end::refused[]
    }

    void create() {
        // tag::create[]
        from("direct:create").to("heymarket:contacts/create");
        // end::create[]
    }

    void update() {
        // tag::update[]
        from("direct:update")
                .setHeader(HeymarketConstants.CONTACT_ID, header("id"))
                .to("heymarket:contacts/update");
        // end::update[]
    }

    void show() {
        // tag::show[]
        from("direct:show")
                .setHeader(HeymarketConstants.CONTACT_ID, body())
                .to("heymarket:contacts/get")
                .setBody(simple("${body.first}, of ${body.assigneeId}"));
        // end::show[]
    }

    void load() {
        // tag::load[]
        from("direct:load").to("heymarket:contacts/bulk-upsert");
        // end::load[]
    }

    void list() {
        // tag::list[]
        from("direct:list")
                .to("heymarket:contacts/list")
                .split(body())
                .streaming()
                .to("mock:contact");
        // end::list[]
    }

    void delete() {
        // tag::delete[]
        from("direct:delete").to("heymarket:contacts/bulk-delete");
        // end::delete[]
    }

    void stop() {
        // tag::stop[]
        from("direct:stop")
                .setHeader(HeymarketConstants.PHONE, body())
                .to("heymarket:contacts/set-status?status=unsubscribed");
        // end::stop[]
    }
}
