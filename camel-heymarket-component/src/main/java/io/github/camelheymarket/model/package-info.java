/** Contacts, results and other data of the API and of the component, without I/O. Part of the public API. */
@NullMarked
package io.github.camelheymarket.model;

import org.jspecify.annotations.NullMarked;
