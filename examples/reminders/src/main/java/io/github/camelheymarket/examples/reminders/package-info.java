/** Reminds people of their appointments, each once. */
package io.github.camelheymarket.examples.reminders;
