/**
 * Compares a row with a stored contact: which values to write, and whether consent allows that. No other package evaluates the
 * consent in a response.
 */
package io.github.camelheymarket.merge;
