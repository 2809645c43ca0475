/** The options as data: what Camel's catalog says of them, and the limits of their values. */
package io.github.camelheymarket.option;
