package io.github.camelheymarket;

import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.Sleeper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
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

    static final String WRONG_KEY = "a-wrong-secret-key-of-the-team";
    /** Ends the output, so that a run that broke off does not pass for a discreet one. */
    static final String END = "the run is over";

    private final HeymarketSandbox sandbox;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final SecrecyRoutes routes = new SecrecyRoutes(context);

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
                ConsumerSecrecyRun.run(sandbox, profile == Profile.HOSTILE, SecrecyRoutes::told);
            }
        }
        SecrecyRoutes.told(END);
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
        routes.addRejected();
        wellDone();
        if (profile == Profile.HOSTILE) {
            // These answers are alike in both, and the run is a long one.
            new SecrecyAnswers(sandbox, routes).all();
        }
        badInput();
        badCredentials();
        badConnection();
        if (context.getClassResolver().resolveClass("org.apache.camel.component.webhook.WebhookEndpoint") != null) {
            WebhookSecrecyRun.run(context, sandbox, SecrecyRoutes::told);
        }
        await().until(() -> HealthCheckHelper.invokeReadiness(context, "full").stream()
                .noneMatch(result -> result.getMessage().orElse("").contains("not answered yet")));
        new SecrecyViews(SecrecyRoutes::told).whole(context);
        context.close();
    }

    private void wellDone() {
        sandbox.defineField("Party");
        sandbox.defineTag("VIP");
        for (String version : List.of("v1", "v2")) {
            routes.send("contacts/create?apiVersion=" + version, SecrecyPerson.row("tags", "VIP", "Party", "Blue"));
        }
        sandbox.contacts().forEach(contact -> sandbox.delete(contact.id()));
        SandboxContact mara = SecrecyPerson.seed(sandbox);
        for (Object id : List.of(mara.id(), mara.uuid())) {
            routes.send("contacts/get?contactId=" + id, null);
            routes.send("contacts/update?contactId=" + id, SecrecyPerson.row("first", "Maren"));
        }
        routes.send("contacts/update", SecrecyPerson.row());
        routes.send("contacts/search", List.of("+1 (202) 555-0143", SecrecyPerson.EMAIL));
        routes.send("contacts/search", SecrecyPerson.row());
        routes.byPhone("contacts/lookup");
        routes.byPhone("contacts/status");
        routes.byPhone("contacts/set-status?status=blocked");
        routes.byPhone("contacts/set-status?status=subscribed");
        routes.byPhone("contacts/set-status?allowOptIn=true&status=subscribed");
        routes.send("contacts/count", null);
        routes.send("contact-fields/list", null);
        messages();
        routes.history();
        for (String format : List.of("contact", "map", "flat", "ndjson")) {
            routes.send("contacts/list?outputFormat=" + format, null);
            routes.send("contacts/list?paging=page&apiVersion=v1&outputFormat=" + format, null);
        }
        routes.send(
                "contacts/bulk-upsert",
                List.of(SecrecyPerson.row("first", "Mara"), SecrecyPerson.row("phone", "12025550144")));
        routes.send(
                "contacts/bulk-upsert?resolve=false&failOnPartial=false",
                List.of(SecrecyPerson.row("phone", "12025550145")));
        routes.send(
                "contacts/bulk-upsert?resolve=false&apiVersion=v1&overwriteContacts=true&failOnPartial=false",
                List.of(SecrecyPerson.row()));
        routes.send("api/call?method=POST&path=/v1/contact/status", Map.of("phone", SecrecyPerson.PHONE));
        routes.send("contacts/bulk-delete?verify=true", List.of(mara.uuid().toString(), SecrecyPerson.row()));
        SecrecyPerson.seed(sandbox);
        routes.byPhone("contacts/delete");
        // A key in the URI, as a user may write it; RAW keeps Camel's hands off it.
        routes.send("contacts/count?apiKey=RAW(" + sandbox.apiKey() + ")", null);
        routes.send(
                "contacts/count?apiSecretId=RAW(" + sandbox.secondSecretId() + ")&apiSecretKey=RAW("
                        + sandbox.secondSecretKey() + ")",
                null);
    }

    private void badInput() {
        routes.send("contacts/create", "the phone of " + SecrecyPerson.EMAIL + " is " + SecrecyPerson.PHONE);
        routes.send(
                "contacts/create",
                "{\"phone\":\"" + SecrecyPerson.PHONE + "\", \"email\": " + SecrecyPerson.EMAIL + "}");
        routes.send("contacts/create", SecrecyPerson.row("phone", "+1 202 555 0143 or " + SecrecyPerson.EMAIL));
        routes.send("contacts/create", SecrecyPerson.row("phone", "+1 202 555 0143 x9"));
        routes.send("contacts/create", SecrecyPerson.row("is_opted_out", SecrecyPerson.PHONE));
        routes.send("contacts/create", SecrecyPerson.row("assignee_id", SecrecyPerson.EMAIL));
        routes.send("contacts/create", SecrecyPerson.row("avatar", SecrecyPerson.EMAIL));
        routes.send("contacts/create", SecrecyPerson.row("tags", "VIP " + SecrecyPerson.EMAIL));
        routes.send("contacts/create", SecrecyPerson.row("email", SecrecyPerson.LAST_NAME));
        routes.send("contacts/create", SecrecyPerson.row("Shoes", SecrecyPerson.PHONE));
        routes.send("contacts/get", SecrecyPerson.EMAIL);
        routes.send("contacts/get", "+" + SecrecyPerson.PHONE + "00000");
        routes.send("contacts/get", SecrecyPerson.PHONE + SecrecyPerson.PHONE);
        routes.send("contacts/set-status?status=blocked", SecrecyPerson.row());
        routes.send("contacts/set-status", SecrecyPerson.row("status", SecrecyPerson.PHONE));
        routes.send("contacts/bulk-upsert", "phone;email\n" + SecrecyPerson.PHONE + ";" + SecrecyPerson.EMAIL);
        routes.send(
                "contacts/bulk-upsert",
                "[{\"phone\":\"" + SecrecyPerson.PHONE + "\",\"email\":\"" + SecrecyPerson.EMAIL + "\"},{\"phone\": "
                        + SecrecyPerson.EMAIL);
        routes.send(
                "contacts/bulk-upsert?rejectedUri=direct:rejected",
                List.of(
                        SecrecyPerson.row(),
                        SecrecyPerson.row("phone", SecrecyPerson.PHONE + "99999"),
                        SecrecyPerson.row("phone", "00" + SecrecyPerson.PHONE + " ext. 5"),
                        SecrecyPerson.EMAIL,
                        5));
        routes.send(
                "contacts/bulk-upsert?matchBy=email",
                List.of(SecrecyPerson.row("email", "mara@@example.org " + SecrecyPerson.PHONE)));
        routes.send(
                "contacts/bulk-upsert?rejectedUri=direct:full",
                List.of(SecrecyPerson.row("phone", SecrecyPerson.PHONE + "99999")));
        routes.send(
                "contacts/bulk-delete?failOnPartial=false",
                List.of(
                        SecrecyPerson.EMAIL,
                        SecrecyPerson.PHONE,
                        SecrecyPerson.row("contact_id", SecrecyPerson.PHONE)));
        routes.send("contacts/search", List.of(SecrecyPerson.PHONE + "99999", SecrecyPerson.EMAIL));
        routes.send("api/call?method=POST&path=/v1/contact/status", "{\"phone\":\"" + SecrecyPerson.PHONE + "\"");
        routes.send(
                "contacts/list?paging=page", null, HeymarketConstants.PAGE, SecrecyPerson.PHONE + SecrecyPerson.EMAIL);
        routes.send("contacts/update", SecrecyPerson.row(), HeymarketConstants.OVERWRITE, SecrecyPerson.EMAIL);
        routes.send("contacts/get", null, HeymarketConstants.CONTACT_ID, SecrecyPerson.EMAIL);
        routes.send("contacts/get", null, HeymarketConstants.PHONE, SecrecyPerson.EMAIL);
        SecrecyPerson.seed(sandbox);
        SecrecyPerson.seed(sandbox);
        routes.send("contacts/update", SecrecyPerson.row());
        routes.byPhone("contacts/delete");
        routes.send("contacts/bulk-upsert", List.of(SecrecyPerson.row()));
    }

    private void badCredentials() {
        routes.send("contacts/count?apiKey=RAW(" + WRONG_KEY + ")", null);
        routes.send("contacts/count?apiSecretId=" + sandbox.secretId() + "&apiSecretKey=RAW(" + WRONG_KEY + ")", null);
        SecrecyRoutes.told(
                context.getComponent("heymarket", HeymarketComponent.class).getConfiguration());
    }

    private void badConnection() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        routes.send(
                "contacts/create?apiKey=RAW(" + WRONG_KEY + ")&baseUrl=http://localhost:" + port, SecrecyPerson.row());
    }

    private void messages() {
        String send = "messages/send?inbox=12&sender=310";
        String bulk = "messages/bulk-send?inbox=12&sender=310&failOnPartial=false&rejectedUri=direct:rejected";
        Map<String, Object> row = Map.of(
                "phone",
                SecrecyPerson.PHONE,
                "text",
                "Dear " + SecrecyPerson.LAST_NAME,
                "local_id",
                SecrecyPerson.EMAIL);
        routes.send(send, "Dear " + SecrecyPerson.LAST_NAME, HeymarketConstants.PHONE, "+1 (202) 555-0143");
        routes.send(send + "&dryRun=true", row);
        routes.send(send, row);
        sandbox.faults()
                .add(Fault.status(400, SecrecyPerson.echo("somebody"))
                        .on("POST", "/v1/message/send")
                        .times(2));
        routes.send(send, Map.of("phone", SecrecyPerson.PHONE, "text", SecrecyPerson.EMAIL));
        routes.send(
                bulk,
                List.of(
                        Map.of("phone", SecrecyPerson.PHONE, "text", "Hello " + SecrecyPerson.EMAIL),
                        row,
                        Map.of("phone", SecrecyPerson.PHONE + "99999")));
        routes.send(send, Map.of(SecrecyPerson.EMAIL, SecrecyPerson.PHONE, "phone", SecrecyPerson.PHONE));
        routes.send(
                send,
                Map.of("phone", SecrecyPerson.PHONE, "text", SecrecyPerson.EMAIL),
                HeymarketConstants.PHONE,
                "12025550144");
        for (String member : List.of("inbox", "sender", "template", "list")) {
            routes.send("messages/send", Map.of("text", SecrecyPerson.LAST_NAME, member, SecrecyPerson.EMAIL));
            routes.send(
                    "messages/send",
                    Map.of(
                            "phone",
                            SecrecyPerson.PHONE,
                            "text",
                            SecrecyPerson.LAST_NAME,
                            member,
                            "+" + SecrecyPerson.PHONE));
        }
        routes.send("messages/send", "{\"phone\":\"" + SecrecyPerson.PHONE + "\"");
        sandbox.optOut(SecrecyPerson.PHONE);
        routes.send(send, row);
        routes.send(bulk, List.of(row));
    }
}
