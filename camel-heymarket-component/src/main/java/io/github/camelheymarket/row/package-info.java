/** Converts the body of a message to rows that Heymarket can store: inputs of every form, columns by name, phones, values (R1, R2). */
@NullMarked
package io.github.camelheymarket.row;

import org.jspecify.annotations.NullMarked;
