/** One small class per operation, and the tables of operations and consumers with their options. */
package io.github.camelheymarket.operation;
