package io.github.camelheymarket.client;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.jspecify.annotations.Nullable;

/** The objects of which each Camel context has one, stored as plugins of the context. */
public final class PerContext {

    /** Reentrant, because creating one of these objects may ask for another one. */
    private static final ReentrantLock LOCK = new ReentrantLock();

    private PerContext() {}

    /**
     * The object of a context, created when it is asked for first.
     *
     * @param create must not block
     */
    public static <T> T get(CamelContext context, Class<T> type, Function<CamelContext, T> create) {
        return Objects.requireNonNull(find(context, type, create), "what was created");
    }

    /**
     * Like {@link #get}.
     *
     * @param create may return {@code null} if there is nothing to store yet
     * @return {@code null} only if {@code create} returned it
     */
    public static <T> @Nullable T find(
            CamelContext context, Class<T> type, Function<CamelContext, @Nullable T> create) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        LOCK.lock();
        try {
            T held = extension.getContextPlugin(type);
            if (held == null) {
                held = create.apply(context);
                if (held != null) {
                    extension.addContextPlugin(type, held);
                }
            }
            return held;
        } finally {
            LOCK.unlock();
        }
    }
}
