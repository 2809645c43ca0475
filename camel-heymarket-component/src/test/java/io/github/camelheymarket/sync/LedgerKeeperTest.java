package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R10: what stands in the ledger before and after each create. */
class LedgerKeeperTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<String> MARA = Set.of("phone:12025550143");
    private static final String KEY = KeyDigest.of("salt", "crm", MARA);

    private Instant now = NOW;
    private LedgerKeeper keeper;

    private final MemoryLedger ledger = new MemoryLedger();

    private LedgerKeeper open(boolean dryRun) {
        keeper = LedgerKeeper.of(ledger, "crm", dryRun, () -> now, SpoolDirectory.of(null));
        return keeper;
    }

    @AfterEach
    void close() throws IOException {
        if (keeper != null) {
            keeper.close();
        }
        assertThat(ledger.closed).isTrue();
    }

    private static Contact contact(Long id, String created) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (id != null) {
            json.put("id", id);
        }
        return new Contact(created == null ? json : json.put("created", created));
    }

    private static LedgerEntry intent() {
        return new LedgerEntry(KEY, NOW, null, null);
    }

    @Test
    void theIntentStandsBeforeTheCreateAndTheIdsAfterIt() {
        open(false).creating(List.of(MARA));
        assertThat(ledger.stored.values()).containsExactly(intent());
        keeper.ended(MARA, Outcome.CREATED, 7L, "u");
        assertThat(ledger.stored.values()).containsExactly(new LedgerEntry(KEY, NOW, 7L, "u"));
        keeper.ended(MARA, Outcome.REJECTED, null, null);
        assertThat(ledger.stored).hasSize(1);
    }

    @Test
    void aRejectedCreateHasNoIntentAndOneOfUnknownOutcomeKeepsIt() {
        open(false).creating(List.of(MARA));
        keeper.ended(MARA, Outcome.UNKNOWN, null, null);
        assertThat(ledger.stored.values()).containsExactly(intent());
        keeper.ended(MARA, Outcome.CREATED, null, null);
        assertThat(ledger.stored.values()).containsExactly(intent());
        keeper.ended(MARA, Outcome.REJECTED, null, null);
        assertThat(ledger.stored).isEmpty();
    }

    @Test
    void aCreateThatIsRepeatedKeepsItsIntentForAMinute() {
        open(false).creating(List.of(MARA));
        now = NOW.plus(Duration.ofSeconds(60));
        keeper.creating(List.of(MARA));
        assertThat(ledger.stored.get(KEY).since()).isEqualTo(NOW);
        now = now.plusMillis(1);
        keeper.creating(List.of(MARA));
        assertThat(ledger.stored.get(KEY).since()).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-01T11:59:00.001Z, true",
                "2026-03-01T11:59:00Z, false",
                "2026-03-01T12:09:59.999Z, true",
                "2026-03-01T12:10:00Z, false",
                "soon, false",
                "-, false"
            })
    void whomAKilledRunMeantToCreateIsItsOwnIfTheTimesAgree(String created, boolean own) {
        ledger.stored.put(KEY, intent());
        open(false).found(MARA, contact(7L, created));
        assertThat(ledger.stored.get(KEY)).isEqualTo(own ? new LedgerEntry(KEY, NOW, 7L, null) : null);
    }

    @Test
    void aContactThatShowsNoIdDecidesNothingAndOneWithoutAnIntentIsAStranger() {
        ledger.stored.put(KEY, intent());
        open(false).found(MARA, contact(null, NOW.toString()));
        assertThat(ledger.stored.values()).containsExactly(intent());
        keeper.found(Set.of("phone:1"), contact(8L, NOW.toString()));
        keeper.ended(Set.of("phone:1"), Outcome.CREATED, 8L, null);
        assertThat(ledger.stored).hasSize(1);
    }

    @Test
    void aDryRunChangesNothing() {
        ledger.stored.put(KEY, intent());
        open(true).found(MARA, contact(7L, NOW.toString()));
        keeper.ended(MARA, Outcome.REJECTED, 7L, null);
        assertThat(keeper.isInSource(new LedgerEntry("other", NOW, null, "u"), 7))
                .isTrue();
        assertThat(ledger.stored.values()).containsExactly(intent());
    }

    @Test
    void anEntryWithoutAnIdGetsTheOneThatARowLedTo() {
        open(false).ended(Set.of("email:a"), Outcome.UNCHANGED, 7L, null);
        LedgerEntry entry = new LedgerEntry("other", NOW, null, "u");
        assertThat(keeper.isInSource(entry, 8)).isFalse();
        assertThat(ledger.stored).isEmpty();
        assertThat(keeper.isInSource(entry, 7)).isTrue();
        assertThat(ledger.stored.get("other")).isEqualTo(new LedgerEntry("other", NOW, 7L, "u"));
    }

    @Test
    void whoLeavesIsReadUnlessTheyAreTooManyOrARowLedToThem() {
        for (long id = 1; id <= 3; id++) {
            ledger.stored.put("k" + id, new LedgerEntry("k" + id, NOW, id, null));
        }
        ledger.stored.put("uuid", new LedgerEntry("uuid", NOW, null, "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11"));
        ledger.stored.put("intent", new LedgerEntry("intent", NOW, null, null));
        List<String> reads = new ArrayList<>();
        ApiGateway gateway = new ApiGateway("contacts/sync", StubClient.answering(request -> {
            reads.add(request.path());
            String id = request.path().substring(request.path().lastIndexOf('/') + 1);
            return new ApiResponse(
                    200,
                    null,
                    JsonNodeFactory.instance.objectNode().put("id", id.length() > 2 ? 9L : Long.parseLong(id)),
                    1);
        }));
        open(false).ended(Set.of("a"), Outcome.UNCHANGED, 2L, null);
        keeper.ended(Set.of("b"), Outcome.UNCHANGED, 9L, null);
        assertThat(keeper.leaving(2, gateway)).isEmpty();
        assertThat(reads).isEmpty();
        assertThat(keeper.leaving(3, gateway)).extracting(Contact::getId).containsExactly(1L, 3L);
        assertThat(reads).hasSize(3);
        assertThat(keeper.ledger()).isSameAs(ledger);
    }

    @Test
    void aLedgerThatCannotBeReadIsClosed() {
        ledger.unreadable = new IllegalStateException("damaged");
        assertThatThrownBy(() -> open(false)).isSameAs(ledger.unreadable);
        assertThat(ledger.closed).isTrue();
    }
}
