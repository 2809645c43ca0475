package io.github.camelheymarket.examples.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the program against a sandbox. */
abstract class AddressBookTestCase {

    @TempDir
    Path folder;

    static HeymarketSandbox sandbox() {
        return HeymarketSandbox.builder().profile(Profile.KIND).start();
    }

    Path write(String csv) throws IOException {
        return Files.writeString(folder.resolve("input.csv"), csv);
    }

    static Map<String, String> byPhone(List<Map<String, String>> contacts, String phone) {
        return contacts.stream()
                .filter(contact -> phone.equals(contact.get("phone")))
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).as("contacts with the phone " + phone).hasSize(1);
                    return found.get(0);
                }));
    }

    static List<String> stored(HeymarketSandbox sandbox) {
        return sandbox.contacts().stream()
                .map(SandboxContact::toString)
                .sorted()
                .toList();
    }
}
