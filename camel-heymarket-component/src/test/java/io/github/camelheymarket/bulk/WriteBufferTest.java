package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R4.4: writes wait for company, but not for ever. */
class WriteBufferTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "5, 2"})
    void aWriteLeavesWhenItIsFiveSecondsOld(int secondsAChunk, int writes) {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.run(rows(20));
            fixture.sandbox.clearRequests();
            fixture.settings(s -> s.bulkSize(10));
            List<Map<String, Object>> changed = new ArrayList<>(rows(20));
            changed.set(3, row("phone", phone(3), "first", "Tove"));
            changed.set(13, row("phone", phone(13), "first", "Eva"));
            Iterator<Map<String, Object>> input = changed.iterator();
            Iterator<Object> slow = new Iterator<>() {
                private int read;

                @Override
                public boolean hasNext() {
                    return input.hasNext();
                }

                @Override
                public Object next() {
                    if (read++ == 10) {
                        fixture.passed = fixture.passed.plusSeconds(secondsAChunk);
                    }
                    return input.next();
                }
            };

            var result = fixture.upsert().run(slow);

            assertThat(result.count(Outcome.UPDATED)).isEqualTo(2);
            assertThat(fixture.requests("POST", "/v2/contacts")).hasSize(writes);
        }
    }
}
