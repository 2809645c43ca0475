package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all pages have around their content. */
final class Layout {
    static final String HOME = "/";
    static final String CONTACTS = "/sandbox/contacts";
    static final String CONVERSATIONS = "/sandbox/conversations";
    static final String REQUESTS = "/sandbox/requests";
    static final String SWITCHES = "/sandbox/switches";
    static final String FAULTS = "/sandbox/faults";
    static final String TOOLS = "/sandbox/tools";

    private static final List<Map.Entry<String, String>> PAGES = List.of(
            Map.entry(HOME, "Overview"),
            Map.entry(CONTACTS, "Contacts"),
            Map.entry(CONVERSATIONS, "Messages"),
            Map.entry(REQUESTS, "Requests"),
            Map.entry(SWITCHES, "Switches"),
            Map.entry(FAULTS, "Faults"),
            Map.entry(TOOLS, "Tools"));

    private final Controls controls;

    Layout(Controls controls) {
        this.controls = controls;
    }

    /**
     * A page.
     *
     * @param at the address that the navigation shows as the current one
     */
    PageAnswer page(String at, String title, Html content) {
        return PageAnswer.html(whole(at, title, content));
    }

    /** A detail: a page, or its content alone for the script, which shows it over the list that it belongs to. */
    PageAnswer detail(PageCall call, String at, String title, Html content) {
        return call.part() ? PageAnswer.html(content) : page(at, title, content);
    }

    /** A sentence about what was done or refused: as text for the script, else as a page. */
    PageAnswer said(PageCall call, int status, String sentence, String back) {
        if (call.part()) {
            return PageAnswer.text(status, sentence);
        }
        Html content = Html.of(
                "<h1>{}</h1><p>{}</p><p><a href=\"{}\">Back</a></p>",
                status < 400 ? "Done" : "Not done",
                sentence,
                back);
        return PageAnswer.html(status, whole(back, status < 400 ? "Done" : "Not done", content));
    }

    private Html whole(String at, String title, Html content) {
        return Html.of("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>{} – Heymarket sandbox</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="icon" type="image/svg+xml" href="/sandbox/assets/icon.svg">
                <link rel="stylesheet" href="/sandbox/assets/page.css">
                <script src="/sandbox/assets/page.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#main">Skip to the content</a>
                <header>
                <p class="brand"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M6 5h20a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H15l-7 5v-5H6a4 \
                4 0 0 1-4-4V9a4 4 0 0 1 4-4z"/><circle cx="10" cy="14.500" r="2"/><circle cx="16" cy="14.500" r="2"/><circle cx="22" \
                cy="14.500" r="2"/></svg> Heymarket sandbox <span class="badge" id="profile">{}</span></p>
                <nav aria-label="Pages"><ul>{}</ul></nav>
                </header>
                <main id="main" tabindex="-1">
                {}
                </main>
                <p id="status" role="status"></p>
                <dialog id="drawer" aria-label="Details"><form method="dialog"><button class="close" aria-label="Close">✕</button></form>\
                <div id="detail" tabindex="-1" autofocus></div></dialog>
                </body>
                </html>
                """, title, profile(controls.settings()), navigation(at), content);
    }

    private static Html navigation(String at) {
        List<Html> items = new ArrayList<>();
        for (Map.Entry<String, String> page : PAGES) {
            Html current = Html.when(page.getKey().equals(at), " aria-current=\"page\"");
            items.add(Html.of("<li><a href=\"{}\"{}>{}</a></li>", page.getKey(), current, page.getValue()));
        }
        return Html.join(items);
    }

    static String profile(SandboxSettings settings) {
        for (Profile profile : Profile.values()) {
            if (settings.equals(SandboxSettings.of(profile))) {
                return profile.name().toLowerCase(Locale.ROOT);
            }
        }
        return "own settings";
    }
}
