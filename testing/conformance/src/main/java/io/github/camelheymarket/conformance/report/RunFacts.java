package io.github.camelheymarket.conformance.report;

import java.time.Instant;

/**
 * A run as a whole.
 *
 * @param version of the kit
 * @param mode write or read-only
 * @param at the end of the run
 * @param baseUrl of the API
 * @param requests the number of requests sent
 * @param failure why the run failed, {@code null} if it did not
 */
public record RunFacts(String version, String mode, Instant at, String baseUrl, int requests, String failure) {}
