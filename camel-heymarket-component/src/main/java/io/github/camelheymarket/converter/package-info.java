/** Type converters from data and results of the component to JSON and maps, and from these to a contact. */
@NullMarked
package io.github.camelheymarket.converter;

import org.jspecify.annotations.NullMarked;
