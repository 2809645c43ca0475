/** Checks and reads the deliveries of Heymarket, and passes each event to the route once. */
package io.github.camelheymarket.webhook;
