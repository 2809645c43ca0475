/** Checks a URI, its options and the credentials before the first message. Of the root package it uses only classes that Camel generated. */
@NullMarked
package io.github.camelheymarket.check;

import org.jspecify.annotations.NullMarked;
