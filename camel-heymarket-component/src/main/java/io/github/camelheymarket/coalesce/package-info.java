/** Rows that come one by one, one an exchange, and share one bulk call, each with an end of its own (R8.3). */
@NullMarked
package io.github.camelheymarket.coalesce;

import org.jspecify.annotations.NullMarked;
