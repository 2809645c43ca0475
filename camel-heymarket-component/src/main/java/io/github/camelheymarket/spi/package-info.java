/**
 * What a user may implement or name besides the data of {@code model} and the exceptions of {@code exception}: a budget, a
 * clock, a ledger, a listener. These three packages are the API of the component, the rest is internal and may change.
 */
package io.github.camelheymarket.spi;
