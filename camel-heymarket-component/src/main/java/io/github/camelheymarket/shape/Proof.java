package io.github.camelheymarket.shape;

/**
 * How a read shows that a write was applied, for a write that cannot be repeated once it was: a member of what was read equals a
 * member of what was sent.
 *
 * @param member of what was read
 * @param given the member of what was sent
 */
public record Proof(String member, String given) {}
