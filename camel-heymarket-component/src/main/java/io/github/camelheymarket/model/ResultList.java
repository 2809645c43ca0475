package io.github.camelheymarket.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list that the component gives, of contacts, of custom fields, or of what is made of them. It does not change. It has a
 * type of its own so that a route can turn it into a JSON array: what Camel makes of any other list is its
 * {@code toString()}.
 */
public final class ResultList<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> items;

    /** @param items copied */
    public ResultList(List<? extends T> items) {
        this.items = new ArrayList<>(items);
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** How many there are, and nothing of the contacts: a log or an exception may show it. */
    @Override
    public String toString() {
        return "ResultList[size=" + items.size() + "]";
    }
}
