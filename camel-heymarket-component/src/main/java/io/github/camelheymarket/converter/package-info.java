/** What a route can turn contacts, statuses and results into, and what into a contact. */
package io.github.camelheymarket.converter;
