/** Type converters from data and results of the component to JSON and maps, and from these to a contact. */
package io.github.camelheymarket.converter;
