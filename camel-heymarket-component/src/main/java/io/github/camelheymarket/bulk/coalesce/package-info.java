/** Rows that came one by one and ride together in one bulk call, each with an end of its own (R8.3). */
package io.github.camelheymarket.bulk.coalesce;
