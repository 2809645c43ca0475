/**
 * One stored contact and one row: what to send, and whether consent allows it. The only place that reads a consent out of
 * an answer.
 */
package io.github.camelheymarket.merge;
