/** An application on Quarkus: contacts from a folder into Heymarket, and what changes there into another folder. */
package io.github.camelheymarket.examples.quarkus;
