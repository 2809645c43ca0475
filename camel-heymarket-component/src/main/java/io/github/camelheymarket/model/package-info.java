/** What Heymarket knows of a person and what it answers: data, no I/O. */
package io.github.camelheymarket.model;
