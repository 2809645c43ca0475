package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.ArrayList;
import java.util.List;

/** The faults that wait, and a form for one more. */
final class FaultPage {
    private static final List<String> METHODS = List.of("POST", "PUT", "GET", "DELETE");

    private final PageState state;

    FaultPage(PageState state) {
        this.state = state;
    }

    Html content() {
        List<Html> choices = new ArrayList<>();
        for (FaultChoice choice : FaultChoice.values()) {
            choices.add(Html.of(
                    "<option value=\"{}\" data-number=\"{}\">{}</option>", choice, choice.number(), choice.meaning()));
        }
        List<Html> methods = new ArrayList<>();
        METHODS.forEach(method -> methods.add(Html.of("<option>{}</option>", method)));
        return Html.of("""
                <h1>Faults</h1>
                <p class="lead">A fault makes requests go wrong: the next ones that it is for. It does not hit requests without a valid credential.</p>
                <form class="card form" method="post" action="/sandbox/faults" data-quiet data-then="refresh">
                <h2>Add a fault</h2>
                <p class="grow"><label for="fault">What goes wrong</label><select id="fault" name="fault">{}</select></p>
                <p><label for="number">The number</label><input id="number" name="number" type="number" min="1" max="60000" value="500"></p>
                <p><label for="method">Method</label><select id="method" name="method"><option value="">any</option>{}</select></p>
                <p><label for="path">Path begins with</label><input id="path" name="path" maxlength="200" placeholder="/v2/contacts"></p>
                <p><label for="times">Requests, 0 for all</label><input id="times" name="times" type="number" min="0" max="100000" \
                value="1" required></p>
                <p><button>Add</button></p></form>
                <section class="card" aria-labelledby="h-waiting"><h2 id="h-waiting">Waiting</h2>{}
                <form method="post" action="/sandbox/faults/clear" data-quiet data-then="refresh">\
                <button class="plain">Remove all faults and let held requests go on</button></form></section>
                """, Html.join(choices), Html.join(methods), waiting());
    }

    private Html waiting() {
        List<Html> rows = new ArrayList<>();
        for (Fault fault : state.faults().waiting()) {
            rows.add(Html.of(
                    "<tr><td>{}</td><td class=\"mono\">{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>",
                    fault.name(),
                    fault.target(),
                    fault.left() == Long.MAX_VALUE ? "all" : Text.number(fault.left()),
                    Text.number(fault.hits())));
        }
        return rows.isEmpty() ? Html.of("<p class=\"empty\">None.</p>") : Html.of("""
                        <table><thead><tr><th scope="col">Fault</th><th scope="col">Hits</th><th scope="col" class="num">Still</th>\
                        <th scope="col" class="num">Has hit</th></tr></thead><tbody>{}</tbody></table>""", Html.join(rows));
    }
}
