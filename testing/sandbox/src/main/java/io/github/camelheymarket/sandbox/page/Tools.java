package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.ArrayList;
import java.util.List;

/** What one does to the sandbox now and then: a test delivery of the webhook, invented contacts, back to the start. */
final class Tools {
    static final int MOST_SEEDED = 100_000;

    private Tools() {}

    static Html content() {
        List<Html> types = new ArrayList<>();
        WebhookEvent.TYPES.forEach(type -> types.add(
                Html.of("<option{}>{}</option>", Html.when(type.equals("target_opt_out"), " selected"), type)));
        return Html.of("""
                <h1>Tools</h1>
                <form class="card form" method="post" action="/sandbox/webhook" data-quiet>
                <h2>Test the webhook</h2>
                <p class="grow"><label for="url">Receiver, on this machine</label><input id="url" name="url" type="url" required \
                maxlength="500" value="http://localhost:8080/heymarket/events"></p>
                <p><label for="event">Event</label><select id="event" name="event">{}</select></p>
                <p><label for="who">Phone, in digits</label><input id="who" name="phone" inputmode="numeric" required pattern="[0-9]+" \
                maxlength="15" value="12025550143"></p>
                <p><button>Send</button></p></form>
                <form class="card form" method="post" action="/sandbox/seed" data-quiet>
                <h2>Add invented contacts</h2>
                <p><label for="count">How many</label><input id="count" name="count" type="number" min="1" max="{}" value="100" \
                required></p>
                <p><button>Add</button></p></form>
                <form class="card form" method="post" action="/sandbox/seed/difficult" data-quiet>
                <h2>Add difficult names</h2>
                <p class="grow">Markup, formulas, other scripts, right to left, very long: what an address book can hold.</p>
                <p><button>Add them</button></p></form>
                <details class="card"><summary>Reset the sandbox…</summary>
                <form class="form" method="post" action="/sandbox/reset" data-quiet>
                <p class="grow">This removes all contacts, fields, tags, messages, requests and faults, and sets the switches to what they \
                were at the start.</p>
                <p><button class="danger">Remove everything</button></p></form></details>
                """, Html.join(types), MOST_SEEDED);
    }
}
