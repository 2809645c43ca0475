package io.github.camelheymarket.row;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records which one-shot inputs have been read (R6.3), by identity and without keeping them in memory. Shared by the whole process, because
 * another exchange or another endpoint may read an input again.
 */
final class ConsumedInputs {

    private static final Set<Identity> READ = ConcurrentHashMap.newKeySet();
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

    private ConsumedInputs() {}

    static boolean contains(Object input) {
        forgetTheGone();
        return READ.contains(new Identity(input, null));
    }

    static void add(Object input) {
        forgetTheGone();
        READ.add(new Identity(input, GONE));
    }

    private static void forgetTheGone() {
        Reference<?> gone = GONE.poll();
        while (gone != null) {
            READ.remove(gone);
            gone = GONE.poll();
        }
    }

    private static final class Identity extends WeakReference<Object> {

        private final int hash;

        Identity(Object input, @Nullable ReferenceQueue<Object> queue) {
            super(input, queue);
            hash = System.identityHashCode(input);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object input = get();
            return input != null && other instanceof Identity identity && identity.get() == input;
        }
    }
}
