/** Takes what Heymarket delivers: checks it, reads it, and hands each event to the route once. */
package io.github.camelheymarket.webhook;
