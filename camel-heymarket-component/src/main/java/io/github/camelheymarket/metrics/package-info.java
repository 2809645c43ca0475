/** Meters for Micrometer. The one package that knows Micrometer, which is optional: nothing loads it without. */
package io.github.camelheymarket.metrics;
