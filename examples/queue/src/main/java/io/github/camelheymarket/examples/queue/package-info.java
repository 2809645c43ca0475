/** Contacts from a JMS queue into Heymarket: each is gone from the queue only when it is stored. */
package io.github.camelheymarket.examples.queue;
