/** A table of PostgreSQL, synced into Heymarket. */
package io.github.camelheymarket.examples.database;
