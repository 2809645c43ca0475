/** The PostgreSQL of the examples with a table. */
package io.github.camelheymarket.examples.postgres;
