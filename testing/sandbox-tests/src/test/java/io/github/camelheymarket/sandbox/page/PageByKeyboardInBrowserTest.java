package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Each control of the page is reached and used without a mouse. */
class PageByKeyboardInBrowserTest extends InBrowser {

    /** Notes the controls that get the focus, and those that have it without showing it. */
    private static final String WATCH = """
            const name = at => [at.tagName, at.id, at.getAttribute('href'), at.value, at.textContent.trim()].join(' ');
            window.reached = new Set();
            window.unseen = new Set();
            document.addEventListener('focusin', event => {
              reached.add(name(event.target));
              const style = getComputedStyle(event.target);
              if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0) {
                unseen.add(name(event.target));
              }
            });
            window.missed = () => [...document.querySelectorAll('a[href], button, input, select, summary')]
              .filter(at => at.checkVisibility() && !at.disabled && !(at.tabIndex < 0 && at.closest('#window')))
              .map(name)
              .filter(control => !reached.has(control));
            return missed().length;
            """;

    static List<String> pages() {
        return PAGES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theTabKeyLeadsToEachControlAndShowsIt(String page) {
        sandbox.seedMany(30, 3);
        sandbox.messaging().receive("12025550143", "Hello");
        client.api("GET", "/v1/team", null);
        open(page);
        long controls = (Long) browser.script(WATCH);

        new Actions(browser.driver())
                .sendKeys(Keys.TAB.toString().repeat((int) controls + 5))
                .perform();

        assertThat(controls).isGreaterThan(7);
        assertThat(browser.script("return missed()")).isEqualTo(List.of());
        assertThat(browser.script("return [...unseen]")).isEqualTo(List.of());
    }

    @Test
    void theFocusReturnsToALinkThatWasDrawnAnewMeanwhile() {
        client.api("POST", "/v1/contact", "{'phone':'12025550143','first':'Mara'}");
        open("/");
        tabTo("#newest a");
        browser.press(Keys.ENTER);
        browser.until("document.querySelector('#drawer').open");
        client.api("POST", "/v1/contact", "{'phone':'12025550118','first':'Noor'}");
        browser.until("document.querySelector('#newest').textContent.includes('Noor')");

        browser.press(Keys.ESCAPE);

        browser.until("document.activeElement.matches('#newest a')");
        assertThat(active().getText()).contains("Mara");
    }

    @Test
    void theOverviewOpensContactsAndRequestsAndLeadsToAllOfThem() {
        client.api("POST", "/v1/contact", "{'phone':'12025550143','first':'Mara'}");
        open("/");
        tabTo("#newest a");
        browser.press(Keys.ENTER);
        browser.until("document.querySelector('#drawer').open");
        assertThat(browser.text("#detail h1")).isEqualTo("Mara");
        browser.press(Keys.ESCAPE);
        browser.until("!document.querySelector('#drawer').open && document.activeElement.matches('#newest a')");

        tabTo("#log tbody a");
        browser.press(Keys.ENTER);
        browser.until("document.querySelector('#detail h1').textContent === 'POST /v1/contact'");
        browser.press(Keys.ESCAPE);

        for (String all : List.of("/sandbox/requests", "/sandbox/contacts")) {
            open("/");
            tabTo("main a[href='" + all + "']");
            browser.press(Keys.ENTER);
            browser.until("location.pathname === '" + all + "'");
        }
    }

    @Test
    void aSearchBeginsWithItsButton() {
        sandbox.seedMany(100, 3);
        client.api("POST", "/v1/contact", "{'phone':'12025550143','first':'Zora'}");
        open("/sandbox/contacts");
        tabTo("#q");
        browser.press("zora");
        tabTo("#find button");
        browser.press(Keys.SPACE);
        browser.until("document.querySelectorAll('tr[data-i]').length === 1");
    }

    @Test
    void aFaultHasAMethodAndANumberOfRequests() {
        open("/sandbox/faults");
        tabTo("#method");
        browser.press("PU");
        tabTo("#times");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "2");
        tabTo("form[action='/sandbox/faults'] button");
        browser.press(Keys.SPACE);
        browser.until("document.querySelector('main table')?.textContent.includes('PUT')");
        assertThat(browser.text("main table tbody td:nth-child(3)")).isEqualTo("2");
    }

    @Test
    void aMessageComesInFromAnyPhone() {
        open("/sandbox/conversations");
        tabTo("#phone");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "12025550199");
        tabTo("form[action='/sandbox/receive'] button");
        browser.press(Keys.SPACE);
        said("The message came in.");
        browser.until("document.querySelector('.threads a')?.textContent.includes('12025550199')");
    }

    @Test
    void eachProfileIsSetByItsButton() {
        sandbox.set(Switch.PAGE_CAP, 7);
        for (Profile profile : Profile.values()) {
            open("/sandbox/switches");
            tabTo("button[value=" + profile.name().toLowerCase() + "]");
            browser.press(Keys.SPACE);
            said("All switches are those of the profile " + profile.name().toLowerCase() + " now.");
            assertThat(sandbox.settings()).isEqualTo(SandboxSettings.of(profile));
        }
    }

    @Test
    void anyEventIsSentAndContactsAreAddedByTheirButtons() throws Exception {
        StringBuffer received = new StringBuffer();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.append(new String(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            open("/sandbox/tools");
            tabTo("#url");
            browser.press(
                    Keys.chord(Keys.CONTROL, "a"),
                    "http://localhost:" + receiver.getAddress().getPort() + "/");
            tabTo("#event");
            browser.press("target_opt_in");
            tabTo("#who");
            browser.press(Keys.chord(Keys.CONTROL, "a"), "12025550177");
            tabTo("form[action='/sandbox/webhook'] button");
            browser.press(Keys.SPACE);
            said("Sent target_opt_in. The receiver answered: 200.");
            assertThat(received).contains("12025550177");
        } finally {
            receiver.stop(0);
        }
        tabTo("form[action='/sandbox/seed'] button");
        browser.press(Keys.SPACE);
        said("Added 100 contacts.");
        assertThat(sandbox.contactCount()).isEqualTo(100);
    }
}
