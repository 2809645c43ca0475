package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first page: what happens now. Its parts are also what the events bring. */
final class Overview {
    private static final int SECONDS = 300;
    private static final int LATELY = 5;
    private static final int CONTACTS = 12;
    private static final int REQUESTS = 14;
    /** Heymarket's own limit, shown where the sandbox has none. */
    private static final int DOCUMENTED_LIMIT = 500;

    private final PageState state;
    private final Traffic traffic;
    private final RequestList requests;

    Overview(PageState state, Traffic traffic, RequestList requests) {
        this.state = state;
        this.traffic = traffic;
        this.requests = requests;
    }

    Html content() {
        Map<String, Html> parts = parts();
        return Html.of(
                """
                <div class="title"><h1>Overview</h1><button type="button" id="pause" data-pause aria-pressed="false">Pause</button></div>
                <div id="figures">{}</div>
                <div class="plots">
                <section class="card" aria-labelledby="h-stored"><h2 id="h-stored">Contacts stored a second</h2>
                <div id="plot-stored">{}</div></section>
                <section class="card" aria-labelledby="h-budget"><h2 id="h-budget">Requests in 60 seconds, limit {}</h2>
                <div id="plot-budget">{}</div></section>
                </div>
                <div class="columns">
                <section class="card" aria-labelledby="h-requests"><h2 id="h-requests">Requests</h2>{}
                <p class="more"><a href="/sandbox/requests">All requests</a></p></section>
                <section class="card" aria-labelledby="h-newest"><h2 id="h-newest">Last updated</h2>
                <div id="newest">{}</div>
                <p class="more"><a href="/sandbox/contacts">All contacts</a></p></section>
                </div>
                """,
                parts.get("figures"),
                parts.get("plot-stored"),
                Text.number(limit()) + (state.controls().requestsPerMinute() == 0 ? " at Heymarket, none here" : ""),
                parts.get("plot-budget"),
                requests.table(REQUESTS, "compact"),
                parts.get("newest"));
    }

    /** What changes while somebody looks, by the id of the element that holds it. */
    Map<String, Html> parts() {
        long[] stored = traffic.storedPerSecond(SECONDS);
        long[] budget = traffic.requestsPerMinute(SECONDS);
        Map<String, Html> parts = new LinkedHashMap<>();
        parts.put("figures", figures(stored, budget));
        parts.put("plot-stored", Plot.of("Contacts stored a second", stored, 0));
        parts.put("plot-budget", Plot.of("Requests in 60 seconds", budget, limit()));
        parts.put("newest", newest());
        return parts;
    }

    private int limit() {
        int limit = state.controls().requestsPerMinute();
        return limit == 0 ? DOCUMENTED_LIMIT : limit;
    }

    private Html figures(long[] stored, long[] budget) {
        // The second that has begun is not whole.
        long lately = Arrays.stream(stored, stored.length - 1 - LATELY, stored.length - 1)
                .sum();
        return Html.of(
                """
                <dl class="figures">
                <div><dt>Contacts</dt><dd>{}</dd></div>
                <div><dt>Stored a second</dt><dd>{}</dd></div>
                <div><dt>Requests</dt><dd>{}</dd></div>
                <div><dt>Budget used, 60 s</dt><dd>{}<small> / {}</small></dd></div>
                </dl>
                """,
                Text.number(state.contacts().size()),
                Text.number((lately + LATELY - 1) / LATELY),
                Text.number(traffic.total()),
                Text.number(budget[budget.length - 1]),
                Text.number(limit()));
    }

    private Html newest() {
        List<Html> items = new ArrayList<>();
        for (SandboxContact contact : state.contacts().page(null, false, false, 0, CONTACTS)) {
            items.add(Html.of(
                    "<li><a data-drawer href=\"/sandbox/contacts/{}\">{}</a> <span class=\"side\">{}</span></li>",
                    contact.id(),
                    ContactView.name(contact),
                    Text.time(contact.updated())));
        }
        return items.isEmpty()
                ? Html.of("<p class=\"empty\">No contacts yet. They appear here as they arrive.</p>")
                : Html.of("<ul class=\"newest\">{}</ul>", Html.join(items));
    }
}
