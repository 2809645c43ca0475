/** Locks on contacts: sorted acquisition, bounded waits, and messages that name the job that holds a lock. */
@NullMarked
package io.github.camelheymarket.lock;

import org.jspecify.annotations.NullMarked;
