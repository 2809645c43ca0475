package io.github.camelheymarket;

import static io.github.camelheymarket.RouteTester.rowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that are rejected for one cell and ask for an opt-out in another. */
abstract class RejectedOptOutTestCase {

    static final String PHONE = "12025550143";

    static final String BULK = "heymarket:contacts/bulk-upsert?failOnPartial=false";

    static final String CARRIED_OUT = "Its opt-out was carried out all the same.";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    static Map<String, Object> optOut(String column, Object badValue) {
        Map<String, Object> row = new HashMap<>();
        row.put("phone", PHONE);
        row.put("is_opted_out", "yes");
        row.put(column, badValue);
        return row;
    }

    RowResult only(String options, Object body) {
        BulkResult result = routes.ok(BULK + options, body).getBody(BulkResult.class);
        assertThat(rowsOf(result)).hasSize(1);
        return rowsOf(result).get(0);
    }

    boolean isOptedOut() {
        return routes.sandbox().findByPhone(PHONE).orElseThrow().isOptedOut();
    }
}
