/**
 * One request budget for all nodes of a cluster. {@link io.github.camelheymarket.cluster.ClusterBudgets} keeps it on any
 * Bucket4j proxy manager; properties alone put it into PostgreSQL or Redis.
 */
package io.github.camelheymarket.cluster;
