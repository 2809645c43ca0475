package io.github.camelheymarket.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerAccountTest {

    @Test
    void withNeitherTeamNorCredentialTheAddressIsTheName() {
        assertThat(new Account(null, null).name()).isEqualTo("https://api.example.com");
    }

    @Test
    void theTeamIsInTheNameAndTheCredentialIsNot() {
        assertThat(new Account("secret-id", 7L).name()).isEqualTo("https://api.example.com team 7");
    }

    @Test
    void withoutATeamADigestOfTheCredentialIsInTheName() {
        assertThat(new Account("secret-id", null).name())
                .startsWith("https://api.example.com credential ")
                .doesNotContain("secret-id");
    }

    private record Account(String credential, Long team) implements LedgerAccount {
        @Override
        public String address() {
            return "https://api.example.com";
        }

        @Override
        public boolean has(LedgerEntry entry) {
            return false;
        }
    }
}
