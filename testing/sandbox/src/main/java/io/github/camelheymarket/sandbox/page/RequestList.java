package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.util.List;

/** The requests, newest first, and one of them with its body. Headers are not shown: they hold credentials. */
final class RequestList {
    static final int MOST = 100;

    private final PageState state;
    private final Traffic traffic;

    RequestList(PageState state, Traffic traffic) {
        this.state = state;
        this.traffic = traffic;
    }

    Html content() {
        return Html.of("""
                <div class="title"><h1>Requests</h1><button type="button" id="pause" data-pause aria-pressed="false">Pause</button></div>
                <p class="lead">The last {} requests, newest first. A request opens with what was sent and answered.</p>
                <section class="card" aria-label="Requests">{}</section>
                """, MOST, table(MOST, ""));
    }

    /** @param look name of a look in the style sheet */
    Html table(int most, String look) {
        long total = traffic.total();
        Html rows = rows(traffic.after(0, most));
        return Html.of(
                """
                <table class="log {}" id="log" data-after="{}" data-most="{}"><thead><tr><th scope="col">UTC</th>\
                <th scope="col">Request</th><th scope="col">Status</th><th scope="col" class="num">ms</th>\
                <th scope="col" class="num">Rows</th><th scope="col" class="id">Request id</th></tr></thead><tbody>{}</tbody></table>
                {}""",
                look,
                total,
                most,
                rows,
                Html.when(total == 0, "<p class=\"empty\" id=\"no-requests\">No requests yet.</p>"));
    }

    Html rows(List<Seen> seen) {
        return Html.join(seen.stream().map(this::row).toList());
    }

    private Html row(Seen seen) {
        String rows = state.log().get(seen.sequence()).map(Rows::of).stream()
                .flatMapToInt(count -> count.stream())
                .mapToObj(Text::number)
                .findFirst()
                .orElse("");
        return Html.of(
                """
                <tr data-n="{}"><td>{}</td><td class="what"><a data-drawer href="/sandbox/requests/{}"><b>{}</b> {}</a>{}</td><td>{}</td>\
                <td class="num">{}</td><td class="num">{}</td><td class="id">{}</td></tr>
                """,
                seen.number(),
                Text.time(seen.at()),
                seen.sequence(),
                seen.method(),
                seen.path(),
                fault(seen.fault()),
                status(seen.status()),
                Text.millis(seen.nanos()),
                rows,
                seen.requestId().substring(0, 8));
    }

    /** One request with its body, by its number in the log. */
    Html detail(long sequence) {
        RecordedRequest request = state.log()
                .get(sequence)
                .orElseThrow(() -> new Refusal(
                        404, "This request is no longer kept: the log was cleared, or many requests came after it."));
        return Html.of(
                """
                <h1 class="mono">{} {}</h1>
                <dl class="facts"><div><dt>Status</dt><dd>{} {}</dd></div><div><dt>Request id</dt><dd class="mono">{}</dd></div>\
                {}</dl>
                <h2>Sent</h2>{}
                <h2>Answered</h2>{}
                """,
                request.method(),
                request.path(),
                status(request.status()),
                fault(request.fault()),
                request.requestId(),
                Html.when(
                        !request.query().isEmpty(),
                        "<div><dt>Query</dt><dd class=\"mono\">{}</dd></div>",
                        request.query()),
                body(request.body()),
                body(request.answer()));
    }

    private static Html body(String text) {
        if (text == null) {
            return Html.of("<p class=\"empty\">Not recorded.</p>");
        }
        if (text.isEmpty()) {
            return Html.of("<p class=\"empty\">No body.</p>");
        }
        boolean cut = text.length() > RecordedRequest.MAX_ANSWER;
        String shown = cut ? text.substring(0, RecordedRequest.MAX_ANSWER) : Text.pretty(text);
        return Html.of(
                "<pre tabindex=\"0\">{}</pre>{}",
                shown,
                Html.when(cut, "<p class=\"empty\">The first {} characters.</p>", RecordedRequest.MAX_ANSWER));
    }

    private static Html fault(String fault) {
        return fault == null ? Html.NONE : Html.of(" <span class=\"badge warn\">{}</span>", fault);
    }

    private static Html status(int status) {
        return status == 0
                ? Html.of("<span class=\"status s5\">reset</span>")
                : Html.of("<span class=\"status s{}\">{}</span>", status / 100, status);
    }
}
