/** The data types for routes and Kamelets: {@code heymarket:application-json} and {@code heymarket:application-cloudevents}. */
package io.github.camelheymarket.transform;
