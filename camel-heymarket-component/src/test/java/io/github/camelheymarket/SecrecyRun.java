package io.github.camelheymarket;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.Sleeper;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Runs every operation, well and badly in every way, in a process of its own whose loggers write all they have: log lines
 * to the standard error, and what else Camel or a user may print (exceptions, results, endpoint URIs, cursor files,
 * what a context shows in JMX, health checks and the developer console, the names of threads) to the standard output.
 * {@link SecrecyTest} looks for what must not be there.
 */
final class SecrecyRun {

    static final String PHONE = "12025550143";
    static final String EMAIL = "mara@example.org";
    static final String LAST_NAME = "Lindqvist";
    static final String WRONG_KEY = "a-wrong-secret-key-of-the-team";
    /** Ends the output, so that a run that broke off does not pass for a discreet one. */
    static final String END = "the run is over";

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final HeymarketSandbox sandbox;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<String, String> routes = new LinkedHashMap<>();
    private ProducerTemplate template;

    private SecrecyRun(HeymarketSandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static void main(String[] args) throws Exception {
        for (Profile profile : Profile.values()) {
            try (HeymarketSandbox sandbox =
                    HeymarketSandbox.builder().profile(profile).start()) {
                new SecrecyRun(sandbox).run(profile);
            }
            try (HeymarketSandbox sandbox =
                    HeymarketSandbox.builder().profile(profile).start()) {
                ConsumerSecrecyRun.run(sandbox, profile == Profile.HOSTILE, SecrecyRun::told);
            }
        }
        OUT.println(END);
    }

    private void run(Profile profile) throws Exception {
        HeymarketConfiguration configuration =
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setApiSecretId(sandbox.secretId());
        configuration.setApiSecretKey(sandbox.secretKey());
        configuration.setMaxRetries(1);
        configuration.setMaxRetryDelay(1);
        // It makes more than 500 requests, and should not wait for the next minute.
        configuration.setRequestsPerMinute(0);
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        health.register(health.resolveById("producers"));
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        context.getRegistry().bind("sleeper", (Sleeper) duration -> {});
        context.start();
        template = context.createProducerTemplate();
        addRejectedRoute();
        wellDone();
        if (profile == Profile.HOSTILE) {
            // These answers are alike in both, and the run is a long one.
            refused();
            brokenAnswers();
            plain();
            listOfASync();
        }
        badInput();
        badCredentials();
        badConnection();
        if (context.getClassResolver().resolveClass("org.apache.camel.component.webhook.WebhookEndpoint") != null) {
            WebhookSecrecyRun.run(context, sandbox, SecrecyRun::told);
        }
        await().until(() -> HealthCheckHelper.invokeReadiness(context, "full").stream()
                .noneMatch(result -> result.getMessage().orElse("").contains("not answered yet")));
        new SecrecyViews(SecrecyRun::told).whole(context);
        context.close();
    }

    private void wellDone() {
        sandbox.defineField("Party");
        sandbox.defineTag("VIP");
        for (String version : List.of("v1", "v2")) {
            send("contacts/create?apiVersion=" + version, mara("tags", "VIP", "Party", "Blue"));
        }
        sandbox.contacts().forEach(contact -> sandbox.delete(contact.id()));
        SandboxContact mara = seed();
        for (Object id : List.of(mara.id(), mara.uuid())) {
            send("contacts/get?contactId=" + id, null);
            send("contacts/update?contactId=" + id, mara("first", "Maren"));
        }
        send("contacts/update", mara());
        send("contacts/search", List.of("+1 (202) 555-0143", EMAIL));
        send("contacts/search", mara());
        byPhone("contacts/lookup");
        byPhone("contacts/status");
        byPhone("contacts/set-status?status=blocked");
        byPhone("contacts/set-status?status=subscribed");
        byPhone("contacts/set-status?allowOptIn=true&status=subscribed");
        send("contacts/count", null);
        send("contact-fields/list", null);
        messages();
        history();
        for (String format : List.of("contact", "map", "flat", "ndjson")) {
            send("contacts/list?outputFormat=" + format, null);
            send("contacts/list?paging=page&apiVersion=v1&outputFormat=" + format, null);
        }
        send("contacts/bulk-upsert", List.of(mara("first", "Mara"), mara("phone", "12025550144")));
        send("contacts/bulk-upsert?resolve=false&failOnPartial=false", List.of(mara("phone", "12025550145")));
        send(
                "contacts/bulk-upsert?resolve=false&apiVersion=v1&overwriteContacts=true&failOnPartial=false",
                List.of(mara()));
        send("api/call?method=POST&path=/v1/contact/status", Map.of("phone", PHONE));
        send("contacts/bulk-delete?verify=true", List.of(mara.uuid().toString(), mara()));
        seed();
        byPhone("contacts/delete");
        // A key in the URI, as a user may write it; RAW keeps Camel's hands off it.
        send("contacts/count?apiKey=RAW(" + sandbox.apiKey() + ")", null);
        send(
                "contacts/count?apiSecretId=RAW(" + sandbox.secondSecretId() + ")&apiSecretKey=RAW("
                        + sandbox.secondSecretKey() + ")",
                null);
    }

    /** Statuses of every class, each with an answer that repeats what was sent. */
    private void refused() {
        for (int status : new int[] {400, 401, 403, 404, 413, 429, 503}) {
            for (String operation : List.of("contacts/create", "contacts/create?apiVersion=v1")) {
                // Only what was sent can be recognized in an error; the search after a lost create sends no name.
                sandbox.faults()
                        .add(Fault.status(status, echo("Mara " + LAST_NAME))
                                .when((method, path) -> path.endsWith("/contact"))
                                .times(3));
                send(operation, mara());
                sandbox.faults().clear();
            }
            for (String operation :
                    List.of("contacts/update", "contacts/search", "contacts/bulk-upsert?rejectedUri=direct:rejected")) {
                sandbox.faults().add(Fault.status(status, echo("somebody")).times(3));
                send(operation, mara());
                sandbox.faults().clear();
            }
            sandbox.faults().add(Fault.status(status, echo("somebody")).times(3));
            byPhone("contacts/lookup");
            sandbox.faults().clear();
            sandbox.faults().add(Fault.status(status, echo("somebody")).times(3));
            history();
            sandbox.faults().clear();
        }
    }

    static String echo(String name) {
        return "{\"error_code\":\"bad_data\",\"field\":\"phone\",\"message\":\"the phone " + PHONE + " of " + name
                + " <" + EMAIL + ">, (202) 555-0143, is not good\"}";
    }

    private void brokenAnswers() {
        SandboxContact mara = seed();
        List<Fault> faults = List.of(
                Fault.html200(),
                Fault.garbage(),
                Fault.truncated(),
                Fault.deepNesting(),
                Fault.resetBeforeApply(),
                Fault.redirect("https://example.org/contacts/" + PHONE + "?email=" + EMAIL),
                Fault.status(200, "{\"phone\":\"" + PHONE + "\",\"tags\":7,\"contacts\":3}"),
                Fault.status(200, "\"" + PHONE + " " + EMAIL + "\""));
        for (Fault fault : faults) {
            sandbox.faults().add(fault.always());
            byPhone("contacts/lookup");
            byPhone("contacts/status");
            history();
            send("contacts/get?contactId=" + mara.id(), null);
            send("contacts/search", PHONE);
            send("contacts/create", mara());
            send("contacts/list", null);
            send("contacts/count", null);
            send("contact-fields/list", null);
            sandbox.faults().clear();
        }
        Fault held = Fault.holdBeforeApply().always();
        sandbox.faults().add(held);
        byPhone("contacts/lookup?maxRetries=0&responseTimeout=100");
        send("contacts/create?maxRetries=0&responseTimeout=100", mara());
        held.release();
        sandbox.faults().clear();
    }

    /** Every plain operation, with success and with failures. */
    private void plain() {
        Map<String, String> ids = PlainCase.account(sandbox, this::result);
        List<Fault> faults = List.of(
                Fault.status(400, echo("somebody")),
                Fault.status(200, "\"" + PHONE + " " + EMAIL + "\""),
                Fault.resetAfterApply(),
                Fault.redirect("https://example.org/messages?phoneNumber=" + PHONE));
        for (PlainCase one : PlainCase.ALL) {
            String operation = one.endpoint().operation();
            JsonNode body = PlainCase.filled(one.body(), ids);
            String text = body == null ? null : body.toString();
            send(operation, text, one.headers(ids));
            for (Fault fault : faults) {
                sandbox.faults().add(fault.always());
                send(operation, text, one.headers(ids));
                sandbox.faults().clear();
            }
            send(operation, text, HeymarketConstants.RESOURCE_ID, EMAIL, HeymarketConstants.CHANNEL_TYPE, PHONE);
            send(operation, Map.of(EMAIL, PHONE, "targets", mara(), "title", List.of(EMAIL)), one.headers(ids));
            send(operation, PHONE + " is " + EMAIL, one.headers(ids));
        }
    }

    private Message result(String uri, Object body) {
        return template.send(uri, message(body, new Object[0])).getMessage();
    }

    private void listOfASync() {
        String sync = "contacts/sync?list=Newsletter";
        send(sync, List.of(mara()));
        send(sync + "&createList=true", List.of(mara()));
        for (Fault fault : List.of(
                Fault.status(400, echo("somebody")),
                Fault.status(200, "\"" + PHONE + " " + EMAIL + "\""),
                Fault.resetAfterApply())) {
            sandbox.faults()
                    .add(fault.when((method, path) -> path.startsWith("/v2/lists"))
                            .always());
            send(sync, List.of(mara()));
            sandbox.faults().clear();
        }
    }

    private void badInput() {
        send("contacts/create", "the phone of " + EMAIL + " is " + PHONE);
        send("contacts/create", "{\"phone\":\"" + PHONE + "\", \"email\": " + EMAIL + "}");
        send("contacts/create", mara("phone", "+1 202 555 0143 or " + EMAIL));
        send("contacts/create", mara("phone", "+1 202 555 0143 x9"));
        send("contacts/create", mara("is_opted_out", PHONE));
        send("contacts/create", mara("assignee_id", EMAIL));
        send("contacts/create", mara("avatar", EMAIL));
        send("contacts/create", mara("tags", "VIP " + EMAIL));
        send("contacts/create", mara("email", LAST_NAME));
        send("contacts/create", mara("Shoes", PHONE));
        send("contacts/get", EMAIL);
        send("contacts/get", "+" + PHONE + "00000");
        send("contacts/get", PHONE + PHONE);
        send("contacts/set-status?status=blocked", mara());
        send("contacts/set-status", mara("status", PHONE));
        send("contacts/bulk-upsert", "phone;email\n" + PHONE + ";" + EMAIL);
        send("contacts/bulk-upsert", "[{\"phone\":\"" + PHONE + "\",\"email\":\"" + EMAIL + "\"},{\"phone\": " + EMAIL);
        send(
                "contacts/bulk-upsert?rejectedUri=direct:rejected",
                List.of(mara(), mara("phone", PHONE + "99999"), mara("phone", "00" + PHONE + " ext. 5"), EMAIL, 5));
        send("contacts/bulk-upsert?matchBy=email", List.of(mara("email", "mara@@example.org " + PHONE)));
        send("contacts/bulk-upsert?rejectedUri=direct:full", List.of(mara("phone", PHONE + "99999")));
        send("contacts/bulk-delete?failOnPartial=false", List.of(EMAIL, PHONE, mara("contact_id", PHONE)));
        send("contacts/search", List.of(PHONE + "99999", EMAIL));
        send("api/call?method=POST&path=/v1/contact/status", "{\"phone\":\"" + PHONE + "\"");
        send("contacts/list?paging=page", null, HeymarketConstants.PAGE, PHONE + EMAIL);
        send("contacts/update", mara(), HeymarketConstants.OVERWRITE, EMAIL);
        send("contacts/get", null, HeymarketConstants.CONTACT_ID, EMAIL);
        send("contacts/get", null, HeymarketConstants.PHONE, EMAIL);
        seed();
        seed();
        send("contacts/update", mara());
        byPhone("contacts/delete");
        send("contacts/bulk-upsert", List.of(mara()));
    }

    private void badCredentials() {
        send("contacts/count?apiKey=RAW(" + WRONG_KEY + ")", null);
        send("contacts/count?apiSecretId=" + sandbox.secretId() + "&apiSecretKey=RAW(" + WRONG_KEY + ")", null);
        told(context.getComponent("heymarket", HeymarketComponent.class).getConfiguration());
    }

    private void badConnection() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        send("contacts/create?apiKey=RAW(" + WRONG_KEY + ")&baseUrl=http://localhost:" + port, mara());
    }

