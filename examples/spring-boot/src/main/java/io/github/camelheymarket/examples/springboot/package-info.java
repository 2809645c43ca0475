/** An application on Spring Boot: contacts from a folder into Heymarket, and what changes there into another folder. */
package io.github.camelheymarket.examples.springboot;
