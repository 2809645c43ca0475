/** The job that makes Heymarket agree with a source: modes, report, limits, progress, ledger, snapshot. */
@NullMarked
package io.github.camelheymarket.sync;

import org.jspecify.annotations.NullMarked;