    private void byPhone(String operation) {
        send(operation, null, HeymarketConstants.PHONE, "+1 (202) 555-0143");
    }

    private void messages() {
        String send = "messages/send?inbox=12&sender=310";
        String bulk = "messages/bulk-send?inbox=12&sender=310&failOnPartial=false&rejectedUri=direct:rejected";
        Map<String, Object> row = Map.of("phone", PHONE, "text", "Dear " + LAST_NAME, "local_id", EMAIL);
        send(send, "Dear " + LAST_NAME, HeymarketConstants.PHONE, "+1 (202) 555-0143");
        send(send + "&dryRun=true", row);
        send(send, row);
        sandbox.faults()
                .add(Fault.status(400, echo("somebody"))
                        .on("POST", "/v1/message/send")
                        .times(2));
        send(send, Map.of("phone", PHONE, "text", EMAIL));
        send(bulk, List.of(Map.of("phone", PHONE, "text", "Hello " + EMAIL), row, Map.of("phone", PHONE + "99999")));
        send(send, Map.of(EMAIL, PHONE, "phone", PHONE));
        send(send, Map.of("phone", PHONE, "text", EMAIL), HeymarketConstants.PHONE, "12025550144");
        for (String member : List.of("inbox", "sender", "template", "list")) {
            send("messages/send", Map.of("text", LAST_NAME, member, EMAIL));
            send("messages/send", Map.of("phone", PHONE, "text", LAST_NAME, member, "+" + PHONE));
        }
        send("messages/send", "{\"phone\":\"" + PHONE + "\"");
        sandbox.optOut(PHONE);
        send(send, row);
        send(bulk, List.of(row));
    }

