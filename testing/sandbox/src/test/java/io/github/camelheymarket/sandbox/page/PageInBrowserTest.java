package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;

/** The page in a real browser, used by the keyboard alone. Skipped where there is no Chromium. */
class PageInBrowserTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/sandbox/contacts",
            "/sandbox/conversations",
            "/sandbox/requests",
            "/sandbox/switches",
            "/sandbox/faults",
            "/sandbox/tools");

    private static Browser browser;
    private static HeymarketSandbox sandbox;
    private static PageClient client;

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

    @Test
    void everyPageIsReachedFromTheFirst() {
        browser.open(sandbox.pageUrl());
        browser.press(Keys.TAB);
        assertThat(active().getText()).isEqualTo("Skip to the content");
        browser.press(Keys.ENTER);
        browser.until("location.hash === '#main'");
        for (int i = 1; i < PAGES.size(); i++) {
            browser.open(sandbox.pageUrl());
            tabTo("nav a[href='" + PAGES.get(i) + "']");
            browser.press(Keys.ENTER);
            browser.until("location.pathname === '" + PAGES.get(i) + "' && document.querySelector('main h1')");
            assertThat(browser.element("nav [aria-current=page]").getText())
                    .isEqualTo(browser.text("h1").replaceAll(" [\\d,]+$", ""));
        }
    }

    @Test
    void contactsAndRequestsArriveWhileOneLooksUntilPause() {
        browser.open(sandbox.pageUrl());
        browser.until("document.querySelector('#newest .empty')");

        client.api("POST", "/v1/contact", "{'phone':'12025550143','first':'Mara','last':'Lindqvist'}");

        browser.until("document.querySelector('#newest').textContent.includes('Mara Lindqvist')");
        browser.until("document.querySelector('#log tbody').textContent.includes('/v1/contact')");
        browser.until("document.querySelector('#figures dd').textContent === '1'");
        assertThat(browser.element("#plot-stored svg").getAccessibleName()).contains("most 1");

        tabTo("[data-pause]");
        browser.press(Keys.SPACE);
        browser.until("document.querySelector('[data-pause]').getAttribute('aria-pressed') === 'true'");
        client.api("GET", "/v1/team", null);
        browser.press(Keys.SPACE);
        browser.until("document.querySelector('#log tbody').textContent.includes('/v1/team')");
        assertThat(active().getText()).isEqualTo("Pause");
    }

    @Test
    void aRequestOpensWithItsBody() {
        client.api("POST", "/v1/contact", "{'phone':'12025550143','first':'Mara'}");
        open("/sandbox/requests");
        tabTo("#log tbody a");
        browser.press(Keys.ENTER);

        browser.until("document.querySelector('#drawer').open");
        assertThat(browser.text("#detail h1")).isEqualTo("POST /v1/contact");
        assertThat(browser.text("#detail pre")).contains("\"first\" : \"Mara\"");
        browser.press(Keys.ESCAPE);
        browser.until("!document.querySelector('#drawer').open && document.activeElement.matches('#log a')");
    }

    @Test
    void aContactOpensAndTheFocusComesBackToIt() {
        sandbox.seedMany(200, 3);
        open("/sandbox/contacts");
        tabTo("tbody a");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ARROW_DOWN);
        browser.until("document.activeElement.closest('tr').dataset.i === '2'");
        String name = active().getText();
        browser.press(Keys.ENTER);

        browser.until("document.querySelector('#drawer').open");
        assertThat(browser.text("#detail h1")).isEqualTo(name);
        assertThat(browser.element("#drawer").getAccessibleName()).isEqualTo(name);
        browser.press(Keys.TAB);
        assertThat(active().getAccessibleName()).isEqualTo("Close");
        browser.press(Keys.ENTER);
        browser.until(
                "!document.querySelector('#drawer').open && document.activeElement.closest('tr').dataset.i === '2'");
    }

    @Test
    void contactsAreSearchedAndSorted() {
        sandbox.seedMany(100, 3);
        sandbox.seed(Seed.phone("19995550123").first("Zora"));
        sandbox.seed(Seed.phone("19995550124").first("Aaron Zora"));
        open("/sandbox/contacts");
        tabTo("#q");
        browser.press("zora", Keys.ENTER);
        browser.until("document.querySelectorAll('tr[data-i]').length === 2");
        assertThat(browser.text("#total")).isEqualTo("2");
        tabTo("#sort");
        browser.press("n");
        browser.until("location.search.includes('sort=NAME')");
        browser.until("document.querySelector('tbody a').textContent === 'Aaron Zora'");
    }

    @Test
    void aHundredThousandContactsAreSeenFromEndToEndWithFewRowsInThePage() {
        sandbox.seedMany(100_000, 3);
        open("/sandbox/contacts");
        tabTo("tbody a");
        browser.press(Keys.END);
        browser.until("document.activeElement.closest('tr[data-i=\"99999\"]')");
        browser.press(Keys.PAGE_UP);
        browser.until("Number(document.activeElement.closest('tr').dataset.i) < 99999");
        browser.press(Keys.HOME);
        browser.until("document.activeElement.closest('tr[data-i=\"0\"]')");
        for (int place : List.of(10, 55, 99)) {
            browser.script(
                    "const box = document.querySelector('#window'); box.scrollTop = box.scrollHeight * arguments[0] / 100",
                    place);
            browser.until("[...document.querySelectorAll('tr[data-i]')].some(row => {"
                    + "const at = row.getBoundingClientRect(), box = document.querySelector('#window').getBoundingClientRect();"
                    + "return at.top > box.top && at.bottom < box.bottom && Math.abs(row.dataset.i / 1000 - " + place
                    + ") < 2})");
        }
        assertThat((Long) browser.script("return document.querySelectorAll('tbody tr').length"))
                .isLessThan(250);
        sandbox.seed(Seed.phone("19995550123").first("Newest"));
        browser.until("document.querySelector('#total').textContent === '100,001'");
    }

    @Test
    void hostileNamesAreText() {
        client.submit("/sandbox/seed/difficult", "");
        long field = sandbox.defineField("<img src=x onerror=document.title='owned'>");
        sandbox.seed(Seed.phone("12025550143")
                .first("<script>document.title='owned'</script>")
                .custom(field, "<b>x</b>"));
        sandbox.messaging().receive("12025550143", "<script>document.title='owned'</script>");
        client.api("POST", "/v1/contact", "{'phone':'12025550144','first':'<img src=x onerror=document.title=1>'}");
        for (String page : PAGES) {
            open(page);
            browser.until("document.title.endsWith('Heymarket sandbox')");
            assertThat((Long) browser.script(
                            "return document.querySelectorAll('main script, main img, main b:not(.log b)').length"))
                    .as(page)
                    .isZero();
        }
        open("/sandbox/contacts?q=document.title");
        tabTo("tbody a");
        browser.press(Keys.END);
        browser.press(Keys.ENTER);
        browser.until("document.querySelector('#detail dl')");
        assertThat(browser.text("#detail h1")).contains("<script>document.title='owned'</script>");
        assertThat(browser.text("#detail")).contains("<img src=x onerror=document.title='owned'>", "<b>x</b>");
        assertThat(browser.driver().getTitle()).isEqualTo("Contacts – Heymarket sandbox");
    }

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

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void everyPageFitsIsLabelledAndHasEnoughContrast(int width, String scheme) {
        client.submit("/sandbox/seed/difficult", "");
        sandbox.messaging().receive("12025550143", "word ".repeat(60));
        client.api("GET", "/v1/contact/1" + "0".repeat(70), null);
        browser.look(width, 800, scheme);
        for (String page : PAGES) {
            open(page);
            assertThat(browser.script("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isEqualTo((long) width);
            assertThat(browser.script("return document.querySelectorAll('h1').length"))
                    .as(page)
                    .isEqualTo(1L);
            assertThat(browser.script(LowContrast.SCRIPT)).as(page).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sandbox/contacts", "/sandbox/conversations", "/sandbox/faults", "/sandbox/tools"})
    void everyControlHasAName(String page) {
        open(page);
        for (WebElement control : browser.driver().findElements(By.cssSelector("a, button, input, select, summary"))) {
            if (control.isDisplayed()) {
                assertThat(control.getAccessibleName())
                        .as(control.getDomAttribute("class"))
                        .isNotBlank();
            }
        }
    }

    private static void open(String path) {
        browser.open(sandbox.baseUrl() + path);
    }

    private static WebElement active() {
        return browser.driver().switchTo().activeElement();
    }

    /** Presses the tab key until the focus is there. */
    private static void tabTo(String css) {
        browser.element(css);
        for (int i = 0; i < 150; i++) {
            if (Boolean.TRUE.equals(browser.script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            browser.press(Keys.TAB);
        }
        throw new AssertionError("The tab key does not lead to " + css);
    }

    private static void said(String sentence) {
        browser.until("document.querySelector('#status').textContent === '" + sentence + "'");
    }
}
