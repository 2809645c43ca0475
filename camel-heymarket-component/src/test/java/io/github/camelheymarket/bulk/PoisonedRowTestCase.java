package io.github.camelheymarket.bulk;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.Arrays;

/** Rows that break each call that they are in. */
abstract class PoisonedRowTestCase {

    static boolean isWrite(String method, String path) {
        return path.equals("/v2/contacts") || path.equals("/v1/batch/contacts");
    }

    static Fault poison(Fault fault, int... places) {
        return fault.when(PoisonedRowTest::isWrite)
                .carrying(Arrays.stream(places).mapToObj(BulkFixture::phone).toArray(String[]::new))
                .always();
    }
}
