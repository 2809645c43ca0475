/** Locks on contacts: sorted acquisition, bounded waits, and messages that name the job that holds a lock. */
package io.github.camelheymarket.lock;
