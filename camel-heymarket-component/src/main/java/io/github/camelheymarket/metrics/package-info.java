/** Meters for Micrometer. No other package uses Micrometer, which is optional. */
package io.github.camelheymarket.metrics;
