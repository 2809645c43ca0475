/** What the examples share: where the contacts go, the command line, and programs that run in a JVM of their own. */
package io.github.camelheymarket.examples.common;
