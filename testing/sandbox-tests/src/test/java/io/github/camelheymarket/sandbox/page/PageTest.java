package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page shows, by plain HTTP. */
class PageTest {
    private static final String SCRIPT = "<script>alert('x')</script>";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final PageClient client = new PageClient(sandbox);
    private long contact;

    @BeforeEach
    void hostilePeople() {
        long field = sandbox.defineField("Title " + SCRIPT);
        contact = sandbox.seed(Seed.phone("12025550143")
                        .first(SCRIPT)
                        .email("\"" + SCRIPT + "\"@example.org")
                        .avatar(SCRIPT)
                        .custom(field, "Value " + SCRIPT)
                        .tag(sandbox.defineTag("Tag " + SCRIPT)))
                .id();
        sandbox.messaging().receive("12025550143", "Text " + SCRIPT);
        client.api("POST", "/v2/contacts", "[\"" + SCRIPT + "\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sandbox/contacts",
                "/sandbox/contacts?q=%3Cscript%3E&sort=name",
                "/sandbox/contacts/rows",
                "/sandbox/contacts/700001",
                "/sandbox/conversations",
                "/sandbox/conversations/880001",
                "/sandbox/requests",
                "/sandbox/requests/{}",
                "/sandbox/switches",
                "/sandbox/faults",
                "/sandbox/tools"
            })
    void aPageNeedsNoCredentialShowsNoneAndEscapesEverything(String path) {
        long number = sandbox.requests().get(0).sequence();
        HttpResponse<String> page = client.get(path.replace("{}", Long.toString(number)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("<script>alert", "onerror", " style=", "<style", "Bearer", sandbox.apiKey())
                .doesNotContainPattern("<script(?! src=\"/sandbox/assets/page.js\" defer>)")
                .doesNotContainPattern("(?i)<[^>]* on[a-z]+ *=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(sandbox.requests()).hasSize(1);
    }

    @Test
    void hostileTextStaysReadable() {
        String escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;";

        assertThat(client.get("/sandbox/contacts/" + contact).body())
                .contains("Title " + escaped, "Value " + escaped, "Tag " + escaped, "&quot;" + escaped);
        assertThat(client.get("/sandbox/conversations/880001").body()).contains("Text " + escaped);
        long number = sandbox.requests().get(0).sequence();
        assertThat(client.get("/sandbox/requests/" + number).body()).contains("&lt;script&gt;alert(");
        assertThat(client.get("/").body()).contains(escaped);
    }

    @Test
    void controlCharactersAreShownAsTheirSymbols() {
        assertThat(Html.of("<p>{}</p>", "a\u0000b\u0007\n{}").toString()).isEqualTo("<p>a\u2400b\u2407\n{}</p>");
    }

    @Test
    void thePathsOfTheApiStayTheApis() {
        assertThat(client.get("/v1/team").statusCode()).isEqualTo(401);
        assertThat(client.get("/sandboxes").statusCode()).isEqualTo(401);
        assertThat(client.api("GET", "/", null).statusCode()).isEqualTo(404);
        assertThat(sandbox.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox/nowhere",
                "/sandbox/contacts/0",
                "/sandbox/contacts/x",
                "/sandbox/requests/999999999",
                "/sandbox/conversations/1",
                "/sandbox/assets/../page.js",
                "/sandbox/assets/Html.class"
            })
    void whatIsNotThereIsSaid(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.css", "page.js", "icon.svg"})
    void theAssetsComeFromTheSandboxItself(String name) {
        HttpResponse<String> asset = client.get("/sandbox/assets/" + name);

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(asset.body().replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    }

    @Test
    void aRequestOpensWithWhatWasSentAndAnsweredWithoutItsHeaders() {
        client.api("POST", "/v2/contact?a=1", "{'phone':'12025550144','first':'Noor'}");
        long number = sandbox.requests().get(1).sequence();

        assertThat(client.part("/sandbox/requests/" + number).body())
                .contains("POST /v2/contact", "Noor", "query parameter", "{a=[1]}")
                .doesNotContain("<html", "Authorization", "Content-Type");
    }

    @Test
    void aRequestThatTheLogNoLongerKeepsIsSaidToBeGone() {
        long number = sandbox.requests().get(0).sequence();
        sandbox.clearRequests();

        assertThat(client.get("/sandbox/requests").body()).contains("/sandbox/requests/" + number);
        assertThat(client.part("/sandbox/requests/" + number).body()).contains("no longer kept");
    }

    @Test
    void aDetailOfAContactHasItsChannelsTagsAndFieldsByTitle() {
        long field = sandbox.defineField("Membership");
        long id = sandbox.seed(Seed.phone("12025550150")
                        .first("Ines")
                        .email("ines@example.org")
                        .custom(field, "gold")
                        .tag(sandbox.defineTag("vip"))
                        .optedOutByContact())
                .id();

        assertThat(client.part("/sandbox/contacts/" + id).body())
                .contains(
                        "Ines",
                        "+12025550150",
                        "ines@example.org",
                        "Membership",
                        "gold",
                        "vip",
                        "opted out by the person")
                .doesNotContain("<html");
    }

    @Test
    void resetEmptiesThePage() {
        sandbox.reset();

        assertThat(client.get("/").body()).contains("No contacts yet", "No requests yet");
    }
}
