/** Writes contacts from a JMS queue to Heymarket; a message leaves the queue only when its contact is stored. */
package io.github.camelheymarket.examples.queue;
