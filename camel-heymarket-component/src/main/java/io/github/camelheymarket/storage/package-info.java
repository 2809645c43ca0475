/** Files on this machine: their permissions, and temporary files. */
@NullMarked
package io.github.camelheymarket.storage;

import org.jspecify.annotations.NullMarked;
