/**
 * What an endpoint of the API takes and gives, as data: the members of its body with their types, and the forms of its
 * answer. Bodies are checked against it before anything is sent.
 */
@NullMarked
package io.github.camelheymarket.shape;

import org.jspecify.annotations.NullMarked;
