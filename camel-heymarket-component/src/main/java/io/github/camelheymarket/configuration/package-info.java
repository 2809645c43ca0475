/** The options, in classes that the configuration class of the root inherits from. The catalog shows their descriptions. */
package io.github.camelheymarket.configuration;
