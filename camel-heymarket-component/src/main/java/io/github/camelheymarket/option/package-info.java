/** The options as data: what Camel's catalog says of them, and the limits of their values. */
@NullMarked
package io.github.camelheymarket.option;

import org.jspecify.annotations.NullMarked;
