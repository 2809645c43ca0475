package io.github.camelheymarket;

import io.github.camelheymarket.ManagedPolls.PollState;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientStatistics;
import io.github.camelheymarket.coalesce.QueueState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Shows the calls, polls and coalesced contacts of a context in Camel's developer console. */
@DevConsole(
        name = "heymarket",
        displayName = "Heymarket",
        description = "Calls to Heymarket, the request budget, coalescing and polls")
public class HeymarketDevConsole extends AbstractDevConsole {

    public HeymarketDevConsole() {
        super("camel", "heymarket", "Heymarket", "Calls to Heymarket, the request budget, coalescing and polls");
    }

    /** A polling consumer and its route. */
    private record Poll(String routeId, String operation, PollState state) {}

    /** An endpoint that coalesces contacts. */
    private record Queue(String operation, QueueState state) {}

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (ClientStatistics client : clients()) {
            ClientStatistics.Calls calls = client.calls();
            line(text, "Client: %s, credential %s", client.baseUrl(), client.credentialId());
            line(text, "    Budget: %s left of %s a minute", left(client), limit(client));
            line(
                    text,
                    "    Waits for the budget: %d now, %d so far, %d ms in all",
                    client.waits().now(),
                    client.waits().waits(),
                    client.waits().time().toMillis());
            line(text, "    Calls: %d, of which %d failed", calls.calls(), calls.failed());
            line(
                    text,
                    "    Requests: %d, retries %d, answers of status 429 %d, without a connection %d",
                    calls.requests(),
                    calls.retries(),
                    calls.rateLimited(),
                    calls.notSent());
            line(text, "    Last error: %s", client.lastError() == null ? "none" : client.lastError());
        }
        for (Queue queue : queues()) {
            line(
                    text,
                    "Coalescing: %s, %d contacts pending, %d in flight",
                    queue.operation(),
                    queue.state().pending(),
                    queue.state().inFlight());
        }
        for (Poll poll : polls()) {
            Duration age = poll.state().cursorAge();
            line(
                    text,
                    "Poll: route %s, %s, cursor %s, %d exchanges delivered, %d in flight",
                    poll.routeId(),
                    poll.operation(),
                    age == null ? "none" : age.toSeconds() + " s old",
                    poll.state().delivered(),
                    poll.state().inFlight());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%n    " + format, values));
    }

    private static Object left(ClientStatistics client) {
        return client.budget().left().isPresent() ? client.budget().left().getAsInt() : "unknown";
    }

    private static Object limit(ClientStatistics client) {
        return client.budget().limit() == 0 ? "no limit" : client.budget().limit();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        JsonArray clients = new JsonArray();
        clients().forEach(client -> clients.add(json(client)));
        root.put("clients", clients);
        JsonArray queues = new JsonArray();
        for (Queue queue : queues()) {
            JsonObject json = new JsonObject();
            json.put("operation", queue.operation());
            json.put("pending", queue.state().pending());
            json.put("inFlight", queue.state().inFlight());
            queues.add(json);
        }
        root.put("coalescing", queues);
        JsonArray polls = new JsonArray();
        for (Poll poll : polls()) {
            Duration age = poll.state().cursorAge();
            JsonObject json = new JsonObject();
            json.put("routeId", poll.routeId());
            json.put("operation", poll.operation());
            json.put("delivered", poll.state().delivered());
            json.put("inFlight", poll.state().inFlight());
            Instant cursor = poll.state().cursor();
            if (cursor != null && age != null) {
                json.put("cursor", cursor.toString());
                json.put("cursorAgeMillis", age.toMillis());
            }
            polls.add(json);
        }
        root.put("polls", polls);
        return root;
    }

    private static JsonObject json(ClientStatistics client) {
        JsonObject json = new JsonObject();
        json.put("baseUrl", client.baseUrl());
        json.put("credential", client.credentialId());
        json.put("budgetLimit", client.budget().limit());
        client.budget().left().ifPresent(left -> json.put("budgetLeft", left));
        json.put("budgetWaiting", client.waits().now());
        json.put("budgetWaits", client.waits().waits());
        json.put("budgetWaitMillis", client.waits().time().toMillis());
        json.put("calls", client.calls().calls());
        json.put("failedCalls", client.calls().failed());
        json.put("requests", client.calls().requests());
        json.put("notSent", client.calls().notSent());
        json.put("retries", client.calls().retries());
        json.put("rateLimited", client.calls().rateLimited());
        ClientStatistics.LastError error = client.lastError();
        if (error != null) {
            JsonObject last = new JsonObject();
            last.put("type", error.type());
            last.put("status", error.status());
            last.put("operation", error.operation());
            last.put("at", error.at().toString());
            json.put("lastError", last);
        }
        return json;
    }

    private List<ClientStatistics> clients() {
        return ClientRegistry.of(getCamelContext()).statistics();
    }

    private List<Queue> queues() {
        return getCamelContext().getEndpoints().stream()
                .filter(endpoint -> endpoint instanceof HeymarketEndpoint)
                .map(endpoint -> (HeymarketEndpoint) endpoint)
                .filter(HeymarketEndpoint::isCoalescing)
                .map(endpoint -> new Queue(endpoint.name(), endpoint.queueState()))
                .toList();
    }

    private List<Poll> polls() {
        return getCamelContext().getRoutes().stream()
                .filter(route -> route.getConsumer() instanceof ManagedPolls)
                .map(route -> new Poll(
                        route.getRouteId(),
                        ((HeymarketEndpoint) route.getEndpoint()).name(),
                        ((ManagedPolls) route.getConsumer()).pollState()))
                .toList();
    }
}
