package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Makes the pictures of the page in docs/images: not a test, and run by its name alone, as docs/testing.md says. */
class PagePictures {
    private static final Path IMAGES = Path.of("../../docs/images");
    private static final List<String> FIRST = List.of(
            "Mara", "Jonas", "Ines", "Tobias", "Noor", "Petra", "Samir", "Elena", "Kofi", "Yuki", "Amara", "Luca");
    private static final List<String> LAST = List.of(
            "Lindqvist", "Okafor", "Marlow", "Teixeira", "Brandt", "Kowal", "Sato", "Dube", "Ferrant", "Holm", "Iyer");
    private static final List<Integer> AREAS =
            List.of(202, 206, 303, 312, 404, 415, 503, 512, 617, 702, 808, 907, 212, 216, 305, 414, 601, 615);

    private record Width(int width, int height, String suffix) {}

    private static final Width DESKTOP = new Width(1180, 780, "");
    private static final Width PHONE = new Width(390, 844, "-phone");

    /** Each page by the name of its pictures. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "overview", "/",
            "contacts", "/sandbox/contacts",
            "conversations", "/sandbox/conversations",
            "requests", "/sandbox/requests",
            "switches", "/sandbox/switches",
            "faults", "/sandbox/faults",
            "tools", "/sandbox/tools"));

    private final Random random = new Random(11);
    private int loaded;

    @Test
    void make() throws Exception {
        Files.createDirectories(IMAGES);
        try (HeymarketSandbox sandbox = HeymarketSandbox.builder()
                        .profile(Profile.KIND)
                        .requestsPerMinute(500)
                        .start();
                Browser browser = Browser.start().orElseThrow()) {
            people(sandbox);
            browser.look(DESKTOP.width(), DESKTOP.height(), "light");
            browser.open(sandbox.pageUrl());
            load(new PageClient(sandbox));
            Thread.sleep(1_500);
            write("overview", DESKTOP, "light", browser);
            messages(sandbox, new PageClient(sandbox));
            for (Width width : List.of(DESKTOP, PHONE)) {
                for (String scheme : List.of("light", "dark")) {
                    browser.look(width.width(), width.height(), scheme);
                    pages(browser, sandbox, width, scheme);
                }
            }
        }
    }

    private static void pages(Browser browser, HeymarketSandbox sandbox, Width width, String scheme)
            throws IOException {
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            // The first picture shows how contacts arrive, and they have arrived by now.
            if (!page.getKey().equals("overview") || width != DESKTOP || scheme.equals("dark")) {
                browser.open(sandbox.baseUrl() + page.getValue());
                write(page.getKey(), width, scheme, browser);
            }
        }
        browser.open(sandbox.baseUrl() + "/sandbox/contacts?q=lindqvist&sort=NAME");
        browser.script("document.querySelector('a[href$=\"" + first(sandbox) + "\"]').click()");
        browser.until("document.querySelector('#detail dl')");
        write("contact", width, scheme, browser);
    }

    private static long first(HeymarketSandbox sandbox) {
        return sandbox.findByPhone("12025550143").orElseThrow().id();
    }

    private static void messages(HeymarketSandbox sandbox, PageClient client) {
        sandbox.messaging().receive("12025550143", "Is the order ready?");
        client.api(
                "POST",
                "/v1/message/send",
                "{'inbox_id':12,'creator_id':310,'phone_number':'12025550143','text':'Yes, from noon on.'}");
        sandbox.messaging().receive("12025550143", "See you on Monday");
        client.api("POST", "/v1/message/send", "{'inbox_id':12,'phone_number':'12025550143'}");
        sandbox.faults().add(Fault.retryAfter("2").on("POST", "/v2/contacts").times(3));
    }

    private static void people(HeymarketSandbox sandbox) {
        long company = sandbox.defineField("Company");
        long since = sandbox.defineField("Customer since");
        sandbox.seed(Seed.phone("12025550143")
                .first("Mara")
                .last("Lindqvist")
                .email("mara@example.org")
                .custom(company, "Lotus Print")
                .custom(since, "2019-04-02")
                .tag(sandbox.defineTag("vip"))
                .tag(sandbox.defineTag("newsletter")));
    }

    /** As a load does: searches, then writes, with a pause now and then. */
    private void load(PageClient client) throws InterruptedException {
        for (int call = 0; call < 70; call++) {
            int rows = 4 + random.nextInt(14);
            StringBuilder phones = new StringBuilder();
            StringBuilder contacts = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                String phone = phone();
                phones.append(i == 0 ? "" : ",").append("'" + phone + "'");
                contacts.append(i == 0 ? "" : ",").append(contact(phone, any(FIRST), any(LAST)));
            }
            client.api(
                    "POST",
                    "/v2/contacts/search",
                    "{'contact_channels':[{'channel_type':'phone','channel_ids':[" + phones + "]}]}");
            client.api("POST", "/v2/contacts", "{'contacts':[" + contacts + "]}");
            if (call % 9 == 4) {
                client.api("POST", "/v1/contact/status", "{'phone':'12025550143'}");
            }
            Thread.sleep(400 + random.nextInt(900));
        }
    }

    private static String contact(String phone, String first, String last) {
        return "{'phone':'%s','first':'%s','last':'%s','email':'%s@example.org'}"
                .formatted(phone, first, last, first.toLowerCase(Locale.ROOT));
    }

    private String phone() {
        String phone = "1" + AREAS.get(loaded % AREAS.size()) + "55501" + String.format("%02d", loaded / AREAS.size());
        loaded++;
        return phone;
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static void write(String name, Width width, String scheme, Browser browser) throws IOException {
        Path file = IMAGES.resolve("sandbox-" + name + width.suffix() + "-" + scheme + ".png");
        Files.write(file, SmallPng.of(browser.picture()));
    }
}
