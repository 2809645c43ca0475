package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The open questions of the contract, with the answers that this sandbox gives. */
final class SwitchPage {
    private final PageState state;

    SwitchPage(PageState state) {
        this.state = state;
    }

    Html content() {
        SandboxSettings settings = state.controls().settings();
        List<Html> profiles = new ArrayList<>();
        for (Profile profile : Profile.values()) {
            String name = profile.name().toLowerCase(Locale.ROOT);
            profiles.add(Html.of(
                    "<button name=\"profile\" value=\"{}\" aria-pressed=\"{}\">{}</button> ",
                    name,
                    settings.equals(SandboxSettings.of(profile)),
                    name));
        }
        List<Html> switches = new ArrayList<>();
        for (Switch question : Switch.values()) {
            switches.add(one(question, settings.get(question)));
        }
        return Html.of("""
                <h1>Switches</h1>
                <p class="lead">Where Heymarket’s documentation is silent, a switch decides what the sandbox does. A change holds for the \
                next request.</p>
                <div class="card bar">
                <form method="post" action="/sandbox/profile" data-quiet data-then="refresh"><p>Set all to the profile {}</p></form>
                <p class="grow script"><label for="filter">Show switches that hold</label>\
                <input type="search" id="filter" autocomplete="off"></p>
                </div>
                <ul class="card switches" id="switches">{}</ul>
                """, Html.join(profiles), Html.join(switches));
    }

    private static Html one(Switch question, String value) {
        String id = "s-" + question;
        Html control = question.isNumber()
                ? Html.of(
                        "<input type=\"number\" min=\"0\" max=\"999999999\" required id=\"{}\" name=\"value\" value=\"{}\"{}>",
                        id,
                        value,
                        described(id))
                : Html.of(
                        "<select id=\"{}\" name=\"value\"{}>{}</select>", id, described(id), options(question, value));
        return Html.of(
                """
                <li><form method="post" action="/sandbox/switches" data-quiet data-change>
                <p class="grow"><label class="mono" for="{}">{}</label><span id="{}-about">{}. <span class="side">{}</span></span></p>
                <p><input type="hidden" name="switch" value="{}">{}<button>Set</button></p></form></li>
                """, id, question, id, Text.sentence(question.question()), question.contract(), question, control);
    }

    private static Html described(String id) {
        return Html.of(" aria-describedby=\"{}-about\"", id);
    }

    private static Html options(Switch question, String value) {
        List<Html> options = new ArrayList<>();
        for (String each : question.allowed()) {
            options.add(Html.of("<option{}>{}</option>", Html.when(each.equals(value), " selected"), each));
        }
        return Html.join(options);
    }
}
