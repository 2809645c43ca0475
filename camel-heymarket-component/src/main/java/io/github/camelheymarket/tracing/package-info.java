/** Spans of OpenTelemetry. No other package uses it, which is optional. */
package io.github.camelheymarket.tracing;
