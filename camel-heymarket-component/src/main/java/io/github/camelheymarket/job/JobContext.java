package io.github.camelheymarket.job;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.spi.Sleeper;
import java.time.InstantSource;

/**
 * What a job over many contacts works with, whatever it does with them.
 *
 * @param client makes the calls; one that counts already goes on counting
 * @param locks who works on which contact: one object for all jobs of a Camel context
 * @param job the name of the job, for others that wait for contacts that it has locked
 * @param clock tells the age of writes that wait for company
 * @param sleeper waits before a write without an answer is looked for
 */
public record JobContext(ApiClient client, KeyLocks locks, String job, InstantSource clock, Sleeper sleeper) {

    /** With the clock of the machine. */
    public JobContext(ApiClient client, KeyLocks locks, String job, Sleeper sleeper) {
        this(client, locks, job, InstantSource.system(), sleeper);
    }
}