    private void history() {
        send("messages/history", Map.of("inbox_id", 12), HeymarketConstants.PHONE, "+1 (202) 555-0143");
    }

    private void send(String operation, Object body, Object... headers) {
        Exchange exchange = template.send(routes.computeIfAbsent(operation, this::route), message(body, headers));
        if (exchange.getException() != null) {
            StringWriter trace = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(trace));
            OUT.println(operation.replaceAll("[?].*", "") + " FAILED " + trace);
        } else {
            told(operation.replaceAll("[?].*", "") + " OK "
                    + printable(exchange.getMessage().getBody()));
        }
    }

    /** Texts and maps that were asked for are the data itself; what has a type of ours prints discreetly. */
    private static Object printable(Object body) {
        boolean ours = body != null && body.getClass().getName().startsWith("io.github.camelheymarket");
        boolean contacts = body instanceof List<?> list && list.stream().allMatch(Contact.class::isInstance);
        return ours || contacts ? body : "";
    }

    private static Processor message(Object body, Object... headers) {
        return exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        };
    }

    private String route(String operation) {
        String from = "direct:route" + routes.size();
        add(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to("heymarket:" + operation).process(SecrecyRun::drain);
            }
        });
        return from;
    }

    private void addRejectedRoute() {
        add(context, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rejected").process(e -> told(e.getMessage().getHeaders()));
                from("direct:full").process(e -> {
                    throw new IllegalStateException("disk full");
                });
            }
        });
    }

    private static void add(CamelContext context, RouteBuilder builder) {
        try {
            context.addRoutes(builder);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drain(Exchange exchange) throws Exception {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Iterator<?> items) {
            items.forEachRemaining(item -> told(printable(item)));
        }
        if (body instanceof java.io.InputStream stream) {
            stream.readAllBytes();
        }
    }

    private SandboxContact seed() {
        return sandbox.seed(Seed.phone(PHONE).first("Mara").last(LAST_NAME).email(EMAIL));
    }

    private static Map<String, Object> mara(Object... more) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("phone", PHONE);
        row.put("first", "Mara");
        row.put("last", LAST_NAME);
        row.put("email", EMAIL);
        for (int i = 0; i < more.length; i += 2) {
            row.put((String) more[i], more[i + 1]);
        }
        return row;
    }

    private static void told(Object anything) {
        OUT.println(anything);
    }
}
