package io.github.camelheymarket.job;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.spi.Sleeper;
import java.time.InstantSource;

/**
 * What a job over many contacts works with, whatever it does with them.
 *
 * @param client makes the calls; one that counts already goes on counting
 * @param locks the locks on contacts: one object for all jobs of a Camel context
 * @param job the name of the job, for the messages of other jobs that wait for its locks
 * @param clock for the age of writes that wait for others
 * @param sleeper waits before a write without an answer is searched for
 */
public record JobContext(ApiClient client, KeyLocks locks, String job, InstantSource clock, Sleeper sleeper) {

    /** With the clock of the machine. */
    public JobContext(ApiClient client, KeyLocks locks, String job, Sleeper sleeper) {
        this(client, locks, job, InstantSource.system(), sleeper);
    }
}
