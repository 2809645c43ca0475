package io.github.camelheymarket.sandbox.page;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
            browser.look(1180, 780, "light");
            browser.open(sandbox.pageUrl());
            load(new PageClient(sandbox));
            Thread.sleep(1_500);
            write("sandbox-overview-light", browser.picture());
            show(browser, sandbox, "/", 1180, 780, "dark", "");
            show(browser, sandbox, "/", 390, 844, "light", "-phone");
            show(browser, sandbox, "/", 390, 844, "dark", "-phone");
            browser.look(1180, 780, "light");
            browser.open(sandbox.baseUrl() + "/sandbox/contacts?q=lindqvist&sort=NAME");
            browser.script("document.querySelector('a[href$=\"" + first(sandbox) + "\"]').click()");
            browser.until("document.querySelector('#detail dl')");
            write("sandbox-contact-light", browser.picture());
            browser.look(390, 844, "dark");
            browser.open(sandbox.baseUrl() + "/sandbox/contacts");
            write("sandbox-contacts-phone-dark", browser.picture());
            browser.look(1180, 780, "dark");
            browser.open(sandbox.baseUrl() + "/sandbox/switches");
            write("sandbox-switches-dark", browser.picture());
        }
    }

    private static long first(HeymarketSandbox sandbox) {
        return sandbox.findByPhone("12025550143").orElseThrow().id();
    }

    private static void show(
            Browser browser, HeymarketSandbox sandbox, String path, int width, int height, String scheme, String suffix)
            throws IOException {
        browser.look(width, height, scheme);
        browser.open(sandbox.baseUrl() + path);
        write("sandbox-overview" + suffix + "-" + scheme, browser.picture());
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
                contacts.append(i == 0 ? "" : ",")
                        .append("{'phone':'" + phone + "','first':'" + any(FIRST) + "','last':'" + any(LAST) + "'}");
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

    private String phone() {
        String phone = "1" + AREAS.get(loaded % AREAS.size()) + "55501" + String.format("%02d", loaded / AREAS.size());
        loaded++;
        return phone;
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static void write(String name, byte[] picture) throws IOException {
        Files.write(IMAGES.resolve(name + ".png"), SmallPng.of(picture));
    }
}
