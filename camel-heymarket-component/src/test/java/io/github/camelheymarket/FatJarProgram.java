package io.github.camelheymarket;

import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs in a jar of all jars: prints what a route makes of contacts, results and lists. */
public final class FatJarProgram {

    private FatJarProgram() {}

    /** @param args nothing, for a context that never has the component; or a base URL and an API key */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            Contact early = new Contact(Json.object(Map.of("id", 7)));
            System.out.println("early " + context.getTypeConverter().convertTo(String.class, early));
            if (args.length > 0) {
                withComponent(context, args[0], args[1]);
            }
            print(context, "late", early);
        }
    }

    private static void withComponent(DefaultCamelContext context, String baseUrl, String apiKey) throws Exception {
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(baseUrl);
        configuration.setApiKey(apiKey);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            print(
                    context,
                    "bulk",
                    template.requestBody("heymarket:contacts/bulk-upsert", List.of(Map.of("phone", "12025550143"))));
            print(
                    context,
                    "found",
                    template.requestBodyAndHeader(
                            "heymarket:contacts/lookup", null, HeymarketConstants.PHONE, "12025550143"));
            print(context, "list", template.requestBody("heymarket:contacts/search", "12025550143"));
            print(context, "page", template.requestBody("heymarket:contacts/list?paging=page&outputFormat=map", (Object)
                    null));
            print(context, "fields", template.requestBody("heymarket:contact-fields/list", (Object) null));
        }
    }

    private static void print(DefaultCamelContext context, String name, Object body) throws Exception {
        var converter = context.getTypeConverter();
        String text = converter.mandatoryConvertTo(String.class, body);
        String map = body instanceof List
                ? ""
                : " " + converter.mandatoryConvertTo(Map.class, body).getClass().getSimpleName();
        try (InputStream stream = converter.mandatoryConvertTo(InputStream.class, body)) {
            String streamed = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            System.out.println(name + map + (streamed.equals(text) ? " " : " DIFFERENT ") + text);
        }
    }
}
