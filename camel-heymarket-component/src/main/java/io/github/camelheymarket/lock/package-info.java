/** Who works on which contact: sorted acquisition, bounded waits, and the name of the job that holds a contact. */
package io.github.camelheymarket.lock;
