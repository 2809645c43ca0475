/** From what a route carries to what Heymarket can store: inputs of every form, columns by name, phones, values (R1, R2). */
package io.github.camelheymarket.row;
