/** One small class an operation, and the table of the API's endpoints as data. */
package io.github.camelheymarket.operation;
