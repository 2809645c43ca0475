/** Rows that come one by one, one an exchange, and share one bulk call, each with an end of its own (R8.3). */
package io.github.camelheymarket.coalesce;
