/** Checks and reads the deliveries of Heymarket, and passes each event to the route once. */
@NullMarked
package io.github.camelheymarket.webhook;

import org.jspecify.annotations.NullMarked;
