package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures how 100,000 contacts scroll: not a test, and run by its name alone, as docs/testing.md says. */
class PageScrollFigures {

    private static final int CONTACTS = 100_000;

    /** Scrolls in each frame, and gives the milliseconds between frames, sorted, and how many frames showed a row not read yet. */
    private static final String SCROLL = """
            const [pixels, seconds, done] = arguments;
            const box = document.querySelector('#window');
            box.scrollTop = 0;
            const gaps = [];
            let unread = 0;
            let before;
            let begin;
            function frame(now) {
              begin = begin ?? now;
              if (before !== undefined) {
                gaps.push(now - before);
                const at = box.getBoundingClientRect();
                unread += [...box.querySelectorAll('.later')].some(row => {
                  const here = row.getBoundingClientRect();
                  return here.bottom > at.top && here.top < at.bottom;
                });
              }
              before = now;
              if (now - begin > seconds * 1000) {
                done({ gaps: gaps.sort((a, b) => a - b), unread });
                return;
              }
              box.scrollTop = (now - begin) / 1000 * pixels;
              requestAnimationFrame(frame);
            }
            setTimeout(() => requestAnimationFrame(frame), 1000);
            """;

    @Test
    void measure() {
        try (HeymarketSandbox sandbox =
                        HeymarketSandbox.builder().profile(Profile.KIND).start();
                Browser browser = Browser.start().orElseThrow()) {
            sandbox.seedMany(CONTACTS, 3);
            browser.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
            browser.look(1280, 800, "light");
            browser.open(sandbox.baseUrl() + "/sandbox/contacts");
            browser.until("document.querySelectorAll('tr[data-i]').length > 10");
            double height =
                    ((Number) browser.script("return document.querySelector('#window').scrollHeight")).doubleValue();
            row(browser, "a wheel, slowly", 1_000, 10);
            row(browser, "a wheel, fast", 6_000, 10);
            row(browser, "the bar, from end to end in ten seconds", height / 10, 10);
        }
    }

    private static void row(Browser browser, String what, double pixelsPerSecond, int seconds) {
        Map<?, ?> result = (Map<?, ?>) browser.driver().executeAsyncScript(SCROLL, pixelsPerSecond, seconds);
        List<Double> gaps = ((List<?>) result.get("gaps"))
                .stream().map(gap -> ((Number) gap).doubleValue()).toList();
        System.out.printf(
                "| %s | %,.0f | %d | %.1f ms | %.1f ms | %.1f ms | %d | %d |%n",
                what,
                pixelsPerSecond,
                gaps.size(),
                at(gaps, 0.5),
                at(gaps, 0.99),
                gaps.get(gaps.size() - 1),
                gaps.stream().filter(gap -> gap > 50).count(),
                ((Number) result.get("unread")).intValue());
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get((int) (part * (sorted.size() - 1)));
    }
}
