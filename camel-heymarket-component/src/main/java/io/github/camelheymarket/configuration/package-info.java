/** The options in the parts that the one configuration class of the root inherits from; their descriptions are those that the catalog shows. */
package io.github.camelheymarket.configuration;
