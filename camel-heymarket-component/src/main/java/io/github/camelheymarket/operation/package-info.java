/** One small class per operation, and the tables of operations and consumers with their options. */
@NullMarked
package io.github.camelheymarket.operation;

import org.jspecify.annotations.NullMarked;
