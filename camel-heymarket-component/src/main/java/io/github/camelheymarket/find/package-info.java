/**
 * Finds the stored contacts of a job: searches that are verified as complete, recent writes, and single reads.
 */
@NullMarked
package io.github.camelheymarket.find;

import org.jspecify.annotations.NullMarked;
