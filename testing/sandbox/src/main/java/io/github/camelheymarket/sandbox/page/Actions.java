package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.webhook.SandboxWebhook;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a form of the page does, and the sentence that says so. */
final class Actions {
    private final PageState state;
    private final Controls controls;
    private final Layout layout;

    Actions(PageState state, Layout layout) {
        this.state = state;
        this.controls = state.controls();
        this.layout = layout;
    }

    PageAnswer perform(PageCall call) {
        return switch (call.path()) {
            case Layout.SWITCHES -> done(call, setSwitch(call), Layout.SWITCHES);
            case "/sandbox/profile" -> done(call, setProfile(call), Layout.SWITCHES);
            case Layout.FAULTS -> done(call, addFault(call), Layout.FAULTS);
            case "/sandbox/faults/clear" -> done(call, clearFaults(), Layout.FAULTS);
            case "/sandbox/receive" -> done(call, receive(call), Layout.CONVERSATIONS);
            case "/sandbox/webhook" -> done(call, deliver(call), Layout.TOOLS);
            case "/sandbox/seed" -> done(call, seed(call), Layout.TOOLS);
            case "/sandbox/seed/difficult" -> done(call, seedDifficult(), Layout.TOOLS);
            case "/sandbox/reset" -> done(call, reset(), Layout.TOOLS);
            default -> throw new Refusal(404, "There is no such page.");
        };
    }

    private PageAnswer done(PageCall call, String sentence, String back) {
        return layout.said(call, 200, sentence, back);
    }

    private String setSwitch(PageCall call) {
        Switch question = Switch.named(call.value("switch"));
        SandboxSettings settings = controls.settings().with(question, call.value("value"));
        controls.settings(settings);
        return question + " is " + settings.get(question) + " now.";
    }

    private String setProfile(PageCall call) {
        Profile profile = Profile.named(call.value("profile"));
        controls.settings(SandboxSettings.of(profile));
        return "All switches are those of the profile " + profile.name().toLowerCase(Locale.ROOT) + " now.";
    }

    private String addFault(PageCall call) {
        FaultChoice choice = FaultChoice.named(call.value("fault"));
        boolean status = choice == FaultChoice.STATUS || choice == FaultChoice.STATUS_AFTER_APPLY;
        int number = call.number("number", choice.number(), 0, 60_000);
        if (status && (number < 200 || number > 599)) {
            throw new Refusal(400, "A status is a number from 200 to 599");
        }
        Fault fault = choice.make(number);
        narrow(fault, call.value("method"), call.value("path"));
        int times = call.number("times", 1, 0, 100_000);
        state.faults().add(times == 0 ? fault.always() : fault.times(times));
        return "The fault " + fault.name() + " waits for " + fault.target() + ".";
    }

    private static void narrow(Fault fault, String method, String path) {
        if (method.isEmpty()) {
            if (!path.isEmpty()) {
                fault.onPath(path);
            }
        } else {
            fault.on(method, path);
        }
    }

    private String clearFaults() {
        state.faults().clear();
        return "No fault waits any more, and held requests go on.";
    }

    private String receive(PageCall call) {
        controls.receive(digits(call), call.value("text"));
        return "The message came in.";
    }

    private String deliver(PageCall call) {
        String url = Loopback.url(call.value("url"));
        WebhookEvent event = WebhookEvent.of(call.value("event"), digits(call));
        List<String> answers = new ArrayList<>();
        for (int status : controls.deliver(url, event)) {
            answers.add(status == SandboxWebhook.NO_ANSWER ? "no answer" : Integer.toString(status));
        }
        return "Sent " + event.type() + ". The receiver answered: " + String.join(", ", answers) + ".";
    }

    private static String digits(PageCall call) {
        String phone = call.value("phone");
        if (!phone.matches("\\d{1,15}")) {
            throw new Refusal(400, "A phone is written in digits here, such as 12025550143");
        }
        return phone;
    }

    private String seed(PageCall call) {
        int count = call.number("count", 100, 1, Tools.MOST_SEEDED);
        controls.seed(count);
        return "Added " + Text.number(count) + (count == 1 ? " contact." : " contacts.");
    }

    private String seedDifficult() {
        controls.seedDifficult();
        return "Added the difficult names.";
    }

    private String reset() {
        controls.reset();
        return "The sandbox is as it was at the start.";
    }
}
