package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.messaging.Conversation;
import io.github.camelheymarket.sandbox.messaging.Inbox;
import io.github.camelheymarket.sandbox.messaging.Member;
import io.github.camelheymarket.sandbox.messaging.Message;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The conversations, and one of them with its messages. */
final class Conversations {
    private static final int MOST = 200;

    private final PageState state;

    Conversations(PageState state) {
        this.state = state;
    }

    Html content() {
        List<Conversation> all = state.workspace().conversations().newestFirst();
        List<Html> items = new ArrayList<>();
        all.stream().limit(MOST).forEach(conversation -> items.add(item(conversation)));
        return Html.of(
                """
                <h1>Messages <span class="count">{}</span></h1>
                <form class="card form" method="post" action="/sandbox/receive" data-quiet data-then="refresh">
                <h2>A message comes in</h2>
                <p><label for="phone">From the phone, in digits</label><input id="phone" name="phone" inputmode="numeric" required \
                pattern="[0-9]+" maxlength="15" value="12025550143"></p>
                <p class="grow"><label for="text">Text</label><input id="text" name="text" required maxlength="1000" \
                value="Is Friday still ok?"></p>
                <p><button>Receive it</button></p></form>
                <section class="card" aria-label="Conversations">{}{}</section>
                """,
                Text.number(all.size()),
                items.isEmpty()
                        ? Html.of("<p class=\"empty\">No conversations yet.</p>")
                        : Html.of("<ul class=\"threads\">{}</ul>", Html.join(items)),
                Html.when(all.size() > MOST, "<p class=\"empty\">The {} last updated.</p>", MOST));
    }

    Html detail(long id) {
        Conversation conversation = state.workspace()
                .conversations()
                .get(id)
                .orElseThrow(() -> new Refusal(404, "There is no conversation " + id + " any more."));
        List<Html> bubbles = new ArrayList<>();
        List<Message> messages = state.workspace().messagesOf(id);
        messages.stream().limit(MOST).forEach(message -> bubbles.add(0, bubble(message)));
        return Html.of(
                "<h1>{}</h1><p>{}, {}, {}</p><ol class=\"bubbles\">{}</ol>",
                with(conversation),
                inbox(conversation),
                conversation.channel(),
                conversation.open() ? "open" : "closed",
                Html.join(bubbles));
    }

    private Html item(Conversation conversation) {
        Html last = state.workspace().messagesOf(conversation.id()).stream()
                .findFirst()
                .map(message -> Text.said(message.text()))
                .orElse(Html.NONE);
        return Html.of(
                """
                <li><a data-drawer href="/sandbox/conversations/{}">{}</a> {}{}<span class="side">{}</span><span class="excerpt">{}</span></li>
                """,
                conversation.id(),
                with(conversation),
                Html.when(!conversation.unread().isEmpty(), "<span class=\"badge\">unread</span> "),
                Html.when(!conversation.open(), "<span class=\"badge\">closed</span> "),
                Text.day(conversation.updated()),
                last);
    }

    private Html bubble(Message message) {
        String who = message.kind() == Message.Kind.RECEIVED
                ? "received"
                : message.kind().name().toLowerCase(Locale.ROOT) + author(message);
        return Html.of(
                "<li class=\"{}\"><p>{}{}</p><span class=\"side\">{}, {}</span></li>",
                message.kind().name().toLowerCase(Locale.ROOT),
                Text.said(message.text()),
                Html.when(!message.media().isEmpty(), " <span class=\"mono\">{}</span>", message.media()),
                who,
                Text.day(message.date()));
    }

    private String author(Message message) {
        String name = message.author().isEmpty()
                ? state.workspace()
                        .team()
                        .members()
                        .get(message.user())
                        .map(Member::name)
                        .orElse("")
                : message.author();
        return name.isEmpty() ? "" : " by " + name;
    }

    private Html with(Conversation conversation) {
        if (!conversation.name().isBlank()) {
            return Text.said(conversation.name());
        }
        List<SandboxContact> known = conversation.targets().size() == 1
                ? state.contacts().byChannel(Channel.PHONE, conversation.target())
                : List.of();
        return known.isEmpty() ? Text.said(conversation.target()) : ContactView.name(known.get(0));
    }

    private Html inbox(Conversation conversation) {
        return Html.of(
                "{}",
                state.workspace()
                        .team()
                        .inbox(conversation.inboxId())
                        .map(Inbox::name)
                        .orElse(""));
    }
}
