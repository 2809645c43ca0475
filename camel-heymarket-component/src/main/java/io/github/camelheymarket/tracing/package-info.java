/** Spans of OpenTelemetry. No other package uses it, which is optional. */
@NullMarked
package io.github.camelheymarket.tracing;

import org.jspecify.annotations.NullMarked;
