/** Meters for Micrometer. No other package uses Micrometer, which is optional. */
@NullMarked
package io.github.camelheymarket.metrics;

import org.jspecify.annotations.NullMarked;
