package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** What the page shows, in a real browser. */
class PageInBrowserTest extends InBrowser {
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
            assertThat(browser.text("nav [aria-current=page]"))
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
        assertThat(browser.accessibleName("#plot-stored svg")).contains("most 1");

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
        assertThat(browser.accessibleName("#drawer")).isEqualTo(name);
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
        int named = 0;
        for (WebElement control : browser.driver().findElements(By.cssSelector("a, button, input, select, summary"))) {
            try {
                if (control.isDisplayed()) {
                    assertThat(control.getAccessibleName())
                            .as(control.getDomAttribute("class"))
                            .isNotBlank();
                    named++;
                }
            } catch (StaleElementReferenceException drawnAnew) {
                // A part of the page was drawn anew meanwhile.
            }
        }
        assertThat(named).isGreaterThan(5);
    }
}
