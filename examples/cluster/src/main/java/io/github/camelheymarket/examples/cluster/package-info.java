/** Contacts from a Kafka topic into Heymarket, by several nodes that share one budget of requests. */
package io.github.camelheymarket.examples.cluster;
