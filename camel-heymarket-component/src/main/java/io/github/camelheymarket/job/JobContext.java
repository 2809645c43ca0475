package io.github.camelheymarket.job;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.spi.Sleeper;

/**
 * What every job over many contacts uses, whatever it does with them.
 *
 * @param client makes the calls; a client that counts its calls continues its count
 * @param locks the locks on contacts: one object for all jobs of a Camel context
 * @param job the name of the job, for the messages of other jobs that wait for its locks
 * @param sleeper waits before a write without an answer is searched for; by its time the age of waiting writes is measured
 */
public record JobContext(ApiClient client, KeyLocks locks, String job, Sleeper sleeper) {}
