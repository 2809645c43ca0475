/**
 * Deletes many contacts, and verifies what was deleted (C5.17, R8.5).
 */
@NullMarked
package io.github.camelheymarket.delete;

import org.jspecify.annotations.NullMarked;
