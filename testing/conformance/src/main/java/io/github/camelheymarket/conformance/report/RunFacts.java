package io.github.camelheymarket.conformance.report;

import java.time.Instant;

/**
 * What there is to say about a run as a whole.
 *
 * @param version of the kit
 * @param mode write or read-only
 * @param at when it ended
 * @param baseUrl what was asked
 * @param requests how many were sent
 * @param failure why it failed, {@code null} if it did not
 */
public record RunFacts(String version, String mode, Instant at, String baseUrl, int requests, String failure) {}
