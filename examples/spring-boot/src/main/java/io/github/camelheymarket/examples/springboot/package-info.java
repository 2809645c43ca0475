/** An application on Spring Boot: writes contacts from a folder to Heymarket, and changes in Heymarket to another folder. */
package io.github.camelheymarket.examples.springboot;
