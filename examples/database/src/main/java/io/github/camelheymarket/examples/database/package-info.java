/** Syncs a PostgreSQL table to Heymarket. */
package io.github.camelheymarket.examples.database;
