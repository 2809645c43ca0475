package io.github.camelheymarket.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * An immutable list of contacts, custom fields, or converted contacts, as an operation returns it. It has a type of its own,
 * so that Camel converts it to a JSON array and not by {@code toString()}.
 */
public final class ResultList<T> extends AbstractList<T> implements JsonForm, RandomAccess {

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

    /** Only the size, since a log may show the text. */
    @Override
    public String toString() {
        return "ResultList[size=" + items.size() + "]";
    }
}
