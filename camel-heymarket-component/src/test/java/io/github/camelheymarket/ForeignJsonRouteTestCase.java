package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Routes that carry JSON from outside, as texts, bytes, streams and files. */
abstract class ForeignJsonRouteTestCase {

    static final String UPSERT = "heymarket:contacts/bulk-upsert";

    static final String SYNC = "heymarket:contacts/sync?mode=upsert";

    static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    @TempDir
    Path folder;

    /** A form in which a message carries bytes. */
    record Form(String name, Function<byte[], Object> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("bytes", bytes -> bytes),
                new Form("stream", ByteArrayInputStream::new),
                new Form("one byte at a time", ForeignJsonRouteTest::slow),
                new Form("cache", InputStreamCache::new));
    }

    static InputStream slow(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(1, length));
            }
        };
    }

    List<SandboxContact> stored() {
        return List.copyOf(routes.sandbox().contacts());
    }

    Exchange send(String uri, Object body) {
        return routes.send(uri, body, Exchange.CONTENT_TYPE, "application/json; charset=ISO-8859-1");
    }
}
