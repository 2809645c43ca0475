/** The classes that Camel uses: component, endpoints, configuration, header names, producers, consumers, health, console. */
@NullMarked
package io.github.camelheymarket;

import org.jspecify.annotations.NullMarked;
