/** The Camel CLI with the libraries of the recipes. */
package io.github.camelheymarket.examples.routes;
