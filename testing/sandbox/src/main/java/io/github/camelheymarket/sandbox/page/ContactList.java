package io.github.camelheymarket.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The list of contacts: a page of it for any browser, and the windows that the script asks for while it scrolls. */
final class ContactList {
    private static final int PAGE = 50;
    private static final int MOST_ROWS = 500;

    private final PageState state;
    private final ContactWindow window;
    private final ContactView view;

    ContactList(PageState state, ContactView view) {
        this.state = state;
        this.window = new ContactWindow(state.contacts());
        this.view = view;
    }

    Html content(PageCall call) {
        ContactQuery query = ContactQuery.of(call);
        ContactWindow.Slice slice = window.slice(query, call.number("from", 0, 0, Integer.MAX_VALUE), PAGE);
        return Html.of(
                """
                <h1>Contacts <span class="count" id="total">{}</span></h1>
                <form class="bar" role="search" method="get" action="/sandbox/contacts" id="find">
                <p class="grow"><label for="q">Search names, phones, addresses and custom fields</label>\
                <input type="search" id="q" name="q" value="{}" autocomplete="off" maxlength="200"></p>
                <p><label for="sort">Sort by</label><select id="sort" name="sort">{}</select></p>
                <p><button>Search</button></p>
                </form>
                <div class="card window" id="window" role="region" aria-label="Contacts; the arrow keys move from one to the next" \
                data-total="{}" data-version="{}">
                <table class="contacts" aria-rowcount="{}"><thead><tr aria-rowindex="1"><th scope="col">Name</th><th scope="col">Phone</th>\
                <th scope="col" class="wide">E-mail</th><th scope="col" class="wide">Tags</th>\
                <th scope="col" class="num wide">Updated, UTC</th></tr></thead><tbody>{}</tbody></table></div>
                {}
                {}
                """,
                Text.number(slice.total()),
                call.value("q"),
                sorts(query),
                slice.total(),
                state.contacts().version(),
                slice.total() + 1,
                Html.join(rows(slice)),
                Html.when(slice.total() == 0, "<p class=\"empty\" id=\"none\">Nobody found.</p>"),
                pager(call, slice));
    }

    /** A window as JSON: {total, version, rows: [markup, …]}. */
    String rows(PageCall call) {
        ContactQuery query = ContactQuery.of(call);
        long version = state.contacts().version();
        ContactWindow.Slice slice = window.slice(
                query, call.number("from", 0, 0, Integer.MAX_VALUE), call.number("count", PAGE, 1, MOST_ROWS));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("total", slice.total()).put("version", version);
        ArrayNode rows = json.putArray("rows");
        rows(slice).forEach(row -> rows.add(row.toString()));
        return json.toString();
    }

    private List<Html> rows(ContactWindow.Slice slice) {
        List<Html> rows = new ArrayList<>();
        int index = slice.from();
        for (SandboxContact contact : slice.contacts()) {
            rows.add(view.row(contact, index++));
        }
        return rows;
    }

    private static Html sorts(ContactQuery query) {
        List<Html> options = new ArrayList<>();
        for (ContactQuery.Sort sort : ContactQuery.Sort.values()) {
            Html selected = Html.when(sort == query.sort(), " selected");
            options.add(Html.of("<option value=\"{}\"{}>{}</option>", sort, selected, sort.label()));
        }
        return Html.join(options);
    }

    /** For browsers without the script, which takes it away. */
    private static Html pager(PageCall call, ContactWindow.Slice slice) {
        int before = Math.max(0, slice.from() - PAGE);
        int after = slice.from() + PAGE;
        return Html.of(
                "<nav class=\"pager\" id=\"pager\" aria-label=\"Parts of the list\">{}{}</nav>",
                Html.when(slice.from() > 0, "<a rel=\"prev\" href=\"{}\">Previous</a> ", link(call, before)),
                Html.when(after < slice.total(), "<a rel=\"next\" href=\"{}\">Next</a>", link(call, after)));
    }

    private static String link(PageCall call, int from) {
        return Layout.CONTACTS + "?q=" + URLEncoder.encode(call.value("q"), StandardCharsets.UTF_8) + "&sort="
                + URLEncoder.encode(call.value("sort"), StandardCharsets.UTF_8) + "&from=" + from;
    }
}
