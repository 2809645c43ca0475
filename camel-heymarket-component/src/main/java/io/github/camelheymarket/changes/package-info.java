/** The contacts that changed since a cursor, those that the route has processed, and the storage of the cursor. */
@NullMarked
package io.github.camelheymarket.changes;

import org.jspecify.annotations.NullMarked;
