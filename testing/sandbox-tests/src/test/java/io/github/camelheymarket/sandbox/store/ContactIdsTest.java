package io.github.camelheymarket.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactIdsTest {
    @Test
    void aUuidLeadsBackToItsId() {
        Set<UUID> all = new HashSet<>();
        for (long id = 700_000; id < 710_000; id++) {
            UUID uuid = ContactIds.uuid(id);
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(ContactIds.id(uuid)).hasValue(id);
            all.add(uuid);
        }
        assertThat(all).hasSize(10_000);
    }

    @Test
    void aForeignUuidLeadsNowhere() {
        assertThat(ContactIds.id(UUID.fromString("0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11")))
                .isEmpty();
    }
}
