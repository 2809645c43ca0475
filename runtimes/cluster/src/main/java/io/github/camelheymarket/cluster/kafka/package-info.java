/** Batches of contacts from Kafka: which records to write, which are dead letters, and what to commit. */
package io.github.camelheymarket.cluster.kafka;
