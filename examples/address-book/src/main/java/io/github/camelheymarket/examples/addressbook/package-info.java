/** A camel-main program: writes contacts from a CSV file to Heymarket, and lists all contacts in another file. */
package io.github.camelheymarket.examples.addressbook;
