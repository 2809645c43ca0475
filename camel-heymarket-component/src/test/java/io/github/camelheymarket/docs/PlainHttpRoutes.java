package io.github.camelheymarket.docs;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Routes to Heymarket as they are written without the component; {@link MovedRoutes} has what becomes of each. */
class PlainHttpRoutes extends RouteBuilder {

    private final PlainHttpToken token;
    private final JacksonDataFormat json = new JacksonDataFormat();

    PlainHttpRoutes(PlainHttpToken token) {
        this.token = token;
    }

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
        onException(HttpOperationFailedException.class)
                .onWhen(simple("${exception.statusCode} == 400"))
                .handled(true)
                .setHeader("reason", simple("${exception.responseBody}"))
                .to("mock:refused");
        // end::refused[]
    }

    void create() {
        // tag::create[]
        from("direct:create")
                .marshal(json)
                .convertBodyTo(String.class)
                .process(token)
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .to("{{heymarket}}/v1/contact")
                .unmarshal(json);
        // end::create[]
    }

    void update() {
        // tag::update[]
        from("direct:update")
                .marshal(json)
                .convertBodyTo(String.class)
                .process(token)
                .setHeader(Exchange.HTTP_METHOD, constant("PUT"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .toD("{{heymarket}}/v1/contact/${header.id}")
                .unmarshal(json);
        // end::update[]
    }

    void show() {
        // tag::show[]
        from("direct:show")
                .process(token)
                .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                .toD("{{heymarket}}/v1/contact/${body}")
                .unmarshal(json)
                .setBody(simple("${body[first]}, of ${body[assigned_user_id]}"));
        // end::show[]
    }

    void load() {
        // tag::load[]
        from("direct:load")
                .split(body())
                .streaming()
                .throttle(500)
                .timePeriodMillis(60_000)
                .setProperty("row", body())
                .to("direct:find")
                .choice()
                .when(simple("${body.size} == 0"))
                .setBody(exchangeProperty("row"))
                .to("direct:create")
                .otherwise()
                .setHeader("id", simple("${body[0][id]}"))
                .setBody(exchangeProperty("row"))
                .to("direct:update");

        from("direct:find")
                .setBody(simple(
                        "{\"contact_channels\":[{\"channel_type\":\"phone\",\"channel_ids\":[\"${body[phone]}\"]}]}"))
                .process(token)
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .to("{{heymarket}}/v2/contacts/search")
                .unmarshal(json);
        // end::load[]
    }

    void list() {
        // tag::list[]
        from("direct:list")
                .setProperty("page", constant(0))
                .loopDoWhile(simple("${exchangeProperty.contacts.size} != 0"))
                .setBody(simple("{\"page\":${exchangeProperty.page},\"limit\":30}"))
                .process(token)
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .to("{{heymarket}}/v2/contacts/list")
                .unmarshal(json)
                .setProperty("contacts", body())
                .setProperty("page", simple("${exchangeProperty.page}++"))
                .split(body())
                .to("mock:contact")
                .end()
                .end();
        // end::list[]
    }

    void delete() {
        // tag::delete[]
        from("direct:delete")
                .process(exchange -> {
                    List<?> uuids = exchange.getMessage().getBody(List.class);
                    exchange.getMessage()
                            .setBody(Map.of(
                                    "contact_channels", List.of(Map.of("channel_type", "id", "channel_ids", uuids))));
                })
                .marshal(json)
                .process(token)
                .setHeader(Exchange.HTTP_METHOD, constant("DELETE"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .to("{{heymarket}}/v2/contacts?deleteWithBody=true")
                .convertBodyTo(String.class);
        // end::delete[]
    }

    void stop() {
        // tag::stop[]
        from("direct:stop")
                .setBody(simple("{\"phone\":\"${body}\",\"status\":\"unsubscribed\"}"))
                .process(token)
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .to("{{heymarket}}/v1/contact/set_status")
                .convertBodyTo(String.class);
        // end::stop[]
    }
}
