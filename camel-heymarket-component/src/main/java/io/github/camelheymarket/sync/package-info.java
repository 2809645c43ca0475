/** The job that makes Heymarket agree with a source: modes, report, limits, progress, ledger, snapshot. */
package io.github.camelheymarket.sync;
