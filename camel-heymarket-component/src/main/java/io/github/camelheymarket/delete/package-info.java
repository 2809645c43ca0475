/**
 * Deletes many contacts, and verifies what was deleted (C5.17, R8.5).
 */
package io.github.camelheymarket.delete;
