/** The data types for routes and Kamelets: {@code heymarket:application-json} and {@code heymarket:application-cloudevents}. */
@NullMarked
package io.github.camelheymarket.transform;

import org.jspecify.annotations.NullMarked;
