/** Keeps a table and Heymarket equal, while both are edited. */
package io.github.camelheymarket.examples.twoway;
