package io.github.camelheymarket.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.MatchKeys;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs, queues and copies of the address book that keep people apart by key take both forms of a line for one. */
class PhoneFormsKeyTest {

    private static Row row(String phone) {
        return BulkFixture.map(0, Map.of("phone", phone), new BulkSettingsBuilder().build());
    }

    @ParameterizedTest
    @CsvSource({"5215555550143, 525555550143", "541123456789, 5491123456789", "551187654321, 5511987654321"})
    void rowsAndContactsHaveOneKey(String one, String other) {
        Contact contact = new Contact();
        contact.setPhone("+" + other);

        assertThat(group(one).allKeys())
                .isEqualTo(group(other).allKeys())
                .isEqualTo(MatchKeys.phonesAndEmailsOf(contact));
    }

    @ParameterizedTest
    @CsvSource({"5215555550143, 525555550143", "541123456789, 5491123456789", "551187654321, 5511987654321"})
    void twoRunsDoNotHaveOnePersonAtOnce(String one, String other) {
        KeyLocks locks = new KeyLocks(TimeSource.SYSTEM);
        KeyLocks.Wanted first = claims(one);

        assertThat(locks.newRun("a job", Duration.ofMinutes(5)).tryTakeKeys(first))
                .isTrue();
        assertThat(locks.newRun("a job", Duration.ofMinutes(5)).tryTakeKeys(claims(other)))
                .isFalse();
    }

    private static KeyLocks.Wanted claims(String phone) {
        return group(phone).claims();
    }

    private static RowGroup group(String phone) {
        return RowGroup.of(row(phone), Set.of(MatchBy.PHONE), TagMode.ADD);
    }
}
