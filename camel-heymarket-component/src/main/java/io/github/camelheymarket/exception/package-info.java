/** The exceptions of the component. No message contains credentials or personal data. */
@NullMarked
package io.github.camelheymarket.exception;

import org.jspecify.annotations.NullMarked;
