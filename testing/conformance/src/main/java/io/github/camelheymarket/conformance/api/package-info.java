/** Requests: credential, pace, limit, response. Independent of the questions. */
package io.github.camelheymarket.conformance.api;
