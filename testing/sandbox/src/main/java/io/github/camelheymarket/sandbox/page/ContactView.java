package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.messaging.Member;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.CustomField;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.sandbox.store.Tag;
import java.util.ArrayList;
import java.util.List;

/** One contact: as a row of the list, and with all it has. */
final class ContactView {
    private final PageState state;

    ContactView(PageState state) {
        this.state = state;
    }

    static Html name(SandboxContact contact) {
        String name = contact.displayName().isBlank()
                ? (contact.first() + " " + contact.last()).strip()
                : contact.displayName();
        return name.isBlank() ? Html.of("<i>no name</i>") : Text.said(name);
    }

    /** @param index position in the list, from 0 */
    Html row(SandboxContact contact, int index) {
        return Html.of(
                """
                <tr data-i="{}" aria-rowindex="{}"><td><a data-drawer href="/sandbox/contacts/{}">{}</a> {}</td><td class="mono">{}</td>\
                <td class="wide">{}</td><td class="wide">{}</td><td class="num wide">{}</td></tr>""",
                index,
                index + 2,
                contact.id(),
                name(contact),
                consent(contact),
                phone(contact.phone()),
                Text.said(contact.email()),
                tags(contact),
                Text.day(contact.updated()));
    }

    Html detail(long id) {
        SandboxContact contact = state.contacts()
                .byId(id)
                .orElseThrow(() ->
                        new Refusal(404, "There is no contact " + id + ": it was deleted, or the sandbox reset."));
        return Html.of(
                """
                <h1>{}</h1><p>{}</p>
                <dl class="facts">
                <div><dt>First name</dt><dd>{}</dd></div><div><dt>Last name</dt><dd>{}</dd></div>
                <div><dt>E-mail</dt><dd>{}</dd></div><div><dt>Tags</dt><dd>{}</dd></div>
                <div><dt>Owner</dt><dd>{}</dd></div><div><dt>Avatar</dt><dd>{}</dd></div>
                </dl>
                <h2>Channels</h2><dl class="facts">{}</dl>
                <h2>Custom fields</h2>{}
                <h2>Record</h2><dl class="facts">
                <div><dt>Id</dt><dd class="mono">{}</dd></div><div><dt>UUID</dt><dd class="mono">{}</dd></div>
                <div><dt>Created</dt><dd>{} UTC</dd></div><div><dt>Updated</dt><dd>{} UTC</dd></div>
                <div><dt>Revision</dt><dd>{}, {}</dd></div></dl>
                """,
                name(contact),
                consentSentence(contact),
                said(contact.first()),
                said(contact.last()),
                said(contact.email()),
                contact.tags().isEmpty() ? said("") : tags(contact),
                owner(contact),
                said(contact.avatar()),
                channels(contact),
                custom(contact),
                contact.id(),
                contact.uuid(),
                Text.day(contact.created()),
                Text.day(contact.updated()),
                contact.rev(),
                contact.op());
    }

    private static Html said(String text) {
        return text.isEmpty() ? Html.of("<span class=\"none\">–</span>") : Text.said(text);
    }

    private static String phone(String digits) {
        return digits.isEmpty() ? "" : "+" + digits;
    }

    private static Html consent(SandboxContact contact) {
        return Html.join(List.of(
                Html.when(contact.isOptedOut(), "<span class=\"badge warn\">opted out</span>"),
                Html.when(contact.consent().blocked(), "<span class=\"badge warn\">blocked</span>")));
    }

    private static Html consentSentence(SandboxContact contact) {
        List<String> said = new ArrayList<>();
        if (contact.consent().unsubscribedContact()) {
            said.add("opted out by the person");
        }
        if (contact.consent().unsubscribedAdmin()) {
            said.add("opted out by the team");
        }
        if (contact.consent().blocked()) {
            said.add("blocked");
        }
        return said.isEmpty()
                ? Html.of("<span class=\"badge ok\">may be messaged</span>")
                : Html.of("<span class=\"badge warn\">{}</span>", String.join(", ", said));
    }

    private Html tags(SandboxContact contact) {
        List<Html> tags = new ArrayList<>();
        for (long id : contact.tags()) {
            String label = state.catalog().tag(id).map(Tag::label).orElse("tag " + id);
            tags.add(Html.of("<span class=\"tag\">{}</span> ", Text.said(label)));
        }
        return Html.join(tags);
    }

    private Html owner(SandboxContact contact) {
        Long id = contact.assignedUserId();
        if (id == null) {
            return said("");
        }
        return Text.said(
                state.workspace().team().members().get(id).map(Member::name).orElse("member " + id));
    }

    private static Html channels(SandboxContact contact) {
        List<Html> channels = new ArrayList<>();
        for (Channel channel : contact.channels()) {
            String value = channel.type().equals(Channel.PHONE) ? phone(channel.value()) : channel.value();
            channels.add(Html.of("<div><dt>{}</dt><dd class=\"mono\">{}</dd></div>", channel.type(), Text.said(value)));
        }
        return Html.join(channels);
    }

    /** In the order of the account's fields; a value whose field is gone stands under its id. */
    private Html custom(SandboxContact contact) {
        List<Html> values = new ArrayList<>();
        List<Long> known = new ArrayList<>();
        for (CustomField field : state.catalog().fields()) {
            known.add(field.id());
            if (contact.custom().containsKey(field.id())) {
                values.add(custom(field.title(), contact.custom().get(field.id())));
            }
        }
        contact.custom().keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .forEach(id -> values.add(custom("field " + id, contact.custom().get(id))));
        return values.isEmpty()
                ? Html.of("<p class=\"empty\">None.</p>")
                : Html.of("<dl class=\"facts\">{}</dl>", Html.join(values));
    }

    private static Html custom(String title, String value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", Text.said(title), said(value));
    }
}
