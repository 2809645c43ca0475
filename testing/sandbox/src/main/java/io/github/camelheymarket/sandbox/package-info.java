/** A Heymarket stand-in: the documented API over real HTTP, with a model of its own. */
package io.github.camelheymarket.sandbox;
