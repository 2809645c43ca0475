package io.github.camelheymarket.bulk;

import io.github.camelheymarket.model.RowResult;
import java.util.List;

/** Where the results of a run go while it works. */
interface ResultSink {

    /** Results come as rows are done with, not in the order of the input. */
    void add(RowResult result);

    /** All results, in the order of the input. */
    List<RowResult> inOrder();
}
