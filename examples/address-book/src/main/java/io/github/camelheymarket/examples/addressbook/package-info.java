/** A program on camel-main: contacts from a CSV file into Heymarket, and the whole address book back into another. */
package io.github.camelheymarket.examples.addressbook;
