/** Opt-outs and opt-ins, pushed by Heymarket, into a table of PostgreSQL. */
package io.github.camelheymarket.examples.webhook;
