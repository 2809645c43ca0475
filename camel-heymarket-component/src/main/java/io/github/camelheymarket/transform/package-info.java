/** The data types that routes and Kamelets name: {@code heymarket:application-json} and {@code heymarket:application-cloudevents}. */
package io.github.camelheymarket.transform;
