/** The one family of exceptions; every message is free of tokens and of people's data. */
package io.github.camelheymarket.exception;
