package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelheymarket.exception.HeymarketCursorException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.spi.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cursor that cannot be used is an error with a remedy, never a silent new beginning. */
class CursorPlaceTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private final List<ChangesRig> lives = new ArrayList<>();
    private HeymarketSandbox sandbox;
    private Path file;

    @BeforeEach
    void aCursor() {
        sandbox = HEYMARKET.sandbox();
        for (int i = 0; i < 5; i++) {
            sandbox.seed(Seed.phone("1202555100" + i));
        }
        file = folder.resolve("cursor.json");
    }

    @AfterEach
    void end() {
        lives.forEach(ChangesRig::close);
    }

    @ParameterizedTest
    @CsvSource({"cut", "edited", "empty", "garbage", "array"})
    void aDamagedFileIsNamedWithTheRemedy(String damage) throws Exception {
        written();
        String text = Files.readString(file);
        Files.writeString(
                file,
                switch (damage) {
                    case "cut" -> text.substring(0, text.length() / 2);
                    case "edited" -> text.replace("\"owed\":{}", "\"owed\":{\"5\":1}");
                    case "empty" -> "";
                    case "garbage" -> "\u0000\u0000\u0000";
                    default -> "[1]";
                });
        refused("cursor.json", "remove it");
        assertThat(sandbox.requestCount()).as("and nothing was asked").isZero();
    }

    @Test
    void aCursorOfAnotherServerIsRefused() throws Exception {
        written();
        try (HeymarketSandbox other = HeymarketSandbox.builder().start()) {
            ChangesRig rig = new ChangesRig(other, TimeSource.SYSTEM);
            lives.add(rig);
            assertThat(failure(rig, "cursorFile=" + file))
                    .isInstanceOf(HeymarketCursorException.class)
                    .hasMessageContaining("another account")
                    .hasMessageContaining(sandbox.baseUrl())
                    .hasMessageContaining(other.baseUrl());
        }
    }

    /** API secrets are rolled; the team stays. */
    @Test
    void anotherCredentialOfTheSameTeamIsFine() {
        written();
        ChangesRig rig = rig();
        withSecret(rig);
        assertThat(rig.start("cursorFile=" + file).poll()).isEmpty();
        assertThat(rig.handled).isEmpty();
    }

    @Test
    void withoutATeamAnotherCredentialIsRefused() {
        sandbox.contacts().forEach(contact -> sandbox.delete(contact.id()));
        written();
        ChangesRig rig = rig();
        withSecret(rig);
        assertThat(failure(rig, "cursorFile=" + file))
                .isInstanceOf(HeymarketCursorException.class)
                .hasMessageContaining("another credential");
    }

    @Test
    void aCursorOfAnotherTeamStopsTheFirstPoll() throws Exception {
        written();
        String text = Files.readString(file);
        String open = text.strip().replaceAll("\"team\":\\d+", "\"team\":99").replaceAll(",\"sum\":\"[^\"]*\"", "");
        Files.writeString(file, open.substring(0, open.length() - 1) + ",\"sum\":\"" + Sums.of(open) + "\"}\n");
        ChangesRig rig = rig().start("cursorFile=" + file);
        sandbox.seed(Seed.phone("12025552000"));
        rig.poll();
        assertThat(rig.exchanges).isEmpty();
        assertThat(rig.handled)
                .singleElement()
                .isInstanceOf(HeymarketCursorException.class)
                .satisfies(
                        e -> assertThat(e.getMessage()).contains("another team").contains("cursor.json"));
    }

    @Test
    void aFileThatAnotherConsumerUsesIsRefused() {
        rig().start("cursorFile=" + file);
        refused("cursor.json", "in use by another consumer");
    }

    @Test
    void aFileIsFreeAgainWhenItsRouteHasStopped() {
        written();
        assertThat(rig().start("cursorFile=" + file).poll()).isEmpty();
    }

    @Test
    void aFolderThatIsNoneIsNamed() throws Exception {
        Path none = folder.resolve("file");
        Files.writeString(none, "");
        assertThat(failure(rig(), "cursorFile=" + none.resolve("cursor"))).hasMessageContaining("file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start=yesterday                                       | fromNow | fromBeginning",
                "start=2026-05-01                                      | RFC 3339",
                "cursorFile=x&cursorRepository=#states&cursorKey=k     | only one of them",
                "cursorKey=k                                           | must be set together",
                "cursorRepository=#states                              | must be set together",
                "maxInFlight=0                                         | at least 1.",
                "maxDeliveryAttempts=-1                                | at least 0.",
                "paging=page                                           | which belongs to contacts/list",
                "contactsPerExchange=5                                 | which belongs to from contacts/list"
            })
    void whatIsWrongWithTheOptionsShowsAtStart(String options, String message) {
        ChangesRig rig = rig();
        rig.context()
                .getRegistry()
                .bind("states", new org.apache.camel.support.processor.state.MemoryStateRepository());
        assertThat(failure(rig, options)).hasMessageContaining(message);
    }

    /** Leaves a cursor behind. */
    private void written() {
        ChangesRig rig = rig().start("cursorFile=" + file);
        rig.poll();
        rig.close();
        sandbox.clearRequests();
    }

    private void refused(String... parts) {
        assertThat(failure(rig(), "cursorFile=" + file))
                .isInstanceOf(HeymarketCursorException.class)
                .hasMessageContainingAll(parts);
    }

    private static Throwable failure(ChangesRig rig, String options) {
        Throwable failure = catchThrowable(() -> rig.start(options));
        assertThat(failure).as("the route should not start").isNotNull();
        while (failure.getCause() != null && !(failure instanceof HeymarketCursorException)) {
            failure = failure.getCause();
        }
        return failure;
    }

    private void withSecret(ChangesRig rig) {
        HeymarketConfiguration configuration = rig.context()
                .getComponent("heymarket", HeymarketComponent.class)
                .getConfiguration();
        configuration.setApiKey(null);
        configuration.setApiSecretId(sandbox.secretId());
        configuration.setApiSecretKey(sandbox.secretKey());
    }

    private ChangesRig rig() {
        ChangesRig rig = new ChangesRig(sandbox, TimeSource.SYSTEM);
        lives.add(rig);
        return rig;
    }

    static final class Sums {
        static String of(String text) throws Exception {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, 6));
        }
    }
}
