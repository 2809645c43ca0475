/** Demonstrates an application that loads files from a folder: starts it, gives it a file, and reports the result. */
package io.github.camelheymarket.examples.common.application;
