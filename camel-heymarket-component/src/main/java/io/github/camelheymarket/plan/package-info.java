/**
 * Plans what is written for the rows of a chunk: groups them by match key, compares them with the stored contact, and makes
 * the write. No I/O but single reads and status calls.
 */
@NullMarked
package io.github.camelheymarket.plan;

import org.jspecify.annotations.NullMarked;
