/** Writes contacts from a Kafka topic to Heymarket, with several nodes that share one request budget. */
package io.github.camelheymarket.examples.cluster;
