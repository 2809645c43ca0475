/** One request: credential, pace, limit, answer. Knows nothing of questions. */
package io.github.camelheymarket.conformance.api;
