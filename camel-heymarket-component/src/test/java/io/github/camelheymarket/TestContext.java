package io.github.camelheymarket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.spi.ClassResolver;

/**
 * A context without JMX that reads Camel's service files once per JVM. Each context asks for dozens of them, most of which do not
 * exist, and each time Java searches all jars of the class path; the tests start thousands of contexts.
 */
public final class TestContext extends DefaultCamelContext {

    private static final String SERVICE_FILES = "META-INF/services/org/apache/camel/";
    private static final Map<String, Optional<byte[]>> READ = new ConcurrentHashMap<>();

    public TestContext() {
        disableJMX();
    }

    @Override
    protected ClassResolver createClassResolver() {
        return new OncePerJvm(this);
    }

    private static final class OncePerJvm extends DefaultClassResolver {

        OncePerJvm(TestContext context) {
            super(context);
        }

        @Override
        public InputStream loadResourceAsStream(String uri) {
            if (!uri.startsWith(SERVICE_FILES)) {
                return super.loadResourceAsStream(uri);
            }
            return READ.computeIfAbsent(uri, this::read)
                    .map(ByteArrayInputStream::new)
                    .orElse(null);
        }

        private Optional<byte[]> read(String uri) {
            try (InputStream file = super.loadResourceAsStream(uri)) {
                return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
