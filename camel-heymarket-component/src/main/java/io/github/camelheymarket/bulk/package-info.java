/** The walk over many rows: find, compare, write what differs, and tell what became of each (R3 to R6, R8). */
package io.github.camelheymarket.bulk;
