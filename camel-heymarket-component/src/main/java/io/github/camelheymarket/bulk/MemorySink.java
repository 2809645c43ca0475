package io.github.camelheymarket.bulk;

import io.github.camelheymarket.model.RowResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps every result on the heap. */
final class MemorySink implements ResultSink {

    private final List<RowResult> results = new ArrayList<>();

    @Override
    public void add(RowResult result) {
        results.add(result);
    }

    @Override
    public List<RowResult> inOrder() {
        return results.stream()
                .sorted(Comparator.comparingLong(RowResult::index))
                .toList();
    }
}
