/** The options, in classes that the configuration class of the root inherits from. The catalog shows their descriptions. */
@NullMarked
package io.github.camelheymarket.configuration;

import org.jspecify.annotations.NullMarked;
