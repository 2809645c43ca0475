/**
 * The interfaces that an application may implement: request budget, clock, ledger, progress listener. With {@code model} and
 * {@code exception} this package is the public API of the component. All other packages are internal and may change.
 */
@NullMarked
package io.github.camelheymarket.spi;

import org.jspecify.annotations.NullMarked;
