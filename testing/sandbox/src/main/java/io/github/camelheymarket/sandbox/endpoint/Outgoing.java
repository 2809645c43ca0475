package io.github.camelheymarket.sandbox.endpoint;

/**
 * What goes out, to whomever.
 *
 * @param user the member who sends it
 * @param text with its tokens not filled yet
 * @param media URL of a file, empty for none
 * @param localId the caller's key, empty for none
 * @param author shown name, empty for none
 * @param comment a comment for the team, which is not sent
 */
record Outgoing(long user, String text, String media, String localId, String author, boolean comment) {}
