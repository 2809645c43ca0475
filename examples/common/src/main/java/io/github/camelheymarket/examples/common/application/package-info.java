/** Shows an application that loads what is put into a folder: starts it, gives it a file, and tells what came of it. */
package io.github.camelheymarket.examples.common.application;
