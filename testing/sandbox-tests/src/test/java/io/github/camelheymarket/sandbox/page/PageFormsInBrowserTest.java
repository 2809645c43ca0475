package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What the page does, in a real browser. */
class PageFormsInBrowserTest extends InBrowser {

    @Test
    void switchesAreFoundAndSetOneByOneOrAllAtOnce() {
        open("/sandbox/switches");
        tabTo("#filter");
        browser.press("resets_opt");
        browser.until("[...document.querySelectorAll('#switches li')].filter(item => !item.hidden).length === 2");
        tabTo("#s-PUT_RESETS_OPT_OUT");
        assertThat(active().getAccessibleName()).isEqualTo("PUT_RESETS_OPT_OUT");
        browser.press("Y");
        said("PUT_RESETS_OPT_OUT is YES now.");
        assertThat(sandbox.settings().yes(Switch.PUT_RESETS_OPT_OUT)).isTrue();
        browser.until("document.querySelector('#profile').textContent === 'own settings'");

        open("/sandbox/switches");
        tabTo("#s-PAGE_CAP");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "30", Keys.ENTER);
        said("PAGE_CAP is 30 now.");

        tabTo("button[value=hostile]");
        browser.press(Keys.ENTER);
        said("All switches are those of the profile hostile now.");
        browser.until("document.querySelector('button[value=hostile]').getAttribute('aria-pressed') === 'true'");
        browser.until("document.activeElement.value === 'hostile'");
        assertThat(sandbox.settings()).isEqualTo(SandboxSettings.of(Profile.HOSTILE));
    }

    @Test
    void aFaultIsAddedAndRemoved() {
        open("/sandbox/faults");
        tabTo("#fault");
        browser.press("A 429");
        tabTo("#number");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "7");
        tabTo("#path");
        browser.press("/v1/team", Keys.ENTER);
        said("The fault retryAfter waits for /v1/team.");
        browser.until("document.querySelector('main table').textContent.includes('retryAfter')");
        assertThat(client.api("GET", "/v1/team", null).headers().firstValue("Retry-After"))
                .contains("7");

        sandbox.faults().add(Fault.garbage());
        tabTo(".plain");
        browser.press(Keys.ENTER);
        said("No fault waits any more, and held requests go on.");
        assertThat(sandbox.faults().pending()).isZero();
    }

    @Test
    void aMessageComesInAndIsRead() {
        open("/sandbox/conversations");
        tabTo("#text");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "See you on Monday", Keys.ENTER);
        said("The message came in.");
        browser.until("document.querySelector('.threads a')");
        tabTo(".threads a");
        browser.press(Keys.ENTER);
        browser.until("document.querySelector('#detail .received')");
        assertThat(browser.text("#detail .received p")).isEqualTo("See you on Monday");
    }

    @Test
    void theToolsSendAWebhookAddContactsAndReset() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            open("/sandbox/tools");
            tabTo("#url");
            browser.press(
                    Keys.chord(Keys.CONTROL, "a"),
                    "http://localhost:" + receiver.getAddress().getPort() + "/",
                    Keys.ENTER);
            said("Sent target_opt_out. The receiver answered: 200.");
            browser.press(Keys.chord(Keys.CONTROL, "a"), "http://example.org/", Keys.ENTER);
            browser.until(
                    "document.querySelector('#status').textContent.startsWith('The receiver must be on this machine')");
        } finally {
            receiver.stop(0);
        }
        tabTo("#count");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "3", Keys.ENTER);
        said("Added 3 contacts.");
        tabTo("form[action='/sandbox/seed/difficult'] button");
        browser.press(Keys.ENTER);
        said("Added the difficult names.");
        assertThat(sandbox.contactCount()).isEqualTo(15);
        tabTo("summary");
        browser.press(Keys.ENTER);
        tabTo(".danger");
        browser.press(Keys.ENTER);
        said("The sandbox is as it was at the start.");
        assertThat(sandbox.contactCount()).isZero();
    }
}
