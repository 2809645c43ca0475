package io.github.camelheymarket.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites can neither operate the sandbox nor read it. */
class PageGuardTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();
    private final PageClient client = new PageClient(sandbox);

    @BeforeEach
    void somebody() {
        sandbox.seed(Seed.phone("12025550143"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost", "http://localhost:1"})
    void aFormOfAnotherOriginIsRefused(String origin) {
        int status = client.send(client.form("/sandbox/reset", "")
                        .header("Origin", origin)
                        .build())
                .statusCode();

        assertThat(status).isEqualTo(403);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aFormWithoutAnOriginIsRefused() {
        assertThat(client.send(client.form("/sandbox/reset", "").build()).statusCode())
                .isEqualTo(403);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aFormThatTheBrowserCallsCrossSiteIsRefused() {
        assertThat(client.send(client.form("/sandbox/reset", "")
                                .header("Origin", sandbox.baseUrl())
                                .header("Sec-Fetch-Site", "same-site")
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sandbox/contacts", "/sandbox/events", "/sandbox/assets/page.js"})
    void aHostNameThatWasMadeToMeanThisMachineIsRefused(String path) {
        assertThat(client.statusLine(path, "evil.example:" + sandbox.port())).contains(" 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void theNamesOfTheLoopbackInterfaceAreFine(String host) {
        assertThat(client.statusLine("/", host + ":" + sandbox.port())).contains(" 200 ");
    }

    @Test
    void aSandboxForOtherMachinesIsGivenOutUnderAddressesAndTheNameItWasToldAlone() {
        Guard guard = new Guard("0.0.0.0");

        assertThatCode(() -> guard.checkHost("192.0.2.7:8080")).doesNotThrowAnyException();
        assertThatCode(() -> guard.checkHost("[2001:db8::1]:8080")).doesNotThrowAnyException();
        assertThatCode(() -> new Guard("box.example").checkHost("box.example:8080"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> guard.checkHost("evil.example")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Guard("localhost").checkHost("192.0.2.7")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> guard.checkHost(null)).isInstanceOf(Refusal.class);
    }

    @Test
    void aFormThatIsTooLongIsRefused() {
        assertThat(client.submit("/sandbox/seed", "count=" + "1".repeat(20_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aMalformedQueryIsRefused() {
        assertThat(client.statusLine("/sandbox/contacts?q=%zz", "localhost")).contains(" 400 ");
    }
}
