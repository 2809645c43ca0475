package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;

/** Tests of the page in a real browser, used by the keyboard alone. Skipped where there is no Chromium. */
abstract class InBrowser {
    static final List<String> PAGES = List.of(
            "/",
            "/sandbox/contacts",
            "/sandbox/conversations",
            "/sandbox/requests",
            "/sandbox/switches",
            "/sandbox/faults",
            "/sandbox/tools");

    static Browser browser;
    static HeymarketSandbox sandbox;
    static PageClient client;

    @BeforeAll
    static void start() {
        Optional<Browser> started = Browser.start();
        assumeTrue(
                started.isPresent(),
                "There is no chromium with its chromedriver here: the page is not tested in a browser");
        browser = started.get();
        sandbox = HeymarketSandbox.builder().profile(Profile.KIND).start();
        client = new PageClient(sandbox);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            sandbox.close();
        }
    }

    @BeforeEach
    void desktop() {
        sandbox.reset();
        browser.look(1280, 800, "light");
    }

    /** Neither a script that failed nor something that the Content-Security-Policy kept out. */
    @AfterEach
    void theBrowserHadNothingToComplainOf() {
        assertThat(browser.driver().manage().logs().get("browser").getAll())
                .extracting(LogEntry::getMessage)
                .allMatch(message -> message.contains("status of 400"));
    }

    static void open(String path) {
        browser.open(sandbox.baseUrl() + path);
    }

    static WebElement active() {
        return browser.driver().switchTo().activeElement();
    }

    /**
     * How many controls are between the one with the focus and another one after it. Only a guess, but for each key that is
     * pressed alone the browser is asked twice.
     */
    private static final String DISTANCE = """
            const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
              .filter(at => at.tabIndex >= 0 && !at.disabled && at.checkVisibility());
            const from = controls.indexOf(document.activeElement);
            return controls.indexOf(document.querySelector(arguments[0])) - from;
            """;

    /** Presses the tab key until the focus is there. */
    static void tabTo(String css) {
        browser.element(css);
        for (int i = 0; i < 150; i++) {
            if (Boolean.TRUE.equals(browser.script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            int distance = ((Number) browser.script(DISTANCE, css)).intValue();
            browser.press(Keys.TAB.toString().repeat(Math.max(1, distance)));
        }
        throw new AssertionError("The tab key does not lead to " + css);
    }

    static void said(String sentence) {
        browser.until("document.querySelector('#status').textContent === '" + sentence + "'");
    }
}
