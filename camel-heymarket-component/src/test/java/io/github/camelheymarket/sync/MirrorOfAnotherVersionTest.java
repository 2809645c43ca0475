package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.exception.HeymarketStorageException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a ledger that an earlier version wrote: without a salt, and with the base URL alone. */
class MirrorOfAnotherVersionTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void itsContactsAreStillItsOwn(Profile profile) throws Exception {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        sandbox.profile(profile);
        // The second run is another program, which does not remember what the first one wrote.
        sandbox.set(Switch.SEARCH_LAG, 0);
        KilledSync.run(sandbox.baseUrl(), sandbox.apiKey(), folder, false, KilledSync.first());
        old(sandbox.baseUrl(), sandbox.contacts());

        var deletions = KilledSync.run(sandbox.baseUrl(), sandbox.apiKey(), folder, false, KilledSync.second())
                .getDeletions();

        assertThat(deletions.withheld()).isNull();
        assertThat(deletions.counts().deleted()).isEqualTo(20);
        assertThat(sandbox.contactCount()).isEqualTo(70);
    }

    @ParameterizedTest
    @EnumSource
    void inAnotherAccountItDeletesNoContactThoughTheIdsAreThere(Profile profile) throws Exception {
        HeymarketSandbox sandbox = HEYMARKET.sandbox();
        sandbox.profile(profile);
        for (int i = 0; i < 30; i++) {
            sandbox.seed(Seed.phone("130355501" + (10 + i)).first("Other" + i));
        }
        List<SandboxContact> others = sandbox.contacts();
        old(sandbox.baseUrl(), others);
        String text = Files.readString(folder.resolve("crm.ledger"));
        // The ids of these, under keys of others.
        Files.writeString(folder.resolve("crm.ledger"), "");
        StringBuilder foreign = new StringBuilder(text.lines().findFirst().orElseThrow() + "\n");
        for (SandboxContact contact : others) {
            foreign.append(line("C "
                    + KeyDigest.of(
                            "", "crm", Set.of("phone:1999" + contact.phone().substring(4))) + " 1700000000 "
                    + contact.id() + " -"));
        }
        Files.writeString(folder.resolve("crm.ledger"), foreign);

        assertThatThrownBy(
                        () -> KilledSync.run(sandbox.baseUrl(), sandbox.apiKey(), folder, false, KilledSync.second()))
                .hasRootCauseInstanceOf(HeymarketStorageException.class);

        assertThat(sandbox.contactCount()).isEqualTo(30);
    }

    private void old(String address, List<SandboxContact> contacts) throws IOException {
        StringBuilder text = new StringBuilder(line("H " + address));
        for (SandboxContact contact : contacts) {
            text.append(line("C " + KeyDigest.of("", "crm", Set.of("phone:" + contact.phone())) + " 1700000000 "
                    + contact.id() + " -"));
        }
        Files.writeString(folder.resolve("crm.ledger"), text);
    }

    private static String line(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x ", crc.getValue()) + text + "\n";
    }
}
