/** Shared by the examples: the account, the command line, and programs in separate JVMs. */
package io.github.camelheymarket.examples.common;
