package io.github.camelheymarket.sandbox.page;

/** Which address shows what. */
final class Pages {
    private final Layout layout;
    private final Overview overview;
    private final RequestList requests;
    private final ContactList contacts;
    private final ContactView contact;
    private final Conversations conversations;
    private final SwitchPage switches;
    private final FaultPage faults;
    private final Actions actions;

    Pages(PageState state, Overview overview, RequestList requests) {
        this.overview = overview;
        this.requests = requests;
        layout = new Layout(state.controls());
        contact = new ContactView(state);
        contacts = new ContactList(state, contact);
        conversations = new Conversations(state);
        switches = new SwitchPage(state);
        faults = new FaultPage(state);
        actions = new Actions(state, layout);
    }

    PageAnswer answer(PageCall call) {
        try {
            return call.isRead() ? show(call) : actions.perform(call);
        } catch (Refusal e) {
            return layout.said(call, e.status(), e.getMessage(), Layout.HOME);
        } catch (IllegalArgumentException e) {
            return layout.said(call, 400, e.getMessage(), Layout.HOME);
        }
    }

    private PageAnswer show(PageCall call) {
        String path = call.path();
        if (path.startsWith(Assets.UNDER)) {
            return Assets.get(path);
        }
        return switch (path) {
            case "/sandbox", "/sandbox/" -> PageAnswer.redirect(Layout.HOME);
            case Layout.HOME -> layout.page(path, "Overview", overview.content());
            case Layout.CONTACTS -> layout.page(path, "Contacts", contacts.content(call));
            case "/sandbox/contacts/rows" -> PageAnswer.json(contacts.rows(call));
            case Layout.CONVERSATIONS -> layout.page(path, "Messages", conversations.content());
            case Layout.REQUESTS -> layout.page(path, "Requests", requests.content());
            case Layout.SWITCHES -> layout.page(path, "Switches", switches.content());
            case Layout.FAULTS -> layout.page(path, "Faults", faults.content());
            case Layout.TOOLS -> layout.page(path, "Tools", Tools.content());
            default -> detail(call, path.lastIndexOf('/'));
        };
    }

    private PageAnswer detail(PageCall call, int slash) {
        String list = call.path().substring(0, slash);
        String id = call.path().substring(slash + 1);
        if (!id.matches("\\d{1,18}")) {
            throw new Refusal(404, "There is no such page.");
        }
        long number = Long.parseLong(id);
        return switch (list) {
            case Layout.CONTACTS -> layout.detail(call, list, "Contact " + id, contact.detail(number));
            case Layout.CONVERSATIONS -> layout.detail(call, list, "Messages", conversations.detail(number));
            case Layout.REQUESTS -> layout.detail(call, list, "Request", requests.detail(number));
            default -> throw new Refusal(404, "There is no such page.");
        };
    }
}
