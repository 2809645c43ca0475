/**
 * Compares a row with a stored contact: which values to write, and whether consent allows that. No other package evaluates the
 * consent in a response.
 */
@NullMarked
package io.github.camelheymarket.merge;

import org.jspecify.annotations.NullMarked;
