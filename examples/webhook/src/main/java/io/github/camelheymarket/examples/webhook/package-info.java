/** Writes the opt-outs and opt-ins that Heymarket delivers to a PostgreSQL table. */
package io.github.camelheymarket.examples.webhook;
