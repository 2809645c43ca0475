package io.github.camelheymarket;

import java.util.Iterator;

/** A source of rows that gives some and then fails, as a file that is cut off. */
public final class BrokenSource implements Iterator<Object> {

    private final Iterator<?> some;
    private final Throwable failure;

    private BrokenSource(Iterable<?> some, Throwable failure) {
        this.some = some.iterator();
        this.failure = failure;
    }

    public static BrokenSource after(Iterable<?> some, RuntimeException failure) {
        return new BrokenSource(some, failure);
    }

    public static BrokenSource after(Iterable<?> some, Error failure) {
        return new BrokenSource(some, failure);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Object next() {
        if (some.hasNext()) {
            return some.next();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
