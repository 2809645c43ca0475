/**
 * The interfaces that an application may implement: request budget, clock, ledger, progress listener. With {@code model} and
 * {@code exception} this package is the public API of the component. All other packages are internal and may change.
 */
package io.github.camelheymarket.spi;
