/** The bulk upsert: reads rows, locks and finds their contacts, sends the planned writes, and reports each row (R3 to R6, R8). */
@NullMarked
package io.github.camelheymarket.bulk;

import org.jspecify.annotations.NullMarked;
