package io.github.camelheymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;

/** Answers that refuse, that are broken, or that repeat what was sent. */
record SecrecyAnswers(HeymarketSandbox sandbox, SecrecyRoutes routes) {

    void all() {
        refused();
        broken();
        plain();
        listOfASync();
    }

    /** Statuses of every class, each with an answer that repeats what was sent. */
    private void refused() {
        for (int status : new int[] {400, 401, 403, 404, 413, 429, 503}) {
            for (String operation : List.of("contacts/create", "contacts/create?apiVersion=v1")) {
                // Only what was sent can be recognized in an error; the search after a lost create sends no name.
                sandbox.faults()
                        .add(Fault.status(status, SecrecyPerson.echo("Mara " + SecrecyPerson.LAST_NAME))
                                .when((method, path) -> path.endsWith("/contact"))
                                .times(3));
                routes.send(operation, SecrecyPerson.row());
                sandbox.faults().clear();
            }
            for (String operation :
                    List.of("contacts/update", "contacts/search", "contacts/bulk-upsert?rejectedUri=direct:rejected")) {
                sandbox.faults()
                        .add(Fault.status(status, SecrecyPerson.echo("somebody"))
                                .times(3));
                routes.send(operation, SecrecyPerson.row());
                sandbox.faults().clear();
            }
            sandbox.faults()
                    .add(Fault.status(status, SecrecyPerson.echo("somebody")).times(3));
            routes.byPhone("contacts/lookup");
            sandbox.faults().clear();
            sandbox.faults()
                    .add(Fault.status(status, SecrecyPerson.echo("somebody")).times(3));
            routes.history();
            sandbox.faults().clear();
        }
    }

    private void broken() {
        SandboxContact mara = SecrecyPerson.seed(sandbox);
        List<Fault> faults = List.of(
                Fault.html200(),
                Fault.garbage(),
                Fault.truncated(),
                Fault.deepNesting(),
                Fault.resetBeforeApply(),
                Fault.redirect("https://example.org/contacts/" + SecrecyPerson.PHONE + "?email=" + SecrecyPerson.EMAIL),
                Fault.status(200, "{\"phone\":\"" + SecrecyPerson.PHONE + "\",\"tags\":7,\"contacts\":3}"),
                Fault.status(200, "\"" + SecrecyPerson.PHONE + " " + SecrecyPerson.EMAIL + "\""));
        for (Fault fault : faults) {
            sandbox.faults().add(fault.always());
            routes.byPhone("contacts/lookup");
            routes.byPhone("contacts/status");
            routes.history();
            routes.send("contacts/get?contactId=" + mara.id(), null);
            routes.send("contacts/search", SecrecyPerson.PHONE);
            routes.send("contacts/create", SecrecyPerson.row());
            routes.send("contacts/list", null);
            routes.send("contacts/count", null);
            routes.send("contact-fields/list", null);
            sandbox.faults().clear();
        }
        Fault held = Fault.holdBeforeApply().always();
        sandbox.faults().add(held);
        routes.byPhone("contacts/lookup?maxRetries=0&responseTimeout=100");
        routes.send("contacts/create?maxRetries=0&responseTimeout=100", SecrecyPerson.row());
        held.release();
        sandbox.faults().clear();
    }

    /** Every plain operation, with success and with failures. */
    private void plain() {
        Map<String, String> ids = PlainCase.account(sandbox, routes::result);
        List<Fault> faults = List.of(
                Fault.status(400, SecrecyPerson.echo("somebody")),
                Fault.status(200, "\"" + SecrecyPerson.PHONE + " " + SecrecyPerson.EMAIL + "\""),
                Fault.resetAfterApply(),
                Fault.redirect("https://example.org/messages?phoneNumber=" + SecrecyPerson.PHONE));
        for (PlainCase one : PlainCase.ALL) {
            String operation = one.endpoint().operation();
            JsonNode body = PlainCase.filled(one.body(), ids);
            String text = body == null ? null : body.toString();
            routes.send(operation, text, one.headers(ids));
            for (Fault fault : faults) {
                sandbox.faults().add(fault.always());
                routes.send(operation, text, one.headers(ids));
                sandbox.faults().clear();
            }
            routes.send(
                    operation,
                    text,
                    HeymarketConstants.RESOURCE_ID,
                    SecrecyPerson.EMAIL,
                    HeymarketConstants.CHANNEL_TYPE,
                    SecrecyPerson.PHONE);
            routes.send(
                    operation,
                    Map.of(
                            SecrecyPerson.EMAIL,
                            SecrecyPerson.PHONE,
                            "targets",
                            SecrecyPerson.row(),
                            "title",
                            List.of(SecrecyPerson.EMAIL)),
                    one.headers(ids));
            routes.send(operation, SecrecyPerson.PHONE + " is " + SecrecyPerson.EMAIL, one.headers(ids));
        }
    }

    private void listOfASync() {
        String sync = "contacts/sync?list=Newsletter";
        routes.send(sync, List.of(SecrecyPerson.row()));
        routes.send(sync + "&createList=true", List.of(SecrecyPerson.row()));
        for (Fault fault : List.of(
                Fault.status(400, SecrecyPerson.echo("somebody")),
                Fault.status(200, "\"" + SecrecyPerson.PHONE + " " + SecrecyPerson.EMAIL + "\""),
                Fault.resetAfterApply())) {
            sandbox.faults()
                    .add(fault.when((method, path) -> path.startsWith("/v2/lists"))
                            .always());
            routes.send(sync, List.of(SecrecyPerson.row()));
            sandbox.faults().clear();
        }
    }
}
