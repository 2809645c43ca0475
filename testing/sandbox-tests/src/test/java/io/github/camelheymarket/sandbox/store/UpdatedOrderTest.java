package io.github.camelheymarket.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order by position against a plain sorted list. */
class UpdatedOrderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void behavesLikeASortedList(long seed) {
        Random random = new Random(seed);
        UpdatedOrder order = new UpdatedOrder();
        List<SandboxContact> model = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            if (!model.isEmpty() && random.nextInt(3) == 0) {
                SandboxContact gone = model.remove(random.nextInt(model.size()));
                order.remove(gone);
            } else {
                SandboxContact contact = contact(i, random.nextInt(300));
                model.add(contact);
                order.add(contact);
            }
            if (i % 50 == 0) {
                comparePages(order, model, random);
            }
        }
        assertThat(order.size()).isEqualTo(model.size());
    }

    private static void comparePages(UpdatedOrder order, List<SandboxContact> contacts, Random random) {
        List<SandboxContact> model = new ArrayList<>(contacts);
        model.sort(Comparator.comparing(SandboxContact::updated).thenComparingLong(SandboxContact::id));
        Instant bound = Instant.ofEpochSecond(random.nextInt(300));
        boolean inclusive = random.nextBoolean();
        boolean ascending = random.nextBoolean();
        int from = random.nextInt(model.size() + 10);
        int limit = 1 + random.nextInt(2_000);
        model.removeIf(contact -> {
            int side = contact.updated().compareTo(bound) * (ascending ? 1 : -1);
            return side < 0 || side == 0 && !inclusive;
        });
        if (!ascending) {
            Collections.reverse(model);
        }
        UpdatedOrder.Range range = ascending ? order.since(bound, inclusive) : order.until(bound, inclusive);

        assertThat(order.page(range, from, limit, ascending))
                .isEqualTo(model.stream().skip(from).limit(limit).toList());
    }

    private static SandboxContact contact(long id, int second) {
        ContactChange change = new ContactChange();
        change.id = id;
        change.created = Instant.EPOCH;
        return change.build("create", Instant.ofEpochSecond(second));
    }
}
