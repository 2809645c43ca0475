package io.github.camelheymarket.faults;

import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What was done.
 *
 * @param said START, STOP or nothing: what a person wrote
 * @param optsIn people who may be opted in by it
 * @param deletes whether an opt-out may go with its contact
 */
record ConsentStep(
        boolean said,
        Set<Integer> optsIn,
        boolean deletes,
        Set<Integer> wantsOut,
        Exchange exchange,
        Map<Long, Integer> rows,
        Set<Long> outRows) {}
